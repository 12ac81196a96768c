"""Annotations for GitHub Actions: workflow commands that mark the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word, so the
gravest come first and the last notice says what is not shown.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from isms.cli.reports import words
from isms.diagnostic import Level, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic

SHOWN = 10
"""Annotations of one level that GitHub shows of a step."""
COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
NOT_SHOWN = Text(
    ja="ここに表示しきれない指摘があります({count})。実行結果の Summary か isms check で確認してください。",
    en="There is more than GitHub shows here ({count}); see the summary of the run, or run isms check.",
)


def compose(report: Report, view: View) -> str:
    """Return the annotations within the limits, the gravest first, and a summary; without what is waived."""
    levels = {
        level: list(found)
        for level, found in groupby(words.gravest_first(report), key=lambda each: each.level)
    }
    room = dict.fromkeys(levels, SHOWN)
    if any(len(found) > SHOWN for found in levels.values()):
        room[Level.INFO] = SHOWN - 1
    left_out = {level: max(0, len(found) - room[level]) for level, found in levels.items()}
    lines = [_annotation(each, view) for level, found in levels.items() for each in found[: room[level]]]
    if any(left_out.values()):
        said = NOT_SHOWN.say(view.language, count=words.count(left_out, view.language))
        lines.append(f"::notice title=isms::{_data(said)}")
    if not view.quiet:
        lines += words.summary(report, view.language)
    return "".join(f"{line}\n" for line in lines)


def _annotation(diagnostic: Diagnostic, view: View) -> str:
    place = diagnostic.place
    properties = {
        "file": view.path(diagnostic),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"isms {diagnostic.code}",
    }
    where = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = "\n".join(_said(diagnostic, view))
    return f"::{COMMANDS[diagnostic.level]} {where}::{_data(said)}"


def _said(diagnostic: Diagnostic, view: View) -> Iterator[str]:
    yield words.message(diagnostic, view.language)
    yield from words.more(diagnostic, view.language)


def _data(text: str) -> str:
    """Return a text as a workflow command carries it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as a property of a workflow command carries it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
