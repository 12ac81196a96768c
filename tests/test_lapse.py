"""What was not looked over in time."""

from __future__ import annotations

from datetime import date

import pytest

from isms.diagnostic import Level
from isms.lapse import lapses
from isms.model.issue import Issue
from isms.model.programme import Programme
from isms.model.settings import Settings

DAY = date(2026, 11, 22)


def found(*looked: date | None, day: date = DAY) -> list[tuple[str, Level, str]]:
    programme = Programme(day, Settings(format=1))
    records = [(Issue(id=f"I-{n}", key=f"I-{n}", title="課題"), on) for n, on in enumerate(looked, 1)]
    return [
        (lapse.record.key, lapse.ceiling, lapse.message.say("en"))
        for lapse in lapses(programme, records, Level.ERROR)
    ]


def test_what_was_looked_over_this_year_is_in_time() -> None:
    assert found(date(2026, 4, 1), date(2026, 11, 22)) == []


def test_what_was_missed_in_the_finished_year_is_named_one_by_one() -> None:
    said = found(date(2025, 3, 31), date(2020, 1, 6))
    assert said == [
        ("I-1", Level.ERROR, "It was not looked over in FY2025; the last time was 2025-03-31."),
        ("I-2", Level.ERROR, "It was not looked over in FY2025; the last time was 2020-01-06."),
    ]


def test_what_was_never_looked_over_weighs_in_full() -> None:
    assert found(None) == [("I-1", Level.ERROR, "It is not recorded when this was last looked over.")]


@pytest.mark.parametrize(
    ("day", "level"),
    [(DAY, Level.INFO), (date(2027, 1, 30), Level.INFO), (date(2027, 1, 31), Level.WARNING)],
)
def test_what_waits_in_the_running_year_is_one_line(day: date, level: Level) -> None:
    message = "In FY2026 2 records still have to be looked over; this is the first."
    assert found(date(2026, 6, 1), date(2025, 4, 1), date(2026, 3, 31), day=day) == [("I-2", level, message)]


def test_a_day_that_cannot_be_read_is_not_missing() -> None:
    programme = Programme(DAY, Settings(format=1))
    issue = Issue(id="I-1", key="I-1", title="課題", unread=frozenset({"reviewed"}))
    assert list(lapses(programme, [(issue, None)], Level.ERROR)) == []
