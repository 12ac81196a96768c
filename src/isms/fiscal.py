"""The fiscal year and its parts, and how much a yearly duty that was missed weighs (SEMANTICS 10)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Level, Text

if TYPE_CHECKING:
    from isms.model.programme import Programme

DEFAULT_START = "04-01"
LAST_CALL = timedelta(days=60)
"""How long before the end of a running year what is still missing becomes a warning."""
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""The parts of a fiscal year, in months."""
_DAY = timedelta(days=1)


class Period(NamedTuple):
    """A span of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies in it."""
        return isinstance(day, date) and self.first <= day <= self.last


class Year(NamedTuple):
    """A fiscal year, numbered by the calendar year in which it begins."""

    number: int
    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies in it."""
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def label(self) -> Text:
        """The year as it is spoken of."""
        return Text(ja=f"{self.number}年度", en=f"FY{self.number}")

    def parts(self, every: str) -> list[Period]:
        """Return its months, quarters, halves, or itself, in order."""
        length = LENGTHS[every]
        firsts = [months_after(self.first, months) for months in range(0, 13, length)]
        return [Period(first, following - _DAY) for first, following in pairwise(firsts)]


def months_after(day: date, months: int) -> date:
    """Return the same day of the month some months later, or the last day of a shorter month.

    Outside the calendar it is the day on which that begins or ends: 9999-12-31 often means "without end".
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year(programme: Programme, number: int) -> Year:
    """Return the fiscal year that begins in a calendar year."""
    first, following = _begins(programme, number), _begins(programme, number + 1)
    last = following - _DAY if date.min < following < date.max else following
    return Year(number, first, last)


def _begins(programme: Programme, number: int) -> date:
    """Return the first day of a fiscal year, or the day on which the calendar begins or ends."""
    if not date.min.year <= number <= date.max.year:
        return date.min if number < date.min.year else date.max
    month, day = (programme.settings.fiscal_year_start or DEFAULT_START).split("-")
    return date(number, int(month), int(day))


def year_of(programme: Programme, day: date) -> Year:
    """Return the fiscal year in which a day lies."""
    found = year(programme, day.year)
    return found if day in found else year(programme, day.year - 1)


def years(programme: Programme, day: date | None = None) -> tuple[Year, Year]:
    """Return the fiscal year before the one in which a day lies, and that one; else those of today."""
    running = year_of(programme, day or programme.as_of)
    return year(programme, running.number - 1), running


def weight_of_a_miss(within: Year | Period, day: date, level: Level) -> Level:
    """Return how much it weighs on a day that something due once in a year has not been done.

    After the year it is the rule's ``level``; while it runs `info`, and a warning in its last 60 days.
    """
    if day > within.last:
        return level
    return min(level, Level.WARNING if within.last - day < LAST_CALL else Level.INFO)


class Miss(NamedTuple):
    """A fiscal year in which something due once in a year was not done, and how much that weighs."""

    year: Year
    level: Level


def miss(programme: Programme, last: date, level: Level) -> Miss | None:
    """Return the first year that passed, or runs, since something was ``last`` done; None where none did.

    The year before the running one comes first: what has not been done in it is missed for good.
    """
    for missed in years(programme):
        if last < missed.first:
            return Miss(missed, weight_of_a_miss(missed, programme.as_of, level))
    return None
