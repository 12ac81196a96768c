"""Months as numbers, and the parts of years that are over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.months import (
    first_day,
    last_day,
    month_of,
    number,
    over,
    part_with,
    planned_until,
    twelve_until,
    written,
)

DAY = date(2026, 11, 22)
TEN_DAYS = timedelta(days=10)


def parts(
    every: str, starts: str, ends: str | None = None, patience: timedelta = TEN_DAYS, year: str | None = None
) -> list[str]:
    programme = Programme(DAY, Settings(format=1, fiscal_year_start=year))
    last = date.fromisoformat(ends) if ends else None
    found = over(programme, every, date.fromisoformat(starts), last, patience)
    return [f"{written(part[0])} {written(part[-1])}" for part in found]


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (number("0001-01"), date.min, date(1, 1, 31)),
        (number("9999-12"), date(9999, 12, 1), date.max),
        (number("0001-01") - 1, date.min, date.min),
        (number("9999-12") + 1, date.max, date.max),
    ],
)
def test_the_calendar_has_a_first_and_a_last_month(month: int, first: date, last: date) -> None:
    assert (first_day(month), last_day(month)) == (first, last)


def test_a_month_and_its_number() -> None:
    assert written(number("2026-05")) == "2026-05"
    assert number("2027-01") == number("2026-12") + 1
    assert month_of(date(2026, 12, 31)) == number("2026-12")
    assert first_day(number("2026-02")) == date(2026, 2, 1)
    assert last_day(number("2026-12")) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("every", "starts", "ends", "found"),
    [
        ("month", "2026-09-20", None, ["2026-09 2026-09", "2026-10 2026-10"]),
        ("month", "2026-09-01", "2026-09-30", ["2026-09 2026-09"]),
        ("month", "2026-09-01", "2026-10-30", ["2026-09 2026-09"]),
        ("month", "2026-11-01", None, []),
        ("quarter", "2026-04-01", None, ["2026-04 2026-06", "2026-07 2026-09"]),
        ("quarter", "2026-05-01", None, ["2026-07 2026-09"]),
        ("half", "2025-10-01", None, ["2025-10 2026-03", "2026-04 2026-09"]),
        ("year", "2025-04-01", None, ["2025-04 2026-03"]),
        ("year", "2026-04-01", None, []),
    ],
)
def test_parts_between_two_days(every: str, starts: str, ends: str | None, found: list[str]) -> None:
    assert parts(every, starts, ends) == found


@pytest.mark.parametrize(("days", "found"), [(21, ["2026-10 2026-10"]), (22, [])])
def test_the_last_day_of_grace_is_still_in_time(days: int, found: list[str]) -> None:
    assert parts("month", "2026-10-01", patience=timedelta(days=days)) == found


def test_the_parts_are_those_of_the_fiscal_year() -> None:
    assert parts("quarter", "2026-04-01", year="06-01") == ["2026-06 2026-08"]


@pytest.mark.parametrize(
    ("planned", "last"),
    [
        (date(2026, 9, 14), date(2026, 9, 14)),
        ("2026-09", date(2026, 9, 30)),
        ("2028-02", date(2028, 2, 29)),
    ],
)
def test_a_planned_month_lasts_until_its_last_day(planned: date | str, last: date) -> None:
    assert planned_until(planned) == last


@pytest.mark.parametrize(
    ("every", "month", "first", "last"),
    [
        ("month", "2026-10", "2026-10", "2026-10"),
        ("quarter", "2026-12", "2026-10", "2026-12"),
        ("half", "2026-09", "2026-04", "2026-09"),
        ("year", "2027-01", "2026-04", "2027-03"),
    ],
)
def test_the_part_of_the_year_with_a_month(every: str, month: str, first: str, last: str) -> None:
    part = part_with(Programme(DAY, Settings(format=1)), every, number(month))
    assert (written(part[0]), written(part[-1])) == (first, last)


def test_twelve_months_end_with_the_one_asked_for() -> None:
    found = twelve_until(number("2026-02"))
    assert (written(found[0]), written(found[-1]), len(found)) == ("2025-03", "2026-02", 12)
