"""How the records on a trail stand, in a few words: level and decision, how far, done or not."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.model.control import Control
from isms.model.evidence import Evidence
from isms.model.finding import Finding
from isms.model.inspection_result import InspectionResult
from isms.model.objective import Objective
from isms.model.once import once
from isms.model.review import Review
from isms.model.risk import Risk
from isms.model.treatment import Treatment
from isms.risk.plan import plan
from isms.risk.score import score
from isms.soa.statement import statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.model.review import ReviewDecision

RISK = Text(ja="{level}・{decision}", en="{level}, {decision}")
DRAFT = Text(ja="作成中", en="draft")
NO_RECORD = Text(ja="記録なし", en="no record")
NOT_SCORED = Text(ja="評価できない", en="not scored")
CLOSED = Text(ja="{grade}・完了 {day}", en="{grade}, closed {day}")
OPEN = Text(ja="{grade}・対応中", en="{grade}, open")
HELD = Text(ja="{kind} {day}", en="{kind} {day}")
DECIDED = Text(ja="決定 {id} {text}(期限 {due})", en="Decision {id}: {text} (due {due})")
CARRIED_OUT = Text(ja="決定 {id} {text}(完了 {done})", en="Decision {id}: {text} (done {done})")
LONGEST = 60
"""So many characters of the description of a finding are its title."""
ACHIEVED = Text(ja="達成", en="achieved")
NOT_ACHIEVED = Text(ja="未達成", en="not achieved")


class Standing:
    """Says in a few words how records stand."""

    def __init__(self, programme: Programme) -> None:
        """Keep the programme."""
        self._programme = programme

    def title(self, record: Record) -> Text:
        """Return what a record is called; empty where it has no name but its id."""
        if isinstance(record, Control):
            return self._controls.get(record.key, Text(ja="", en=""))
        if isinstance(record, InspectionResult):
            return Text(ja=record.month, en=record.month)
        if isinstance(record, Review):
            return HELD.filled(kind=record.kind.label if record.kind else "", day=record.held)
        if isinstance(record, Finding):
            short = record.description
            short = short if len(short) <= LONGEST else f"{short[: LONGEST - 1]}…"
            return Text(ja=short, en=short)
        name = getattr(record, "name", None) or getattr(record, "title", None) or getattr(record, "item", "")
        return Text(ja=str(name), en=str(name))

    def state(self, record: Record) -> Text | None:
        """Return how far a record is; None where its kind has no such thing."""
        if record.draft:
            return DRAFT
        if isinstance(record, Risk):
            standing = score(self._programme, record).standing
            level = standing.words if standing else NOT_SCORED
            return RISK.filled(level=level, decision=record.decision.label)
        if isinstance(record, Treatment):
            return self._plan.get(record.key)
        if isinstance(record, Control):
            return record.status.label if record.status else None if record.file else NO_RECORD
        if isinstance(record, InspectionResult):
            return record.result.label
        if isinstance(record, Finding):
            form = OPEN if record.closed_on is None else CLOSED
            return form.filled(grade=record.grade.label, day=record.closed_on)
        if isinstance(record, Objective) and record.achieved is not None:
            return ACHIEVED if record.achieved else NOT_ACHIEVED
        if isinstance(record, Evidence) and record.collected_on is not None:
            return Text(ja=str(record.collected_on), en=str(record.collected_on))
        return None

    @cached_property
    def _controls(self) -> Mapping[str, Text]:
        return {row.id: row.title for row in statement(self._programme)}

    @cached_property
    def _plan(self) -> Mapping[str, Text]:
        return {row.treatment.key: row.state.label for row in plan(self._programme)}


def decision(made: ReviewDecision) -> Text:
    """Return a decision of a review in words, with the day until which or on which it is carried out."""
    form = DECIDED if made.done is None else CARRIED_OUT
    number = made.id or str(made.ordinal + 1)
    return form.filled(id=number, text=made.text, due=made.due, done=made.done)


@once
def standing(programme: Programme) -> Standing:
    """Return what says how the records of a programme stand."""
    return Standing(programme)
