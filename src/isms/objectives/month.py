"""What a month says of each objective: its value, target and trend, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.model.interval import Interval
from isms.months import last_day, month_of, number, part_with
from isms.objectives import better, by_month, meets, setbacks, span, tells
from isms.scalars import Word
from isms.sign_off import is_checked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date
    from decimal import Decimal

    from isms.model.objective import Objective, ObjectiveMonth
    from isms.model.programme import Programme


class Lack(Word):
    """What the month of an objective is without."""

    VALUE = "value", "実績値", "Value"
    DISCUSSION = "discussion", "検討内容", "Discussion"
    CHECK = "check", "事務局の確認", "Check by the office"
    OTHER_CHECK = "other_check", "記入者以外による確認", "Check by someone else"


class Trend(Word):
    """How a value compares with the one before."""

    BETTER = "better", "改善", "Better"
    SAME = "same", "横ばい", "Same"
    WORSE = "worse", "悪化", "Worse"


@dataclass(frozen=True, slots=True)
class Measure:
    """An objective in a month.

    ``before`` is the last value of an earlier month, else the baseline. ``due`` is the last day of the month,
    or of the longer part of the year, that wants a value; None where none is wanted.
    """

    objective: Objective
    month: int
    entry: ObjectiveMonth | None
    before: Decimal | None
    due: date | None
    lacks: tuple[Lack, ...]

    @property
    def value(self) -> Decimal | None:
        """The value of the month."""
        return self.entry.value if self.entry else None

    @property
    def met(self) -> bool | None:
        """Whether the value meets the target; None without a value."""
        return None if self.value is None else meets(self.objective, self.value)

    @property
    def trend(self) -> Trend | None:
        """How the value compares with the one before; None where it cannot be told."""
        if self.value is None or self.before is None or self.objective.direction is None:
            return None
        if self.value == self.before:
            return Trend.SAME
        return Trend.BETTER if better(self.objective, self.value, self.before) else Trend.WORSE


def entry_of(objective: Objective, month: int) -> ObjectiveMonth | None:
    """Return what is recorded of an objective in a month."""
    return next((each for each in objective.months if each.month and number(each.month) == month), None)


def measures(programme: Programme, month: int, departments: Collection[str] = ()) -> list[Measure]:
    """Return every objective that a month asks for, or that has something on record for it.

    A quarter, half or year that is measured in another month asks for nothing any more. ``departments`` are
    those wanted; none for all.
    """
    found = []
    for objective in programme.objectives:
        if objective.draft or (departments and objective.department not in departments):
            continue
        entry = entry_of(objective, month)
        part = _wanted(programme, objective, month)
        if entry is None and (part is None or _told(objective, part)):
            continue
        earlier = [each for each in by_month(objective) if each.month and number(each.month) < month]
        values = [each.value for each in earlier if each.value is not None]
        before = values[-1] if values else objective.baseline
        due = last_day(part[-1]) if part else None
        lacks = tuple(_lacks(objective, entry, asked=part is not None))
        found.append(Measure(objective, month, entry, before, due, lacks))
    return found


def wants(programme: Programme, objective: Objective, month: int) -> bool:
    """Tell whether a month lies in the time in which an objective is measured."""
    return _wanted(programme, objective, month) is not None


def _wanted(programme: Programme, objective: Objective, month: int) -> range | None:
    """Return the months of which one is to have a value, this month among them; None where none is."""
    part = part_with(programme, objective.every or Interval.MONTH, month)
    days = span(objective)
    if days is None:
        return part if objective.result is None and objective.achieved is None else None
    starts, ends = days
    if part[0] < month_of(starts) or (ends is not None and ends < last_day(part[-1])):
        return None
    return part


def _told(objective: Objective, part: range) -> bool:
    """Tell whether some month of a part has a value, or says why there is none."""
    return any(each.month and number(each.month) in part and tells(each) for each in objective.months)


def _lacks(objective: Objective, entry: ObjectiveMonth | None, *, asked: bool) -> Iterator[Lack]:
    """Yield what a month is without."""
    if entry is None or not tells(entry):
        if asked:
            yield Lack.VALUE
        return
    if not entry.discussion and any(stuck is entry for stuck, _ in setbacks(objective)):
        yield Lack.DISCUSSION
    if not is_checked(entry):
        yield Lack.CHECK
    elif entry.by is not None and entry.by == entry.checked_by:
        yield Lack.OTHER_CHECK


def overdue(programme: Programme, measure: Measure) -> bool:
    """Tell whether a value is missing and the last day for it has passed."""
    return Lack.VALUE in measure.lacks and measure.due is not None and measure.due < programme.as_of
