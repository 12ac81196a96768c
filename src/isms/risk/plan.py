"""The risk treatment plan: what is done about which risks, how far it is, and what it leaves of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from isms.model.once import once
from isms.risk.score import assessment_to_json, score, under_way
from isms.scalars import Word
from isms.sign_off import outdated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.model.programme import Programme
    from isms.model.treatment import Treatment
    from isms.risk.method import Assessment
    from isms.risk.score import Score

WHOLE = 100
"""The progress of what is done, in percent."""


class PlanState(Word):
    """How far a treatment is on the day."""

    DRAFT = "draft", "作成中", "Draft"
    UNAPPROVED = "unapproved", "未承認", "Not approved"
    UNDER_WAY = "under_way", "実施中", "Under way"
    LATE = "late", "期限超過", "Late"
    DONE = "done", "完了", "Done"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the plan.

    ``risks`` are those of its risks that are in the register. ``percent`` is the last progress that was
    reported, None where none was. ``before`` is the gravest of its risks as they are without it, ``after``
    the gravest that its completion leaves, or has left; None where one of them is not known.
    """

    treatment: Treatment
    state: PlanState
    risks: tuple[Score, ...]
    percent: int | None
    reported: date | None
    before: Assessment | None
    after: Assessment | None

    def days_late(self, day: date) -> int:
        """Return for how many days a treatment has been late; 0 where it is not."""
        return (day - self.treatment.due).days if self.state is PlanState.LATE else 0


@once
def plan(programme: Programme) -> list[Planned]:
    """Return the rows of the plan in the order of the records."""
    return [_planned(programme, treatment) for treatment in programme.treatments]


_URGENT = (PlanState.LATE, PlanState.UNAPPROVED, PlanState.UNDER_WAY, PlanState.DONE, PlanState.DRAFT)


def urgent_first(programme: Programme) -> list[Planned]:
    """Return the rows of the plan without drafts: late ones first, then by due date; what is done is last."""
    rows = [row for row in plan(programme) if row.state is not PlanState.DRAFT]
    return sorted(rows, key=lambda row: (_URGENT.index(row.state), row.treatment.done or row.treatment.due))


@dataclass(frozen=True, slots=True)
class Figures:
    """How many treatments are how far, what they cost in yen, and of how many that is not known."""

    count: int
    states: Mapping[PlanState, int]
    cost: int
    unpriced: int


def figures(rows: Iterable[Planned]) -> Figures:
    """Count treatments."""
    members = list(rows)
    counted = Counter(row.state for row in members)
    costs = [row.treatment.cost_jpy for row in members]
    return Figures(
        len(members),
        {state: counted[state] for state in PlanState},
        sum(cost for cost in costs if cost is not None),
        costs.count(None),
    )


def _planned(programme: Programme, treatment: Treatment) -> Planned:
    known = (programme.risks.get(key) for key in treatment.risks)
    risks = tuple(score(programme, risk) for risk in known if risk is not None)
    percent, reported = _progress(treatment)
    done = treatment.done is not None
    return Planned(
        treatment,
        _state(treatment, programme.as_of),
        risks,
        percent,
        reported,
        _gravest(row.inherent for row in risks),
        _gravest(row.outcome.settled if done else row.outcome.expected for row in risks),
    )


def _state(treatment: Treatment, day: date) -> PlanState:
    """Return how far a treatment is; one that was approved and has changed since is not approved."""
    if treatment.draft:
        return PlanState.DRAFT
    if treatment.done is not None:
        return PlanState.DONE
    if treatment.due < day:
        return PlanState.LATE
    return PlanState.UNDER_WAY if under_way(treatment) else PlanState.UNAPPROVED


def _progress(treatment: Treatment) -> tuple[int | None, date | None]:
    """Return the last percentage that was reported, and when; what is done is done."""
    if treatment.done is not None:
        return WHOLE, treatment.done
    told = [each for each in treatment.progress if each.percent is not None]
    last = max(told, key=lambda each: each.date or date.min, default=None)
    return (None, None) if last is None else (last.percent, last.date)


def _gravest(assessments: Iterable[Assessment | None]) -> Assessment | None:
    """Return the assessment nearest to, or farthest above, the criterion; None where one is not known."""
    found = list(assessments)
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    return max(known, key=lambda each: (not each.acceptable, each.score))


def to_json(row: Planned) -> dict[str, Any]:
    """Return a row as other programs read it."""
    treatment = row.treatment
    return {
        "id": treatment.key,
        "title": treatment.title,
        "state": row.state.value,
        "department": treatment.department,
        "owner": treatment.owner,
        "route": treatment.route.value,
        "action": treatment.action,
        "risks": list(treatment.risks),
        "controls": list(treatment.controls),
        "approved_by": treatment.approved_by,
        "approved_on": treatment.approved_on and treatment.approved_on.isoformat(),
        "outdated": outdated(treatment) is not None,
        "due": treatment.due.isoformat(),
        "done": treatment.done and treatment.done.isoformat(),
        "percent": row.percent,
        "reported": row.reported and row.reported.isoformat(),
        "resources": treatment.resources,
        "cost_jpy": treatment.cost_jpy,
        "before": row.before and assessed(row.before),
        "after": row.after and assessed(row.after),
        "result": treatment.result,
        "draft": treatment.draft,
    }


def assessed(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as other programs read it, with whether it may stay."""
    return {**assessment_to_json(assessment), "acceptable": assessment.acceptable}
