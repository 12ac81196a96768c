"""Fiscal years, their parts, and yearly duties that were missed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.diagnostic import Level
from isms.fiscal import LENGTHS, Period, miss, months_after, weight_of_a_miss, year, year_of, years
from isms.model.programme import Programme
from isms.model.settings import Settings

DAY = date(2026, 11, 22)


def programme(start: str | None = None) -> Programme:
    return Programme(DAY, Settings(format=1, fiscal_year_start=start))


@pytest.mark.parametrize("start", ["04-01", "01-01", "12-31"])
@pytest.mark.parametrize("day", [date.min, date(1, 12, 30), date(9999, 1, 1), date.max])
def test_the_first_and_the_last_day_of_the_calendar_have_their_year(start: str, day: date) -> None:
    found = year_of(programme(start), day)
    before = years(programme(start), day)[0]
    assert day in found
    assert before.last <= found.first
    assert len(found.parts("quarter")) == 4


def test_the_calendar_ends_where_months_are_counted_beyond_it() -> None:
    assert months_after(date.max, 1) == date.max
    assert months_after(date.min, -1) == date.min


@pytest.mark.parametrize(
    ("start", "day", "number"),
    [
        (None, date(2026, 3, 31), 2025),
        (None, date(2026, 4, 1), 2026),
        (None, date(2027, 3, 31), 2026),
        ("01-01", date(2026, 1, 1), 2026),
        ("01-01", date(2026, 12, 31), 2026),
        ("10-01", date(2026, 9, 30), 2025),
        ("12-31", date(2026, 12, 31), 2026),
    ],
)
def test_a_year_is_numbered_by_the_year_in_which_it_begins(start: str | None, day: date, number: int) -> None:
    assert year_of(programme(start), day).number == number


def test_a_year_is_spoken_of_in_both_languages() -> None:
    label = year(programme(), 2026).label
    assert (label.ja, label.en) == ("2026年度", "FY2026")


@pytest.mark.parametrize(
    ("every", "period"),
    [
        ("month", Period(date(2026, 11, 1), date(2026, 11, 30))),
        ("quarter", Period(date(2026, 10, 1), date(2026, 12, 31))),
        ("half", Period(date(2026, 10, 1), date(2027, 3, 31))),
        ("year", Period(date(2026, 4, 1), date(2027, 3, 31))),
    ],
)
def test_parts_are_parts_of_the_fiscal_year(every: str, period: Period) -> None:
    assert [part for part in year_of(programme(), DAY).parts(every) if DAY in part] == [period]


@given(
    start=st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: day.strftime("%m-%d")),
    day=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    every=st.sampled_from(sorted(LENGTHS)),
)
def test_every_day_lies_in_one_part_and_parts_follow_each_other(start: str, day: date, every: str) -> None:
    made = programme(start)
    found = year_of(made, day)
    parts = found.parts(every)
    assert (parts[0].first, parts[-1].last) == (found.first, found.last)
    assert len(parts) == 12 // LENGTHS[every]
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(parts))
    assert sum(day in part for part in parts) == 1
    assert year(made, found.number + 1).first == found.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 22), 2, date(2027, 1, 22)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
    ],
)
def test_months_after(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2026, 4, 1), Level.INFO),
        (date(2027, 1, 30), Level.INFO),
        (date(2027, 1, 31), Level.WARNING),
        (date(2027, 3, 31), Level.WARNING),
        (date(2027, 4, 1), Level.ERROR),
    ],
)
def test_a_miss_weighs_more_towards_the_end_of_the_year(day: date, level: Level) -> None:
    assert weight_of_a_miss(year(programme(), 2026), day, Level.ERROR) is level


def test_a_miss_never_weighs_more_than_its_rule() -> None:
    running = year(programme(), 2026)
    assert weight_of_a_miss(running, running.last, Level.INFO) is Level.INFO


@pytest.mark.parametrize(
    ("last", "missed"),
    [
        (date(2026, 4, 1), None),
        (date(2026, 3, 31), (2026, Level.INFO)),
        (date(2025, 4, 1), (2026, Level.INFO)),
        (date(2025, 3, 31), (2025, Level.ERROR)),
    ],
)
def test_a_year_in_which_nothing_was_done_is_missed(last: date, missed: tuple[int, Level] | None) -> None:
    found = miss(programme(), last, Level.ERROR)
    assert (found and (found.year.number, found.level)) == missed
