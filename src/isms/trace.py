"""The trail: from an asset to its risks, what is done about them, how that is checked, and back.

An auditor picks one record and asks for what it came from and what came of it. Records are joined by every
field in which one names another; which of two comes first, their kinds tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Text
from isms.model.control import Control
from isms.model.inspection_result import InspectionOutcome, InspectionResult
from isms.model.once import once
from isms.model.review import Review
from isms.model.risk import Risk
from isms.references import routes
from isms.risk.assess import assessor
from isms.scalars import AnyRecord, FrameworkItem, Reference
from isms.soa.keys import control_of, key_of
from isms.soa.on_record import decided
from isms.soa.statement import controls_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isms.diagnostic import FieldPath
    from isms.kind import Field, Record
    from isms.model.programme import Programme
    from isms.model.review import ReviewDecision

STAGES = (
    ("law", "party", "supplier", "change"),
    ("asset",),
    ("personal-information",),
    ("risk",),
    ("treatment",),
    ("control",),
    ("document", "objective", "inspection"),
    ("inspection-result", "audit", "incident"),
    ("finding",),
    ("review",),
    ("evidence",),
)
"""The kinds on the trail, from what there is to protect to what shows that it is protected."""
_STAGE = {kind: stage for stage, kinds in enumerate(STAGES) for kind in kinds}
_EXEMPT = Risk.declaration.fields["exempt"]
BY_KIND = Text(ja="資産の種類", en="Asset kind")


class Link(NamedTuple):
    """Another record on the trail, and the field that joins the two.

    ``decisions`` are those of the one that is a review which are about the other.
    """

    record: Record
    field: Text
    decisions: tuple[ReviewDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A record with what follows it, or what it came from.

    ``field`` joins it with the record before it, and so do ``decisions`` where one of both is a review.
    ``again`` tells that it stands elsewhere on the trail with everything that follows.
    """

    record: Record
    field: Text | None = None
    decisions: tuple[ReviewDecision, ...] = ()
    nodes: tuple[Node, ...] = ()
    again: bool = False


class Trail(NamedTuple):
    """A record between what it came from and what came of it."""

    up: Node
    down: Node

    def records(self, *, as_far_as: type[Record] | None = None) -> list[Record]:
        """Return every record on the trail, each once; where a kind is given, nothing beyond it."""
        found: dict[str, Record] = {}
        waiting = [self.up, self.down]
        while waiting:
            node = waiting.pop()
            found.setdefault(node.record.reference, node.record)
            if as_far_as is None or not isinstance(node.record, as_far_as):
                waiting += node.nodes
        return list(found.values())

    def decisions(self) -> Mapping[str, list[ReviewDecision]]:
        """Return the decisions that join reviews with other records, by the reference of the review."""
        found: dict[str, dict[ReviewDecision, None]] = {}
        waiting = [self.up, self.down]
        while waiting:
            node = waiting.pop()
            for each in node.nodes:
                review = each.record if isinstance(each.record, Review) else node.record
                found.setdefault(review.reference, {}).update(dict.fromkeys(each.decisions))
            waiting += node.nodes
        return {
            review: sorted(each, key=lambda decision: decision.ordinal)
            for review, each in found.items()
            if each
        }


def telling(nodes: Iterable[Node]) -> Iterator[tuple[Node, int]]:
    """Yield nodes with how many were left out after each: of results only the last and those not OK stay."""
    for kind, each in groupby(nodes, key=lambda node: type(node.record)):
        alike = list(each)
        if kind is not InspectionResult:
            yield from ((node, 0) for node in alike)
            continue
        alike.sort(key=lambda node: (getattr(node.record, "month", ""), node.record.key))
        bad = [n for n in alike if getattr(n.record, "result", None) is InspectionOutcome.NG]
        shown = bad if alike[-1] in bad else [*bad, alike[-1]]
        yield from ((node, 0) for node in shown[:-1])
        yield shown[-1], len(alike) - len(shown)


def on_trail(record: Record) -> bool:
    """Tell whether a record is of a kind that the trail goes through."""
    return record.declaration.name in _STAGE


def stage(record: Record) -> int:
    """Return the place of a record's kind on the trail, from what there is to protect."""
    return _STAGE[record.declaration.name]


def trail(programme: Programme, record: Record) -> Trail:
    """Return what a record came from, and what came of it."""
    return Trail(
        _grown(programme, record, down=False),
        _grown(programme, record, down=True),
    )


