"""What a command spends on each of its steps, measured within one process.

Usage::

    python benchmarks/inside.py rules|score|soa PROGRAMME

Prints JSON: seconds by step, and for ``score`` the digest of the scores.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generate import AS_OF
from reference import scores_digest

from isms import api

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Loaded

ROWS = 93
"""As many rows as the Statement of Applicability has."""


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def rules(loaded: Loaded) -> dict[str, float]:
    """Return how long each rule takes; what rules share is built by the first that asks for it."""
    from isms.rules import packaged  # noqa: PLC0415 - imported when it is measured

    asked = {code: rule.check for code, rule in packaged().items() if rule.check}
    return {code: timed(lambda: list(check(loaded.programme))) for code, check in asked.items()}  # noqa: B023 - called at once


def score(loaded: Loaded) -> dict[str, object]:
    """Return how long scoring and writing the scores takes, and the digest of the scores."""
    from isms.cli import reports  # noqa: PLC0415

    start = time.perf_counter()
    text = reports.scores_as_json(api.score(loaded))
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "digest": scores_digest(json.loads(text))}


def soa(loaded: Loaded) -> dict[str, float]:
    """Return how long every format of the Statement of Applicability takes, and the engines' own time."""
    formats = ("html", "md", "csv", "json")
    engines()
    own = timed(engines)
    api.render(loaded, "soa", "html", "ja")
    ours = timed(lambda: [api.render(loaded, "soa", form, "ja") for form in formats])
    return {"engines": own, "seconds": ours}


def engines() -> None:
    """Do what Jinja and the Markdown parser do for a table of as many rows, and nothing else."""
    from jinja2 import Environment  # noqa: PLC0415
    from markdown_it import MarkdownIt  # noqa: PLC0415

    line = "{% for row in rows %}| {% for cell in row %}{{ cell }} | {% endfor %}\n{% endfor %}"
    cells = (
        "A.5.1",
        "情報セキュリティのための方針群",
        "適用",
        "組織の基本方針として実施する",
        "実施",
        "R-001",
        "E-001",
        "P-001",
    )
    environment = Environment(autoescape=True)
    text = environment.from_string(line).render(rows=[cells] * ROWS)
    MarkdownIt("commonmark").enable("table").render(
        f"| a | b | c | d | e | f | g | h |\n{'|---' * 8}|\n{text}"
    )


if __name__ == "__main__":
    step = {"rules": rules, "score": score, "soa": soa}[sys.argv[1]]
    print(json.dumps(step(api.load(Path(sys.argv[2]), date.fromisoformat(AS_OF)))))
