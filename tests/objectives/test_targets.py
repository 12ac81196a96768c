"""Whether a value meets the target, whether it is better, and from when to when an objective is measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from isms.months import number
from isms.objectives import better, by_month, meets, setbacks, span, values_by_month
from isms.objectives.month import Trend, measures
from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from isms.model.objective import Objective
    from isms.model.programme import Programme

BASE = {"isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [iso27001]\nscope: 全社\n"}


def programme(said: str) -> Programme:
    record = f"{{id: O-1, title: 適用率, measure: 割合, owner: P-1, {said}}}"
    return load(MemoryTree({**BASE, "objectives/o.yaml": record}), date(2026, 11, 22))


def objective(said: str) -> Objective:
    found = programme(said).objectives["O-1"]
    assert not found.unread
    return found


@pytest.mark.parametrize(
    ("direction", "met"),
    [
        ("direction: at_least, ", [False, True, True]),
        ("direction: at_most, ", [True, True, False]),
        ("", [False, True, False]),
    ],
)
def test_the_direction_tells_which_side_of_the_target_meets_it(direction: str, met: list[bool]) -> None:
    about = objective(f"{direction}target: 5")
    assert [meets(about, Decimal(value)) for value in ("4.9", "5.0", "5.1")] == met


def test_the_direction_tells_which_of_two_values_is_better() -> None:
    up, down = objective("direction: at_least, target: 5"), objective("direction: at_most, target: 5")
    assert (better(up, Decimal(3), Decimal(2)), better(up, Decimal(2), Decimal(2))) == (True, False)
    assert (better(down, Decimal(2), Decimal(3)), better(down, Decimal(2), Decimal(2))) == (True, False)


MONTHS = "months: [{month: 2026-10, value: 3}, {month: 2026-08, value: 4}, {month: 2026-09, comment: 故障}]"


def test_months_are_told_in_their_order() -> None:
    about = objective(f"target: 5, {MONTHS}")
    assert [each.month for each in by_month(about)] == ["2026-08", "2026-09", "2026-10"]
    assert values_by_month(about) == {
        number("2026-08"): Decimal(4),
        number("2026-09"): None,
        number("2026-10"): Decimal(3),
    }


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("target: 5", None),
        ("target: 5, starts: 2026-07-01", (date(2026, 7, 1), None)),
        ("target: 5, starts: 2026-07-01, due: 2027-03-31", (date(2026, 7, 1), date(2027, 3, 31))),
        (f"target: 5, {MONTHS}", (date(2026, 8, 1), None)),
        ("target: 5, starts: 2026-07-01, achieved: true", None),
        (f"target: 5, achieved: true, {MONTHS}", (date(2026, 8, 1), date(2026, 10, 31))),
        (f"target: 5, result: 未達, due: 2026-09-30, {MONTHS}", (date(2026, 8, 1), date(2026, 9, 30))),
        (f"target: 5, result: 未達, due: 2027-03-31, {MONTHS}", (date(2026, 8, 1), date(2026, 10, 31))),
    ],
)
def test_it_is_measured_from_its_start_to_its_end(said: str, days: tuple[date, date | None] | None) -> None:
    assert span(objective(said)) == days


@pytest.mark.parametrize(
    ("said", "trend"),
    [
        ("direction: at_least, ", Trend.WORSE),
        ("direction: at_most, ", Trend.BETTER),
        ("", None),
    ],
)
def test_a_value_is_set_against_the_last_one_by_its_direction(said: str, trend: Trend | None) -> None:
    about = programme(f"target: 1, {said}{MONTHS}")
    (october,), (august,) = (measures(about, number(month)) for month in ("2026-10", "2026-08"))
    assert (october.before, october.trend) == (Decimal(4), trend)
    assert (august.before, august.trend) == (None, None), "there is nothing to compare the first value with"


def test_a_value_that_stays_the_same_is_a_setback_until_it_meets_the_target() -> None:
    months = "[{month: 2026-08, value: 3}, {month: 2026-09, value: 3}, {month: 2026-10, value: 5}]"
    about = objective(f"direction: at_least, target: 5, baseline: 3, months: {months}")
    found = [(each.month, before) for each, before in setbacks(about)]
    assert found == [("2026-08", Decimal(3)), ("2026-09", Decimal(3))]
    assert list(setbacks(objective(f"target: 5, baseline: 3, months: {months}"))) == []
