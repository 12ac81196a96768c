"""Calendar months as numbers, and the ones in which something has to have been done by a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from isms.fiscal import DEFAULT_START, LENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

_DAY = timedelta(days=1)
MONTHS = 12


def number(month: str) -> int:
    """Return the number of a month that is written like ``2026-05``; the next month has the next number."""
    return int(month[:4]) * MONTHS + int(month[5:]) - 1


def month_of(day: date) -> int:
    """Return the number of the month in which a day lies."""
    return day.year * MONTHS + day.month - 1


def written(month: int) -> str:
    """Return a month as records write it."""
    return f"{month // MONTHS:04}-{month % MONTHS + 1:02}"


_FIRST, _LAST = month_of(date.min), month_of(date.max)
"""The months of the calendar; 9999-12-31 is often written for what has no end."""


def first_day(month: int) -> date:
    """Return the first day of a month; for one outside the calendar the day on which that begins or ends."""
    if month > _LAST:
        return date.max
    return date(month // MONTHS, month % MONTHS + 1, 1) if month >= _FIRST else date.min


def last_day(month: int) -> date:
    """Return the last day of a month; for one outside the calendar the day on which that begins or ends."""
    if month >= _LAST:
        return date.max
    return first_day(month + 1) - _DAY if month >= _FIRST else date.min


def twelve_until(month: int) -> range:
    """Return a month with the eleven before it, from the first to the last."""
    return range(month - MONTHS + 1, month + 1)


def planned_until(planned: date | str) -> date:
    """Return the last day that a plan leaves: the planned day, or the last of a planned month."""
    return planned if isinstance(planned, date) else last_day(number(planned))


def part_with(programme: Programme, every: str, month: int) -> range:
    """Return the months of the month, quarter, half or year of the fiscal year in which a month lies."""
    length = LENGTHS[every]
    first = month - (month - _anchor(programme)) % length
    return range(first, first + length)


def over(
    programme: Programme, every: str, starts: date, ends: date | None, patience: timedelta
) -> Iterator[range]:
    """Yield the months, quarters, halves or years of months that lie between two days and are over.

    The first is the one that begins in the month of ``starts`` or after it; the last ends no later than
    ``ends`` does. A part is over when ``patience`` has passed since its last day.
    """
    length = LENGTHS[every]
    month = month_of(starts)
    month += (_anchor(programme) - month) % length
    # A last day of grace has to be over too, so what counts is the day before the one that is judged.
    judged = programme.as_of - patience - _DAY
    end = month_of(min(judged, ends or judged) + _DAY)
    while month + length <= end:
        yield range(month, month + length)
        month += length


def _anchor(programme: Programme) -> int:
    """Return the number that the first month of a fiscal year has within its calendar year."""
    return int((programme.settings.fiscal_year_start or DEFAULT_START)[:2]) - 1
