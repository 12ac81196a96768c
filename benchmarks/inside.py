"""What a command spends on each of its steps, measured within one process.

Usage::

    python benchmarks/inside.py rules|score|risk|soa PROGRAMME

Prints JSON: seconds by step, and for ``score`` and ``risk`` digests of what was found.
"""

from __future__ import annotations

import io
import json
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from generate import AS_OF
from reference import digest, scores_digest

from isms import api

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from isms.api import Loaded
    from isms.documents.render import Format
    from isms.model.programme import Programme

TURNS = 5
FORMATS: tuple[Format, ...] = ("html", "md", "csv", "json", "xlsx")


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def rules(loaded: Loaded) -> dict[str, object]:
    """Return how long each rule takes alone, and how long what rules share: indexes, scores.

    What is shared is built by the first rule that asks for it, and no longer when it is asked again.
    """
    from isms.rules import packaged  # noqa: PLC0415 - imported when it is measured

    alone, shared = {}, 0.0
    for code, rule in packaged().items():
        if rule.check is not None:
            act = partial(_drained, rule.check, loaded.programme)
            first, alone[code] = timed(act), timed(act)
            shared += max(first - alone[code], 0.0)
    return {"alone": alone, "shared": shared}


def _drained(check: Callable[[Programme], Iterable[object]], programme: Programme) -> None:
    """Let a rule say everything that it has to say."""
    for _ in check(programme):
        pass


def score(loaded: Loaded) -> dict[str, object]:
    """Return how long scoring takes, how long printing the scores, and the digest of what is printed."""
    from isms.api.scoring import risk_listing  # noqa: PLC0415
    from isms.cli.tables import as_json  # noqa: PLC0415
    from isms.risk.score import scores  # noqa: PLC0415

    scoring = timed(lambda: scores(loaded.programme))
    start = time.perf_counter()
    text = as_json(risk_listing(loaded, "ja"))
    printing = time.perf_counter() - start
    return {"scoring": scoring, "printing": printing, "digest": scores_digest(json.loads(text))}


def risk(loaded: Loaded) -> dict[str, object]:
    """Return how long each answer about risks takes on top of loading, scoring included, and what it says."""
    from isms.api.loading import Loaded  # noqa: PLC0415
    from isms.api.proposing import gap_listing  # noqa: PLC0415
    from isms.model.once import afresh  # noqa: PLC0415
    from isms.risk.matrix import Matrix, View, matrices  # noqa: PLC0415
    from isms.risk.plan import Planned, plan  # noqa: PLC0415

    def cells(found: list[Matrix]) -> list[list[object]]:
        inside = [cell for each in found for row in each.cells for cell in row if cell.risks]
        return [[int(cell.score), sorted(cell.risks)] for cell in inside if cell.score is not None]

    def rows(found: list[Planned]) -> list[list[object]]:
        return [
            [each.treatment.key, *(int(a.score) if a else None for a in (each.before, each.after))]
            for each in found
        ]

    asset = loaded.programme.assets.records[0]
    answers: dict[str, tuple[Callable[[Loaded], Any], Callable[[Any], Any]]] = {
        "matrix": (lambda new: matrices(new.programme, View.STANDING), cells),
        "plan": (lambda new: plan(new.programme), rows),
        "coverage": (
            lambda new: gap_listing(new, "ja").rows,
            lambda found: [row["id"] for row in found if row["gap"] == "asset"],
        ),
        "trace": (
            lambda new: api.trail(new, asset),
            lambda found: [record.reference for record in found.trail.records()],
        ),
    }
    seconds, said = {}, {}
    for name, (ask, words) in answers.items():
        # Nothing that an earlier answer worked out is there any more.
        fresh = Loaded(afresh(loaded.programme), loaded.tree, loaded.root)
        start = time.perf_counter()
        found = ask(fresh)
        seconds[name] = time.perf_counter() - start
        said[name] = digest(json.dumps(each) for each in words(found))
    return {"seconds": seconds, "said": said}


def soa(loaded: Loaded) -> dict[str, float]:
    """Return how long every format of the Statement of Applicability takes, and the engines' own time.

    The formats are made together, as `isms render --all` makes them; the median of a few, taken in turns.
    """
    from isms.api.oscal import statement_as_oscal  # noqa: PLC0415
    from isms.api.rendering import render_each  # noqa: PLC0415

    def every() -> tuple[str, Mapping[str, bytes]]:
        made = render_each(loaded, "soa", FORMATS, "ja")
        return made["md"].decode(), statement_as_oscal(loaded, "ja")

    text, made = every()
    engines(text, made)
    taken = [(timed(every), timed(lambda: engines(text, made))) for _ in range(TURNS)]
    ours, own = (median(seconds) for seconds in zip(*taken, strict=True))
    return {"engines": own, "seconds": ours}


def engines(text: str, made: Mapping[str, bytes]) -> None:
    """Do what the engines do for a text.

    Jinja writes it cell by cell, twice, markdown-it parses it, openpyxl writes its cells, and json writes
    what was ``made``.
    """
    from jinja2 import Environment  # noqa: PLC0415
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from openpyxl import Workbook  # noqa: PLC0415

    rows = [line.split("|") for line in text.splitlines()]
    source = "{% for row in rows %}{{ row[0] }}{% for cell in row[1:] %}|{{ cell }}{% endfor %}\n{% endfor %}"
    template = Environment(autoescape=True).from_string(source)
    for _ in ("html", "md"):
        template.render(rows=rows)
    MarkdownIt("commonmark").enable("table").render(text)
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in rows:
        page.append(row)
    book.save(io.BytesIO())
    for content in made.values():
        json.dumps(json.loads(content), indent=2)


if __name__ == "__main__":
    step = {"rules": rules, "score": score, "risk": risk, "soa": soa}[sys.argv[1]]
    print(json.dumps(step(api.load(Path(sys.argv[2]), date.fromisoformat(AS_OF)))))
