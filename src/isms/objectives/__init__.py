"""Objectives: when they are measured, whether a value meets the target, and whether it is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.objective import Direction
from isms.months import first_day, last_day, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from isms.model.objective import Objective, ObjectiveMonth


def meets(objective: Objective, value: Decimal) -> bool:
    """Tell whether a value reaches the target; without a direction only the target itself does."""
    if objective.direction is Direction.AT_LEAST:
        return value >= objective.target
    if objective.direction is Direction.AT_MOST:
        return value <= objective.target
    return value == objective.target


def better(objective: Objective, value: Decimal, other: Decimal) -> bool:
    """Tell whether a value is better than another by the direction of the objective."""
    return value < other if objective.direction is Direction.AT_MOST else value > other


def span(objective: Objective) -> tuple[date, date | None] | None:
    """Return the days from which and until which an objective is to be measured; None where it is not."""
    recorded = [number(each.month) for each in objective.months if each.month is not None]
    starts = objective.starts or (first_day(min(recorded)) if recorded else None)
    if starts is None:
        return None
    if objective.result is None and objective.achieved is None:
        return starts, objective.due
    if not recorded:
        return None
    last = last_day(max(recorded))
    return starts, min(last, objective.due or last)


def tells(month: ObjectiveMonth) -> bool:
    """Tell whether a month has a value, or says why there is none."""
    return month.value is not None or bool(month.comment) or "value" in month.unread


def setbacks(objective: Objective) -> Iterator[tuple[ObjectiveMonth, Decimal]]:
    """Yield the months whose value misses the target and is no better than the one before, with that one."""
    if objective.direction is None:
        return
    before = objective.baseline
    for each in by_month(objective):
        value = each.value
        if value is None:
            continue
        stuck = before is not None and not better(objective, value, before)
        if before is not None and stuck and not meets(objective, value):
            yield each, before
        before = value


def values_by_month(objective: Objective) -> dict[int, Decimal | None]:
    """Return the values of an objective by the number of the month; None where a month has none."""
    return {number(each.month): each.value for each in objective.months if each.month}


def by_month(objective: Objective) -> list[ObjectiveMonth]:
    """Return what is recorded of an objective from the first month to the last."""
    return sorted(objective.months, key=lambda each: each.month or "")
