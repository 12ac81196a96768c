"""A Code Quality report for GitLab: what a merge request brings and mends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from isms.cli.reports import words
from isms.diagnostic import Level

if TYPE_CHECKING:
    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def compose(report: Report, view: View) -> str:
    """Return the diagnostics that are not waived as a list; GitLab tells them apart by fingerprint."""
    issues = [_issue(each, view) for each in report.diagnostics if each.waived_by is None]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, view: View) -> dict[str, Any]:
    return {
        "description": f"{diagnostic.code} {words.message(diagnostic, view.language)}",
        "check_name": diagnostic.code,
        "fingerprint": diagnostic.fingerprint,
        "severity": SEVERITIES[diagnostic.level],
        "location": {"path": view.path(diagnostic), "lines": {"begin": diagnostic.place.line}},
    }
