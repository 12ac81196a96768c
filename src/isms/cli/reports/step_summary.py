"""The table that GitHub shows below a run: appended to the file that GITHUB_STEP_SUMMARY names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from isms.cli.layout import harmless
from isms.cli.reports import words
from isms.diagnostic import Text
from isms.documents.escape import in_markdown

if TYPE_CHECKING:
    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic, Language

VARIABLE = "GITHUB_STEP_SUMMARY"
MOST_BYTES = 1024 * 1024
"""GitHub drops the whole summary of a step that is larger."""
NONE = Text(ja="指摘はありません。", en="There is nothing to say.")
REST = Text(
    ja="ほかに {count} 件あります。isms check で確認してください。",
    en="There are {count} more; run isms check to see them.",
)
HEADS = Text(ja="| レベル | 場所 | ルール番号 | 内容 |", en="| Level | Place | Code | Message |")
RULE = "|---|---|---|---|"


def append(report: Report, view: View) -> None:
    """Append the table to the file of the step, if there is one and as far as there is room."""
    name = os.environ.get(VARIABLE)
    if name:
        path = Path(name)
        used = path.stat().st_size if path.exists() else 0
        with path.open("ab") as file:
            file.write(compose(report, view, MOST_BYTES - used).encode())


def compose(report: Report, view: View, room: int) -> str:
    """Return a summary and a table, the gravest first, in no more than ``room`` bytes of UTF-8."""
    language = view.language
    found = [*words.gravest_first(report), *words.gravest_first(report, waived=True)]
    rows = [harmless(_row(each, view)) for each in found]
    head = ["", "## isms check", "", *(f"{line}  " for line in words.summary(report, language)), ""]
    head += [HEADS.say(language), RULE] if rows else [NONE.say(language)]
    room -= _bytes([*head, "", _rest(len(rows), language)])
    if room < 0:
        return ""
    kept = 0
    while kept < len(rows) and (room := room - _bytes([rows[kept]])) >= 0:
        kept += 1
    more = ["", _rest(len(rows) - kept, language)] if kept < len(rows) else []
    return "".join(f"{line}\n" for line in [*head, *rows[:kept], *more])


def _rest(count: int, language: Language) -> str:
    return REST.say(language, count=count)


def _bytes(lines: list[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _row(diagnostic: Diagnostic, view: View) -> str:
    place = diagnostic.place
    said = [words.message(diagnostic, view.language), *words.more(diagnostic, view.language)]
    cells = [
        in_markdown(words.level(diagnostic, view.language)),
        in_markdown(f"{view.path(diagnostic)}:{place.line}:{place.column}"),
        diagnostic.code,
        "<br>".join(in_markdown(line) for line in said),
    ]
    return f"| {' | '.join(cells)} |"
