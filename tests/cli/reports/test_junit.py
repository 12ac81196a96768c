"""JUnit: a test for each diagnostic and for each rule that found nothing, as XML that any parser reads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from isms import api
from isms.cli.reports import View, compose
from isms.diagnostic import Level, Place
from tests.cli.reports.conftest import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Report


def suite_of(report: Report, view: View) -> ET.Element:
    """Return the one suite of a report."""
    root = ET.fromstring(compose("junit", report, view).encode())  # noqa: S314 - we wrote it
    assert root.tag == "testsuites"
    [suite] = root
    assert {name: root.get(name) for name in ("tests", "failures")} == {
        name: suite.get(name) for name in ("tests", "failures")
    }
    return suite


def test_every_diagnostic_is_a_test_and_so_is_a_rule_without_one(report_of: Callable[..., Report]) -> None:
    found = said("REF001", Level.ERROR, '<a> & "b"', Place("risks/R-002.yaml", 7, 12), "R-002")
    report = report_of(found)
    name = f"risk:R-002: {report.rules['REF001'].title.en} [{report.diagnostics[0].fingerprint[:8]}]"
    first, *others = suite_of(report, View("en", folder="ours/")).findall("testcase")
    assert first.attrib == {"classname": "isms.REF001", "name": name, "file": "ours/risks/R-002.yaml"}
    failure = first.find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "'<a> & \"b\"' cannot be used."}
    assert failure.text == (
        'ours/risks/R-002.yaml:7:12: REF001 error: \'<a> & "b"\' cannot be used.\nhint: Mend <a> & "b".'
    )
    assert [case.get("classname") for case in others] == ["isms.REC001", "isms.REC006", "isms.RSK007"]
    assert all(len(case) == 0 for case in others)


@pytest.mark.parametrize(
    ("level", "failures"), [(Level.ERROR, 1), (Level.WARNING, 2), (Level.INFO, 3)], ids=str
)
def test_what_fails_the_check_fails_here(report: Report, level: Level, failures: int) -> None:
    suite = suite_of(report, View("ja", fails_from=level))
    assert len(suite.findall("testcase/failure")) == failures
    assert suite.attrib == {
        "name": "isms check",
        "tests": "4",
        "failures": str(failures),
        "errors": "0",
        "skipped": "1",
    }
    assert len(suite.findall("testcase/system-out")) == 4 - failures


def test_what_is_waived_is_skipped(report: Report) -> None:
    [skipped] = suite_of(report, View("ja")).findall("testcase/skipped")
    assert skipped.get("message") == "warning(例外承認 W-01)"


def test_what_was_there_before_is_not_called_passed(report: Report) -> None:
    compared = report.against(api.Baseline.of(report.diagnostics))
    suite = suite_of(compared, View("en"))
    skipped = [case.get("classname") for case in suite if case.find("skipped") is not None]
    assert skipped == ["isms.REC006", "isms.REC001", "isms.REF001", "isms.RSK007"]
    assert suite.get("skipped") == "4"
    assert suite.get("failures") == "0"


def test_characters_that_xml_has_no_place_for_are_left_out(report_of: Callable[..., Report]) -> None:
    said_of = "a\x00\x1b[31m\x7f\u202e\ud800\ufffe\U0001ffff髙🎌"
    report = report_of(said("REC001", Level.ERROR, said_of, Place("risks/\udcff.yaml", 1, 1)))
    suite = suite_of(report, View("en"))
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "'a[31m髙🎌' cannot be used."
    assert suite.findall("testcase")[0].get("file") == "risks/.yaml"


def test_names_are_unique_and_stay_the_same_when_lines_and_numbers_do_not(
    report_of: Callable[..., Report],
) -> None:
    def names(days: int, first: int) -> list[str | None]:
        found = [
            said("REC001", Level.ERROR, days, Place("risks/a.yaml", line, 1)) for line in (first, first + 1)
        ]
        return [case.get("name") for case in suite_of(report_of(*found), View("en")).findall("testcase")]

    assert len({*names(12, 1)}) == len(names(12, 1))
    assert names(12, 1) == names(13, 40)
