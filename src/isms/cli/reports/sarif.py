"""SARIF 2.1.0, the exchange format of OASIS for what checkers find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from isms import __version__
from isms.cli.reports import words
from isms.diagnostic import Level
from isms.rules import manual
from isms.rules.fingerprints import target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic
    from isms.model.waiver import Waiver
    from isms.rules import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
TOP = "%SRCROOT%"
"""Stands for the top of the git work tree."""
FINGERPRINT = "isms/v1"


def compose(report: Report, view: View) -> str:
    """Return a log with one run: the diagnostics, the rules they come from, and what is waived suppressed."""
    codes = sorted({each.code for each in report.diagnostics})
    driver = {
        "name": "isms",
        "version": __version__,
        "language": view.language,
        "rules": [_rule(report.rules[code], view) for code in codes],
    }
    waivers = {waiver.id: waiver for waiver in report.waivers}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {TOP: {"description": {"text": "the top of the git work tree"}}},
        "results": [_result(each, report, view, codes, waivers) for each in report.diagnostics],
        "properties": {"as_of": report.as_of.isoformat(), "summary": dict(report.summary)},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, view: View) -> dict[str, Any]:
    """Return what a rule is; its help is there in both languages."""
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.say(view.language)},
        "fullDescription": {"text": "\n\n".join(manual.paragraphs(rule, view.language))},
        "help": {
            "text": f"{manual.explain(rule, 'ja')}\n{manual.explain(rule, 'en')}",
            "markdown": manual.page(rule),
        },
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": list(rule.clauses)},
    }


def _result(
    diagnostic: Diagnostic, report: Report, view: View, codes: list[str], waivers: Mapping[str, Waiver]
) -> dict[str, Any]:
    said = [words.message(diagnostic, view.language), *words.more(diagnostic, view.language)]
    waiver = waivers.get(diagnostic.waived_by or "")
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.level],
        "message": {"text": "\n".join(said)},
        "locations": [_location(diagnostic, view)],
        "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
        **({} if report.known is None else {"baselineState": "new"}),
        "suppressions": [] if waiver is None else [_suppression(waiver)],
    }


def _location(diagnostic: Diagnostic, view: View) -> dict[str, Any]:
    place = diagnostic.place
    uri = quote(view.path(diagnostic).encode("utf-8", "surrogateescape"))
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": TOP},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
    about = target(diagnostic)
    if about != place.path:
        location["logicalLocations"] = [{"name": diagnostic.record, "fullyQualifiedName": about}]
    return location


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{waiver.id}: {waiver.reason}",
        "properties": {"approved_by": waiver.approved_by, "until": waiver.until.isoformat()},
    }
