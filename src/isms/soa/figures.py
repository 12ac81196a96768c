"""The figures of a statement."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isms.model.control import ControlStatus, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms.soa.row import Row


@dataclass(slots=True)
class Counts:
    """The figures of a statement; ``undecided`` controls have no record or only a draft."""

    total: int = 0
    applicable: int = 0
    excluded: int = 0
    undecided: int = 0
    drafts: int = 0
    statuses: dict[ControlStatus | None, int] = field(default_factory=dict)
    """Of the applicable controls, by status; None where it is not said."""
    reasons: dict[Reason, int] = field(default_factory=dict)
    """Of the applicable controls, by reason; one may have several."""


def counts(rows: Iterable[Row]) -> Counts:
    """Count the rows of a statement."""
    figures = Counts()
    statuses: Counter[ControlStatus | None] = Counter()
    reasons: Counter[Reason] = Counter()
    for row in rows:
        figures.total += 1
        figures.drafts += row.draft
        if row.applicable is None:
            figures.undecided += 1
        elif row.applicable:
            figures.applicable += 1
            statuses[row.status] += 1
            reasons.update(row.reasons)
        else:
            figures.excluded += 1
    figures.statuses = {status: statuses[status] for status in (*ControlStatus, None)}
    figures.reasons = {reason: reasons[reason] for reason in Reason}
    return figures
