"""What carries a treatment into daily work: an objective, or a point that departments inspect themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.treatment import Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def proposal(treatment: Treatment, kind: str) -> list[str]:
    """Return the words of a command that records what is to carry a treatment, as far as the treatment tells.

    What it does not tell, such as criteria or a target, is left to be written into the record.
    """
    words = ["isms", "new", kind, "--treatment", treatment.key]
    if kind == "inspection":
        words += ["--item", treatment.title, "--every", "month"]
        words += ["--departments", treatment.department] if treatment.department else []
        return [*words, *(("--control", treatment.controls[0]) if treatment.controls else ())]
    words += ["--title", treatment.title, "--owner", treatment.owner, "--due", treatment.due.isoformat()]
    return [*words, *(("--department", treatment.department) if treatment.department else ())]


def _named(programme: Programme) -> Mapping[str, frozenset[str | None]]:
    """Return the treatments that objectives and inspections name."""
    return {
        "objective": frozenset(each.treatment for each in programme.objectives if not each.draft),
        "inspection": frozenset(each.treatment for each in programme.inspections if not each.draft),
    }
