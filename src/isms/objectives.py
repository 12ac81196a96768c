"""Objectives: whether a value meets the target, and whether it is better than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.objective import Direction

if TYPE_CHECKING:
    from decimal import Decimal

    from isms.model.objective import Objective


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
