"""The report that people read: a line for each diagnostic with its remedy, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cli.layout import one_line
from isms.cli.reports import words
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Report
    from isms.api.baseline import Entry
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic, Language
    from isms.model.waiver import Waiver

IN_FORCE = Text(ja="有効な例外承認:", en="Waivers in force:")
WAIVER = Text(
    ja="{id}: {rule} {target}、{until} まで、承認 {by}、理由: {reason}",
    en="{id}: {rule} {target} until {until}, approved by {by}: {reason}",
)
GONE = Text(ja="以前はあり、なくなった指摘:", en="No longer found:")


def compose(report: Report, view: View) -> str:
    """Return a line for each diagnostic with its remedy, the waivers in force, and a summary."""
    language = view.language
    parts = [[line for diagnostic in report.diagnostics for line in lines(diagnostic, language)]]
    if not view.quiet:
        waivers = [f"  {_waiver(waiver, language)}" for waiver in report.waivers]
        gone = [f"  {_gone(entry)}" for entry in report.gone]
        parts.append([IN_FORCE.say(language), *waivers] if waivers else [])
        parts.append([GONE.say(language), *gone] if gone else [])
        parts.append(words.summary(report, language))
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def lines(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    """Yield what a report says about one diagnostic: the place with the message, then the remedy."""
    place = diagnostic.place
    said = f"{words.level(diagnostic, language)}: {words.message(diagnostic, language)}"
    yield f"{place.path}:{place.line}:{place.column}: {diagnostic.code} {said}"
    yield from (f"    {line}" for line in words.more(diagnostic, language))


def _waiver(waiver: Waiver, language: Language) -> str:
    return one_line(
        WAIVER.say(
            language,
            id=waiver.id,
            rule=waiver.rule,
            target=waiver.record or waiver.path or "",
            until=waiver.until,
            by=waiver.approved_by,
            reason=waiver.reason,
        )
    )


def _gone(entry: Entry) -> str:
    return one_line(f"{entry.path}: {entry.code} {entry.level.word}: {entry.message}")
