"""The report as other programs read it: everything that is known of each diagnostic."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic, Language
    from isms.model.waiver import Waiver


def compose(report: Report, view: View) -> str:
    """Return a mapping with the summary, the diagnostics and the waivers in force."""
    shape: dict[str, Any] = {
        "version": 1,
        "as_of": report.as_of.isoformat(),
        "summary": dict(report.summary),
        "diagnostics": [_diagnostic(each, view.language) for each in report.diagnostics],
        "waivers": [_waiver(each) for each in report.waivers],
    }
    if report.known is not None:
        shape["gone"] = [{**entry._asdict(), "level": entry.level.word} for entry in report.gone]
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
        "fingerprint": diagnostic.fingerprint,
        "waived_by": diagnostic.waived_by,
        "waiver": diagnostic.waiver.say(language) if diagnostic.waiver else None,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "record": waiver.record,
        "path": waiver.path,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "until": waiver.until.isoformat(),
    }
