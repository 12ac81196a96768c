"""From when to when a fact holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from isms.kind import Record


def begins(fact: Record) -> date | None:
    """Return the first day on which a fact holds; None where it has none, or it is not known."""
    day: date | None = getattr(fact, "valid_from", None)
    return day


def ends(fact: Record) -> date | None:
    """Return the last day on which a fact holds; None where it has none, or it is not known."""
    day: date | None = getattr(fact, "valid_to", None)
    return day


def holds(fact: Record, day: date) -> bool:
    """Tell whether a fact holds on a day; an unknown end excludes no day."""
    first = begins(fact)
    return (first is None or first <= day) and not past(fact, day)


def past(fact: Record, day: date) -> bool:
    """Tell whether the last day of a fact is over."""
    last = ends(fact)
    return last is not None and last < day
