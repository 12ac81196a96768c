"""The open day on which a deadline falls, also where nobody knows the holidays yet."""

from __future__ import annotations

from datetime import date

import pytest

from isms.closed_days import next_open
from isms.knowledge import Calendar, Knowledge
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.records.packaged import packaged

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)


def programme(*calendars: Calendar) -> Programme:
    knowledge = Knowledge(calendars={calendar.key: calendar for calendar in calendars})
    return Programme(date(2026, 11, 22), Settings(), knowledge)


@pytest.fixture(scope="module")
def japan() -> Calendar:
    found = packaged(Calendar, "japan")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 24)),
        (date(2026, 9, 21), date(2026, 9, 24)),
        (date(2026, 12, 29), date(2027, 1, 4)),
        (date(2024, 9, 14), date(2024, 9, 17)),
        (date(2027, 3, 21), date(2027, 3, 23)),
    ],
)
def test_a_closed_day_moves_to_the_next_open_one(japan: Calendar, day: date, opens: date) -> None:
    assert next_open(programme(japan), day) == (opens, True)


def test_beyond_the_calendar_the_holidays_are_not_known(japan: Calendar) -> None:
    assert next_open(programme(japan), date(2028, 1, 10)) == (date(2028, 1, 10), False)
    assert next_open(programme(japan), date(2027, 12, 31)) == (date(2028, 1, 4), False)


def test_without_a_calendar_only_weekends_are_closed() -> None:
    assert next_open(programme(), date(2026, 11, 21)) == (date(2026, 11, 23), False)


def test_the_days_of_the_calendar_lie_in_the_years_that_it_knows(japan: Calendar) -> None:
    assert (japan.valid_from, japan.valid_to) == (FIRST, LAST)
    assert all(FIRST <= day <= LAST for day in japan.days)
    assert list(japan.days) == sorted(set(japan.days))
    assert {year: sum(day.year == year for day in japan.days) for year in range(2024, 2028)} == {
        2024: 21,
        2025: 19,
        2026: 18,
        2027: 17,
    }
