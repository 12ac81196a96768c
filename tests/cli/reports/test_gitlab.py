"""A Code Quality report for GitLab: the fields it needs, from the top of the work tree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from isms.cli.reports import View, compose
from isms.diagnostic import Level, Place
from tests.cli.reports.conftest import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Report


def test_every_diagnostic_that_is_not_waived_is_an_issue(report: Report) -> None:
    issues = json.loads(compose("gitlab", report, View("en", folder="ours/")))
    assert issues[1] == {
        "description": "REF001 '50%: a ::error::b' cannot be used.",
        "check_name": "REF001",
        "fingerprint": report.diagnostics[2].fingerprint,
        "severity": "major",
        "location": {"path": "ours/risks/R-002.yaml", "lines": {"begin": 7}},
    }
    assert [issue["severity"] for issue in issues] == ["minor", "major", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_equal_faults_have_fingerprints_of_their_own_which_hold_no_line(
    report_of: Callable[..., Report],
) -> None:
    def fingerprints(*lines: int) -> list[str]:
        found = [said("REC001", Level.ERROR, "x", Place("risks/a.yaml", line, 1)) for line in lines]
        return [
            issue["fingerprint"] for issue in json.loads(compose("gitlab", report_of(*found), View("en")))
        ]

    assert len({*fingerprints(1, 2, 3)}) == 3
    assert fingerprints(1, 2, 3) == fingerprints(11, 12, 13)
    assert fingerprints(1, 2) == fingerprints(1, 2, 3)[:2]


def test_nothing_found_is_an_empty_list(report_of: Callable[..., Report]) -> None:
    assert compose("gitlab", report_of(), View("ja")) == "[]\n"
