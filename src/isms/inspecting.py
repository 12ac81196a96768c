"""Self-inspections: which departments an inspection asks, and what each of them has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.once import once
from isms.months import first_day, number
from isms.scope import departments_in_scope
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from isms.model.inspection import Inspection
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme


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
