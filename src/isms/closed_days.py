"""Days on which public bodies are closed, and the open day on which a deadline then falls."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from isms.model.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from isms.knowledge import Calendar
    from isms.model.programme import Programme

SATURDAY = 5
_DAY = timedelta(days=1)


class OpenDay(NamedTuple):
    """The first open day from a day on; ``holidays_known`` is False where no calendar reaches so far."""

    day: date
    holidays_known: bool


def next_open(programme: Programme, day: date) -> OpenDay:
    """Return a day itself where it is open, else the next day that is."""
    known = _known(programme, day)
    while _closed(programme, day):
        day += _DAY
        known = known and _known(programme, day)
    return OpenDay(day, known)


@once
def _holidays(programme: Programme) -> frozenset[date]:
    """Return every single day of every calendar."""
    return frozenset(day for calendar in _calendars(programme) for day in calendar.days)


def _closed(programme: Programme, day: date) -> bool:
    if day.weekday() >= SATURDAY or day in _holidays(programme):
        return True
    return any(f"{day:%m-%d}" in calendar.every_year for calendar in _calendars(programme))


def _known(programme: Programme, day: date) -> bool:
    return any(calendar.valid_from <= day <= calendar.valid_to for calendar in _calendars(programme))


def _calendars(programme: Programme) -> Sequence[Calendar]:
    return tuple(programme.knowledge.calendars.values())
