"""What the self-inspections ask for in a month, and what is missing: the same that the rules say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import rules
from isms.inspecting.month import Lack, Tally, lines, overdue, tally
from isms.kind import Record
from isms.months import month_of, number
from isms.records.load import load
from isms.records.tree import FolderTree

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from tests.inspecting.conftest import Company

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/minato-contact"


def told(programme: Programme, month: str) -> dict[tuple[str, str], list[str]]:
    found = lines(programme, number(month))
    return {(line.inspection.key, line.department): [str(lack) for lack in line.lacks] for line in found}


def test_a_month_asks_each_department_and_says_what_is_missing(company: Company) -> None:
    assert told(company(), "2026-10") == {
        ("I-1", "D-1"): ["follow_up", "finding", "check"],
        ("I-1", "D-2"): ["result"],
        ("I-2", "D-1"): ["result"],
    }
    assert told(company(), "2026-07")["I-2", "D-1"] == ["other_check"]


def test_a_quarter_that_has_its_result_asks_for_nothing_more(company: Company) -> None:
    assert ("I-2", "D-1") not in told(company(), "2026-08")
    line = next(each for each in lines(company(), number("2026-10")) if each.inspection.key == "I-2")
    assert (line.due, line.may_wait) == (date(2026, 12, 31), True)
    assert not next(each for each in lines(company(), number("2026-12")) if each.due == line.due).may_wait


def test_what_may_wait_is_not_counted(company: Company) -> None:
    found = tally(lines(company(), number("2026-10")))
    assert (found.asked, found.done, found.missing, found.ng, found.checked) == (2, 1, 1, 1, 0)


def test_a_result_of_a_quarter_counts_in_the_month_in_which_it_was_found(company: Company) -> None:
    (line,) = (each for each in lines(company(), number("2026-07")) if each.inspection.key == "I-2")
    assert (line.due, line.may_wait) == (date(2026, 9, 30), False)
    assert tally([line]) == (1, 1, 1, 0, 0, 0, 1)


def test_what_does_not_say_how_often_it_is_done_is_never_due(company: Company) -> None:
    changes = {"inspections/i.yaml": "- {id: I-9, item: x, starts: 2026-04-01, departments: [D-1]}\n"}
    changes["inspections/results/r.csv"] = "inspection,department,month,result,by\n"
    programme = company(changes)
    (line,) = lines(programme, number("2026-08"))
    assert (line.due, line.may_wait, overdue(programme, line)) == (None, False, False)
    assert tally([line]).missing == 1


@pytest.mark.parametrize(("day", "late"), [("2026-10-31", False), ("2026-11-01", True)])
def test_a_result_is_overdue_from_the_day_after_its_month(company: Company, day: str, *, late: bool) -> None:
    programme = company(day=day)
    line = next(each for each in lines(programme, number("2026-10")) if each.department == "D-2")
    assert overdue(programme, line) is late


def test_only_some_departments(company: Company) -> None:
    assert {line.department for line in lines(company(), number("2026-10"), ["D-2"])} == {"D-2"}


def test_a_result_that_nothing_asks_for_is_listed_all_the_same(company: Company) -> None:
    changes = {"inspections/results/x.csv": "inspection,department,month,result,by\nI-2,D-2,2026-10,ok,P-2\n"}
    line = next(
        each
        for each in lines(company(changes), number("2026-10"))
        if (each.inspection.key, each.department) == ("I-2", "D-2")
    )
    assert not line.asked
    assert line.result is not None
    assert tally([line]) == (0, 0, 1, 0, 0, 0, 0)


def test_only_what_is_not_ok_is_counted_as_raised(company: Company) -> None:
    ledger = (
        "inspection,department,month,result,by,finding\nI-1,D-1,2026-10,ng,P-1,F-1\n"
        "I-1,D-2,2026-10,ng,P-2,\nI-2,D-1,2026-10,ok,P-1,F-1\n"
    )
    finding = "id: F-1\nsource: inspection\ngrade: minor\ndescription: x\nraised_on: 2026-10-30\n"
    programme = company({"inspections/results/r.csv": ledger, "findings/F-1.yaml": finding})
    counted = tally(lines(programme, number("2026-10")))
    assert (counted.ok, counted.ng, counted.found) == (1, 2, 1)


def test_every_result_is_one_whatever_it_says() -> None:
    assert Tally(asked=9, done=7, ok=4, ng=2, na=1, found=1, checked=0).results == 7


def test_an_inspection_that_begins_with_its_first_result_is_asked_for_from_last_month_on(
    company: Company,
) -> None:
    changes = {"inspections/i.yaml": "- {id: I-9, item: x, every: month, departments: [D-1]}\n"}
    changes["inspections/results/r.csv"] = "inspection,department,month,result,by\n"
    assert told(company(changes), "2026-10") == {("I-9", "D-1"): ["result"]}
    assert told(company(changes), "2026-09") == {}


@pytest.fixture(scope="module")
def example() -> Programme:
    return load(FolderTree(EXAMPLE), date(2027, 2, 20))


def said(programme: Programme, code: str) -> set[tuple[str, str]]:
    check = rules.packaged()[code].check
    assert check is not None
    flaws = check(programme)
    return {(flaw.about.declaration.name, flaw.about.key) for flaw in flaws if isinstance(flaw.about, Record)}


@pytest.mark.parametrize(
    ("code", "lack"),
    [
        ("INS002", Lack.FOLLOW_UP),
        ("INS003", Lack.OTHER_CHECK),
        ("INS004", Lack.CHECK),
        ("INS006", Lack.FINDING),
    ],
)
def test_the_rules_say_the_same_of_results(company: Company, code: str, lack: Lack) -> None:
    programme = company(day="2027-02-20")
    listed = {
        ("inspection-result", line.result.key)
        for month in range(number("2026-04"), number("2027-03"))
        for line in lines(programme, month)
        if lack in line.lacks and line.result is not None
    }
    assert listed
    assert said(programme, code) == listed


def test_the_rules_say_the_same_of_what_is_missing(example: Programme) -> None:
    """Ten days after a month, INS001 names the inspections with results that are overdue, and no others."""
    overdue_ones = {
        ("inspection", line.inspection.key)
        for month in range(number("2025-04"), month_of(example.as_of))
        for line in lines(example, month)
        if overdue(example, line)
    }
    assert overdue_ones
    assert said(example, "INS001") == overdue_ones
