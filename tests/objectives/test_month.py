"""Objectives in a month: values, trend, what is missing, and the rules say the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from isms import rules
from isms.kind import Record
from isms.months import number
from isms.objectives.month import Lack, Measure, Trend, measures, overdue, wants
from isms.records.load import load
from isms.records.tree import MemoryTree

PLAN = "measure: x, target: 95, direction: at_least, owner: P-1, starts: 2026-07-01, due: 2027-03-31"
FILES = {
    "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [iso27001]\nscope: 全社\n",
    "departments/d.yaml": "id: D-1\nname: 総務部\n",
    "people/p.csv": "id,name,department,employment\nP-1,青木 健一,D-1,employee\nP-2,大森 由美,D-1,employee\n",
    "objectives/a.yaml": f"""\
- id: O-1
  title: 適用率
  department: D-1
  baseline: 72
  {PLAN.replace(", ", chr(10) + "  ")}
  months:
    - {{month: 2026-08, value: 80, by: P-1, date: 2026-09-02, checked_by: P-1, checked_on: 2026-09-03}}
    - {{month: 2026-09, value: 79, by: P-1, date: 2026-10-02}}
    - {{month: 2026-10, value: 96, by: P-1, date: 2026-11-02, checked_by: P-2, checked_on: 2026-11-05}}
- {{id: O-2, title: 四半期, every: quarter, {PLAN}, months: [{{month: 2026-07, comment: 機器がない}}]}}
- {{id: O-3, title: 下書き, {PLAN}, draft: true}}
""",
}
PROGRAMME = load(MemoryTree(FILES), date(2026, 11, 22))


def measured(month: str, key: str = "O-1") -> Measure:
    return next(each for each in measures(PROGRAMME, number(month)) if each.objective.key == key)


@pytest.mark.parametrize(
    ("month", "value", "before", "trend", "met", "lacks"),
    [
        ("2026-07", None, "72", None, None, ["value"]),
        ("2026-08", "80", "72", Trend.BETTER, False, ["other_check"]),
        ("2026-09", "79", "80", Trend.WORSE, False, ["discussion", "check"]),
        ("2026-10", "96", "79", Trend.BETTER, True, []),
        ("2026-11", None, "96", None, None, ["value"]),
    ],
)
def test_a_month_is_set_against_the_target_and_the_one_before(
    month: str, value: str | None, before: str, trend: Trend | None, *, met: bool | None, lacks: list[str]
) -> None:
    found = measured(month)
    assert found.value == (None if value is None else Decimal(value))
    assert (found.before, found.trend, found.met) == (Decimal(before), trend, met)
    assert [str(lack) for lack in found.lacks] == lacks


def test_a_quarter_that_says_why_there_is_no_value_asks_for_nothing_more() -> None:
    assert [each.objective.key for each in measures(PROGRAMME, number("2026-09"))] == ["O-1"]
    assert measured("2026-10", "O-2").due == date(2026, 12, 31)
    assert [each.objective.key for each in measures(PROGRAMME, number("2026-06"))] == []
    assert not wants(PROGRAMME, PROGRAMME.objectives["O-1"], number("2027-04"))


def test_only_some_departments() -> None:
    assert [each.objective.key for each in measures(PROGRAMME, number("2026-10"), ["D-1"])] == ["O-1"]


def said(code: str) -> set[str]:
    check = rules.packaged()[code].check
    assert check is not None
    flaws = check(PROGRAMME)
    found = (flaw.about for flaw in flaws if isinstance(flaw.about, Record))
    return {record.key for record in found if not record.draft}


@pytest.mark.parametrize(
    ("code", "lack"), [("OBJ002", None), ("OBJ004", Lack.DISCUSSION), ("OBJ008", Lack.OTHER_CHECK)]
)
def test_the_rules_say_the_same(code: str, lack: Lack | None) -> None:
    listed = {
        each.objective.key
        for month in range(number("2026-07"), number("2026-11"))
        for each in measures(PROGRAMME, month)
        if (overdue(PROGRAMME, each) if lack is None else lack in each.lacks)
    }
    assert listed == {"O-1"}
    assert said(code) == listed
