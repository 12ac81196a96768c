"""A report of `isms check` as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.cli.layout import one_line
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Report
    from isms.diagnostic import Diagnostic, Language
    from isms.model.waiver import Waiver

HINT = Text(ja="対処: {hint}", en="hint: {hint}")
WAIVED = Text(ja="{level}(例外承認 {waiver})", en="{level} (waived by {waiver})")
IN_FORCE = Text(ja="有効な例外承認:", en="Waivers in force:")
WAIVER = Text(
    ja="{id}: {rule} {target}、{until} まで、承認 {by}、理由: {reason}",
    en="{id}: {rule} {target} until {until}, approved by {by}: {reason}",
)
SUMMARY = Text(
    ja="{as_of} 現在: 記録 {records} 件、エラー {error} 件、警告 {warning} 件、情報 {info} 件、"
    "例外承認済み {waived} 件",
    en="as of {as_of}: {records} records, {error} errors, {warning} warnings, {info} info, {waived} waived",
)


def as_text(report: Report, language: Language, *, quiet: bool = False) -> str:
    """Return a line for each diagnostic with its remedy, the waivers in force, and a summary."""
    lines = [line for diagnostic in report.diagnostics for line in _lines(diagnostic, language)]
    if report.waivers and not quiet:
        lines += [
            "",
            IN_FORCE.say(language),
            *(f"  {_waiver(waiver, language)}" for waiver in report.waivers),
        ]
    if not quiet:
        summary = SUMMARY.say(language, as_of=report.as_of, **report.summary)
        lines += [""] * bool(lines) + [summary]
    return "".join(f"{line}\n" for line in lines)


def _lines(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    place = diagnostic.place
    level = diagnostic.level.word
    if diagnostic.waived_by:
        level = WAIVED.say(language, level=level, waiver=diagnostic.waived_by)
    message = one_line(diagnostic.message.say(language))
    yield f"{place.path}:{place.line}:{place.column}: {diagnostic.code} {level}: {message}"
    for more in (diagnostic.waiver, diagnostic.hint if diagnostic.waived_by is None else None):
        if more is not None:
            said = one_line(more.say(language))
            yield f"    {said if more is diagnostic.waiver else HINT.say(language, hint=said)}"


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


def as_json(report: Report, language: Language) -> str:
    """Return a report as other programs read it."""
    import json

    shape = {
        "version": 1,
        "as_of": report.as_of.isoformat(),
        "summary": dict(report.summary),
        "diagnostics": [_diagnostic(each, language) for each in report.diagnostics],
        "waivers": [_waiver_json(each) for each in report.waivers],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    place = diagnostic.place
    rule_level = diagnostic.rule_level or diagnostic.level
    return {
        "code": diagnostic.code,
        "level": diagnostic.level.word,
        "rule_level": rule_level.word,
        "message": diagnostic.message.say(language),
        "hint": diagnostic.hint.say(language) if diagnostic.hint else None,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "kind": diagnostic.kind,
        "record": diagnostic.record,
        "clauses": list(diagnostic.clauses),
        "waived_by": diagnostic.waived_by,
        "waiver": diagnostic.waiver.say(language) if diagnostic.waiver else None,
    }


def _waiver_json(waiver: Waiver) -> dict[str, Any]:
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "record": waiver.record,
        "path": waiver.path,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "until": waiver.until.isoformat(),
    }
