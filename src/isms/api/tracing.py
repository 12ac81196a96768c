"""The trail of a record, with how each record on it stands and what `isms check` says about it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from isms import soa, trace
from isms.api.checking import check
from isms.api.errors import RequestError
from isms.diagnostic import Diagnostic, Level, Text
from isms.model.control import Control
from isms.model.evidence import Evidence
from isms.model.finding import Finding
from isms.model.inspection_result import InspectionResult
from isms.model.objective import Objective
from isms.model.risk import Risk
from isms.model.treatment import Treatment
from isms.risk.plan import plan
from isms.risk.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.kind import Record
    from isms.trace import Node, Trail

NOT_ON_TRAIL = Text(
    ja="{kind}は、リスクから証拠までのつながりに含まれません(たどれる種類: {kinds})。",
    en="a {kind} does not lie on the trail from risks to evidence (these do: {kinds})",
)
RISK = Text(ja="{level}・{decision}", en="{level}, {decision}")
NOT_SCORED = Text(ja="評価できない", en="not scored")
CLOSED = Text(ja="{grade}・完了 {day}", en="{grade}, closed {day}")
OPEN = Text(ja="{grade}・対応中", en="{grade}, open")
ACHIEVED = Text(ja="達成", en="achieved")
NOT_ACHIEVED = Text(ja="未達成", en="not achieved")


class Traced(NamedTuple):
    """A trail, how the records on it stand, and the warnings and errors about them, by reference."""

    trail: Trail
    titles: Mapping[str, Text]
    states: Mapping[str, Text]
    said: Mapping[str, list[Diagnostic]]


def trail(loaded: Loaded, record: Record) -> Traced:
    """Return what a record came from and what came of it, and where the chain breaks.

    Raises RequestError for a kind that the trail does not go through.
    """
    if not trace.on_trail(record):
        kinds = [
            loaded.programme.registers[k].kind.declaration.label for stage in trace.STAGES for k in stage
        ]
        raise RequestError(NOT_ON_TRAIL.of(kind=record.declaration.label, kinds=kinds))
    found = trace.trail(loaded.programme, record)
    records = found.records()
    on_it = {each.reference for each in records}
    said: dict[str, list[Diagnostic]] = {}
    for diagnostic in check(loaded).diagnostics:
        reference = f"{diagnostic.kind}:{diagnostic.record}"
        if reference in on_it and diagnostic.level is not Level.INFO and diagnostic.waived_by is None:
            said.setdefault(reference, []).append(diagnostic)
    standing = _Standing(loaded)
    return Traced(
        found,
        {each.reference: standing.title(each) for each in records},
        {each.reference: state for each in records if (state := standing.state(each)) is not None},
        said,
    )


class _Standing:
    """Says in a few words how records stand."""

    def __init__(self, loaded: Loaded) -> None:
        self._programme = loaded.programme

    def title(self, record: Record) -> Text:
        """Return what a record is called; empty where it has no name but its id."""
        if isinstance(record, Control):
            return self._controls.get(record.key, Text(ja="", en=""))
        if isinstance(record, InspectionResult):
            return Text(ja=record.month, en=record.month)
        name = getattr(record, "name", None) or getattr(record, "title", None) or getattr(record, "item", "")
        return Text(ja=str(name), en=str(name))

    def state(self, record: Record) -> Text | None:
        """Return how far a record is; None where its kind has no such thing."""
        if isinstance(record, Risk):
            standing = score(self._programme, record).standing
            level = standing.words if standing else NOT_SCORED
            return _both(RISK, level=level, decision=record.decision.label)
        if isinstance(record, Treatment):
            return self._plan.get(record.key)
        if isinstance(record, Control):
            return record.status.label if record.status else None
        if isinstance(record, InspectionResult):
            return record.result.label
        if isinstance(record, Finding):
            form = OPEN if record.closed_on is None else CLOSED
            return _both(form, grade=record.grade.label, day=record.closed_on)
        if isinstance(record, Objective) and record.achieved is not None:
            return ACHIEVED if record.achieved else NOT_ACHIEVED
        if isinstance(record, Evidence) and record.collected_on is not None:
            return Text(ja=str(record.collected_on), en=str(record.collected_on))
        return None

    @cached_property
    def _controls(self) -> Mapping[str, Text]:
        return {row.id: row.title for row in soa.statement(self._programme)}

    @cached_property
    def _plan(self) -> Mapping[str, Text]:
        return {row.treatment.key: row.state.label for row in plan(self._programme)}


def _both(form: Text, **values: object) -> Text:
    return Text(ja=form.say("ja", **values), en=form.say("en", **values))


def to_json(traced: Traced, language: Language) -> dict[str, Any]:
    """Return a trail as other programs read it."""

    def node(each: Node) -> dict[str, Any]:
        record = each.record
        reference = record.reference
        state = traced.states.get(reference)
        return {
            "kind": record.declaration.name,
            "id": record.key,
            "title": traced.titles[reference].say(language),
            "state": state and state.say(language),
            "field": each.field and each.field.say(language),
            "again": each.again,
            "diagnostics": [
                {"code": said.code, "level": said.level.word, "message": said.message.say(language)}
                for said in traced.said.get(reference, ())
            ],
            "nodes": [node(below) for below in each.nodes],
        }

    return {"up": node(traced.trail.up), "down": node(traced.trail.down)}
