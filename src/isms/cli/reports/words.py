"""What the formats that people read say alike: the message, its remedy, the waiver, and the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cli.layout import one_line
from isms.diagnostic import Level, Text

if TYPE_CHECKING:
    from isms.api import Report
    from isms.diagnostic import Diagnostic, Language

HINT = Text(ja="対処: {hint}", en="hint: {hint}")
WAIVED = Text(ja="{level}(例外承認 {waiver})", en="{level} (waived by {waiver})")
SUMMARY = Text(
    ja="{as_of} 現在: 記録 {records} 件、エラー {error} 件、警告 {warning} 件、情報 {info} 件、"
    "例外承認済み {waived} 件",
    en="as of {as_of}: {records} records, {error} errors, {warning} warnings, {info} info, {waived} waived",
)
COMPARED = Text(
    ja="件数は新しい指摘だけ。ほかに、以前からの指摘 {known} 件、なくなった指摘 {gone} 件",
    en="only what is new is counted; {known} were there before, {gone} are gone",
)


def message(diagnostic: Diagnostic, language: Language) -> str:
    """Return what a diagnostic says, on one line."""
    return one_line(diagnostic.message.say(language))


def more(diagnostic: Diagnostic, language: Language) -> list[str]:
    """Return the lines below a message: what a waiver says about it, and the remedy unless it is waived."""
    lines = [] if diagnostic.waiver is None else [one_line(diagnostic.waiver.say(language))]
    if diagnostic.hint is not None and diagnostic.waived_by is None:
        lines.append(HINT.say(language, hint=one_line(diagnostic.hint.say(language))))
    return lines


def level(diagnostic: Diagnostic, language: Language) -> str:
    """Return the level of a diagnostic, with the waiver that silences it."""
    word = diagnostic.level.word
    if diagnostic.waived_by is None:
        return word
    return WAIVED.say(language, level=word, waiver=diagnostic.waived_by)


def summary(report: Report, language: Language) -> list[str]:
    """Return what the report adds up to, and what it was compared with."""
    lines = [SUMMARY.say(language, as_of=report.as_of, **report.summary)]
    if report.known is not None:
        lines.append(COMPARED.say(language, **report.summary))
    return lines


def gravest_first(report: Report, *, waived: bool = False) -> list[Diagnostic]:
    """Return the diagnostics that are, or are not, waived: the gravest first, then by place."""
    chosen = [each for each in report.diagnostics if (each.waived_by is not None) == waived]
    return sorted(chosen, key=lambda each: -each.level)


def count(levels: dict[Level, int], language: Language) -> str:
    """Return how many there are of each level."""
    separator = "、" if language == "ja" else ", "
    return separator.join(f"{level.word} {number}" for level, number in levels.items() if number)
