"""Risks counted: how many there are of each level, how many cannot be scored, and how many may not stay."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from isms.risk.matrix import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.risk.method import Assessment
    from isms.risk.score import Score


class Tally(NamedTuple):
    """How many risks there are in all, by level, without a score, and above the criterion.

    ``above`` counts what may not stay as it stands, ``unexcused`` those among them that nothing excuses.
    """

    risks: int
    levels: Mapping[str, int]
    unscored: int
    above: int
    unexcused: int


def tally(rows: Iterable[Score], view: View = View.STANDING) -> Tally:
    """Count risks by the levels of one view; whether they may stay is told of how they stand."""
    members = list(rows)
    levels = Counter(_level(view.of(row)) for row in members)
    unscored = levels.pop(None, 0)
    return Tally(
        len(members),
        {level: count for level, count in levels.items() if level is not None},
        unscored,
        sum(not row.acceptable for row in members),
        sum(row.fails for row in members),
    )


def _level(assessment: Assessment | None) -> str | None:
    return assessment.level if assessment else None


def gravest_first(rows: Iterable[Score]) -> list[Assessment]:
    """Return an assessment for each level at which risks stand, the gravest level first."""
    standing = [row.standing for row in rows]
    known = sorted((each for each in standing if each), key=lambda each: each.score)
    gravest = {each.level: each for each in known}
    return sorted(gravest.values(), key=lambda each: -each.score)