def _grown(programme: Programme, record: Record, *, down: bool) -> Node:
    """Return a record with all that lies in one direction."""
    beyond = _ways(programme).beyond
    met: set[str] = set()

    def node(each: Record, field: Text | None, decisions: tuple[ReviewDecision, ...] = ()) -> Node:
        if each.reference in met:
            return Node(each, field, decisions, again=bool(beyond(each, down=down)))
        met.add(each.reference)
        nodes = tuple(node(*link) for link in beyond(each, down=down))
        return Node(each, field, decisions, nodes)

    return node(record, None)


class _Ways:
    """The ways on from each record; a control that every risk names is sorted out once, not once a risk."""

    def __init__(self, known: Mapping[str, list[Link]]) -> None:
        self._known = known
        self._found: dict[tuple[str, bool], list[Link]] = {}

    def beyond(self, record: Record, *, down: bool) -> list[Link]:
        """Return the records next to one, in one direction, the nearer stage first."""
        reference = record.reference
        found = self._found.get((reference, down))
        if found is None:
            own = stage(record)
            stages = [(stage(link.record), link) for link in self._known.get(reference, ())]
            there = [(each, link) for each, link in stages if (each > own if down else each < own)]
            nearest = sorted(there, key=lambda each: each[0], reverse=not down)
            found = self._found[reference, down] = [link for _, link in nearest]
        return found


@once
def _ways(programme: Programme) -> _Ways:
    """Return the ways on from the records of a programme."""
    return _Ways(links(programme))


@once
def links(programme: Programme) -> Mapping[str, list[Link]]:
    """Return the records that are joined with each one, whichever of the two names the other."""
    found: dict[str, dict[str, Link]] = {}
    for one, other, field, decisions in _pairs(programme):
        if one is not other:
            for here, there in ((one, other), (other, one)):
                joined = found.setdefault(here.reference, {})
                link = joined.get(there.reference, Link(there, field))
                both = dict.fromkeys((*link.decisions, *decisions))
                joined[there.reference] = link._replace(decisions=tuple(both))
    return {reference: list(joined.values()) for reference, joined in found.items()}


def _pairs(programme: Programme) -> Iterator[tuple[Record, Record, Text, tuple[ReviewDecision, ...]]]:
    """Go through the records that name others on the trail, with the decision in which a review does."""
    for kind in _STAGE:
        register = programme.registers[kind]
        for route in routes(register.kind, _names):
            for record in register:
                for path, value in route.values(record):
                    other = _named(programme, route.end, value)
                    if other is not None and on_trail(other):
                        yield record, other, route.end.label, _decided(record, path)
    subjects = assessor(programme).subjects
    for risk in programme.risks:
        if risk.asset_kind:
            for key in subjects.of_kind(risk.asset_kind, risk.exempt):
                yield risk, programme.assets[key], BY_KIND, ()


def _decided(record: Record, path: FieldPath) -> tuple[ReviewDecision, ...]:
    """Return the decision of a review in which a field lies, if it lies in one."""
    if not isinstance(record, Review):
        return ()
    return tuple(each for each in record.decisions if path[:2] == ("decisions", each.ordinal))


def _names(field: Field) -> bool:
    """Tell whether a field joins a record with others on the trail."""
    scalar = field.scalar
    if field is _EXEMPT:  # what a risk does not apply to
        return False
    if isinstance(scalar, Reference):
        return scalar.kind in _STAGE
    return isinstance(scalar, AnyRecord | FrameworkItem)


def _named(programme: Programme, field: Field, value: str) -> Record | None:
    """Return the record that a value of a field names."""
    scalar = field.scalar
    found: Record | None
    if isinstance(scalar, Reference):
        found = programme.registers[scalar.kind].get(value)
    elif isinstance(scalar, FrameworkItem):
        key = control_of(programme, value)
        found = decided(programme).get(key) or _undecided(programme).get(key)
    else:
        meant = programme.named(value)
        found = meant[0] if len(meant) == 1 else None
    return found


@once
def _undecided(programme: Programme) -> Mapping[str, Control]:
    """Return what stands for a control without a record, by its key: the trail must not pass over it."""
    found = {}
    for framework in programme.knowledge.frameworks.values():
        for item in controls_in(framework):
            key = key_of(item.id, framework.id)
            found[key] = Control(key=key, id=item.id, framework=framework.id)
    return found
