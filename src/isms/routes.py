"""What carries a treatment into daily work: an objective, or a point that departments inspect themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.treatment import Route
from isms.months import first_day, month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.inspection import Inspection
    from isms.model.objective import Objective
    from isms.model.programme import Programme
    from isms.model.treatment import Treatment

KINDS = {Route.OBJECTIVE: "objective", Route.INSPECTION: "inspection"}
"""What a route leads to; a project is carried by the treatment itself."""


def uncarried(programme: Programme) -> Iterator[tuple[Treatment, str]]:
    """Yield the treatments that no objective or inspection names though their route leads to one, and which.

    Nothing can be told where records of that kind could not be read.
    """
    named = _named(programme)
    for treatment in programme.treatments:
        kind = KINDS.get(treatment.route)
        if kind is not None and treatment.key not in named[kind] and programme.can_judge(kind):
            yield treatment, kind


def begun(programme: Programme, treatment: Treatment, kind: str) -> Inspection | Objective | None:
    """Return a draft of an objective or inspection that is to carry a treatment, if there is one."""
    register = programme.registers[kind]
    return next((each for each in register if each.draft and each.treatment == treatment.key), None)


def proposal(programme: Programme, treatment: Treatment, kind: str) -> list[str]:
    """Return the words of a command that records what is to carry a treatment, as far as the treatment tells.

    It starts with the month of the day, so that the months without it are missed. What the treatment does not
    tell, such as criteria or a target, is left to be written into the record.
    """
    starts = ["--starts", first_day(month_of(programme.as_of)).isoformat()]
    words = ["isms", "new", kind, "--treatment", treatment.key]
    if kind == "inspection":
        words += ["--item", treatment.title, "--every", "month", *starts]
        words += ["--departments", treatment.department] if treatment.department else []
        return [*words, *(("--control", treatment.controls[0]) if treatment.controls else ())]
    words += ["--title", treatment.title, "--owner", treatment.owner]
    words += [*starts, "--due", treatment.due.isoformat()]
    return [*words, *(("--department", treatment.department) if treatment.department else ())]


def _named(programme: Programme) -> Mapping[str, frozenset[str | None]]:
    """Return the treatments that objectives and inspections name."""
    return {
        "objective": frozenset(each.treatment for each in programme.objectives if not each.draft),
        "inspection": frozenset(each.treatment for each in programme.inspections if not each.draft),
    }
