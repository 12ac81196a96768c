"""Self-inspections: which departments an inspection asks, and what each of them has found."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from isms.model.inspection_result import InspectionOutcome
from isms.model.interval import Interval
from isms.model.once import once
from isms.months import first_day, last_day, month_of, number, part_with
from isms.scope import departments_in_scope
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from isms.model.inspection import Inspection
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme


SOON = 6
"""Not OK again within so many months, it was not put right."""


def asked(programme: Programme, inspection: Inspection) -> Sequence[str]:
    """Return the departments that carry an inspection out: those it names, else all in scope."""
    return inspection.departments or _covered(programme)


@once
def _covered(programme: Programme) -> Sequence[str]:
    """Return the departments that some standard of the programme covers, in the order of their files."""
    covered = frozenset[str]().union(
        *(departments_in_scope(programme, standard) for standard in goals(programme.settings))
    )
    return tuple(department.id for department in programme.departments if department.id in covered)


@once
def results(programme: Programme) -> Mapping[tuple[str, str], list[InspectionResult]]:
    """Return the results of each inspection and department from the first month to the last."""
    found: dict[tuple[str, str], list[InspectionResult]] = {}
    for result in programme.inspection_results:
        found.setdefault((result.inspection, result.department), []).append(result)
    for each in found.values():
        each.sort(key=lambda result: result.month)
    return found


def started(programme: Programme, inspection: Inspection, department: str) -> date | None:
    """Return the day from which a department is asked; without ``starts`` its first result tells.

    A department that was set up later begins on the day it was.
    """
    starts = inspection.starts
    if starts is None:
        done = results(programme).get((inspection.key, department))
        starts = first_day(number(done[0].month)) if done else None
    place = programme.departments.get(department)
    opened = place.opened if place else None
    return max(starts, opened) if starts and opened else starts


def ended(programme: Programme, inspection: Inspection, department: str) -> date | None:
    """Return the last day on which a department is asked: that of the inspection, or of the department."""
    place = programme.departments.get(department)
    days = [day for day in (inspection.ends, place.closed if place else None) if day is not None]
    return min(days, default=None)


def wanted(programme: Programme, inspection: Inspection, department: str, month: int) -> range | None:
    """Return the months of which a department owes one result, this one among them; None where it owes none.

    Where neither ``starts`` nor a result says when it begins, the department is asked from last month on.
    """
    part = part_with(programme, inspection.every or Interval.MONTH, month)
    starts, ends = started(programme, inspection, department), ended(programme, inspection, department)
    first = month_of(programme.as_of) - 1 if starts is None else month_of(starts)
    if part[0] < first or (ends is not None and ends < last_day(part[-1])):
        return None
    return part


def same_again(programme: Programme) -> Iterator[tuple[InspectionResult, InspectionResult]]:
    """Yield each result that is not OK again soon after another, with that one, where neither is a finding.

    Six months are soon, or as many as isms.yaml gives to INS006.
    """
    setting = programme.settings.rules.get("INS006")
    within = SOON if setting is None or setting.months is None else setting.months
    for each in results(programme).values():
        failed = [result for result in each if result.result is InspectionOutcome.NG and not result.draft]
        for before, again in pairwise(failed):
            named = before.finding or again.finding or "finding" in before.unread | again.unread
            if number(again.month) - number(before.month) <= within and not named:
                yield before, again


def left_at_that(result: InspectionResult) -> bool:
    """Tell whether a result is not OK and neither a finding nor a comment says what was done about it."""
    followed = result.finding or result.comment or "finding" in result.unread
    return result.result is InspectionOutcome.NG and not followed
