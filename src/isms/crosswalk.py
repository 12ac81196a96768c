"""What a control that is implemented once is worth elsewhere, along the mappings between frameworks."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.knowledge.mappings import Relation
from isms.model.control import ControlStatus
from isms.model.once import once
from isms.scalars import Word
from isms.shelf import Shelf
from isms.soa.keys import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import Language
    from isms.knowledge import Knowledge
    from isms.model.control import Control
    from isms.model.programme import Programme

LONGEST = 3
"""How many items a chain may have, the first and the last included."""


class Carried(Word):
    """How far what is done elsewhere covers an item."""

    FULL = "full", "全部", "Fully"
    PARTIAL = "partial", "一部", "Partly"


FULL = frozenset({Relation.EQUAL, Relation.SUPERSET})
"""The relations by which the first item asks for all that the second asks for."""
DONE = {ControlStatus.IMPLEMENTED: Carried.FULL, ControlStatus.PARTIAL: Carried.PARTIAL}


class Spot(NamedTuple):
    """An item of a framework."""

    framework: str
    item: str


class Link(NamedTuple):
    """One step of a chain: to which item, by which relation, and the mapping that says so."""

    to: Spot
    relation: Relation
    mapping: str


class Reuse(NamedTuple):
    """What covers an item: how far, by which control, and the links from its item to this one."""

    state: Carried
    control: Control
    chain: tuple[Link, ...]

    @property
    def weakest(self) -> Relation | ControlStatus | None:
        """What keeps it from covering all: the control that is done in part, else the first such relation."""
        if self.control.status is not ControlStatus.IMPLEMENTED:
            return self.control.status
        return next((link.relation for link in self.chain if link.relation not in FULL), None)


@once
def carried_controls(programme: Programme) -> Mapping[Spot, Reuse]:
    """Return what covers each item that some mapping leads to from a control that is done.

    A chain passes through a framework once: what a control means in its own is for the control itself to say.
    """
    links = _links(programme.knowledge)
    found: dict[Spot, Reuse] = {}
    begun = list(_begun(programme, Shelf(programme.knowledge)))
    own = {spot for spot, _ in begun}
    waiting = deque((spot, Reuse(state, control, ()), {spot.framework}) for spot, (state, control) in begun)
    while waiting:
        here, reuse, passed = waiting.popleft()
        if len(reuse.chain) + 1 >= LONGEST:
            continue
        for link in links.get(here, ()):
            whole = reuse.state is Carried.FULL and link.relation in FULL
            there = Reuse(Carried.FULL if whole else Carried.PARTIAL, reuse.control, (*reuse.chain, link))
            known = found.get(link.to)
            if link.to.framework in passed or (known is not None and not _better(there, known)):
                continue
            if link.to not in own:
                found[link.to] = there
            waiting.append((link.to, there, passed | {link.to.framework}))
    return found


def carried(programme: Programme, framework: str) -> Mapping[str, Reuse]:
    """Return what covers each item of a framework by way of mappings, by the id of the item."""
    at_hand = Shelf(programme.knowledge).framework(framework)
    name = at_hand.id if at_hand else framework
    return {spot.item: reuse for spot, reuse in carried_controls(programme).items() if spot.framework == name}


def _better(new: Reuse, known: Reuse) -> bool:
    """Tell whether a chain covers more, or as much in fewer steps."""
    if new.state is not known.state:
        return new.state is Carried.FULL
    return len(new.chain) < len(known.chain)


def _begun(programme: Programme, shelf: Shelf) -> Iterator[tuple[Spot, tuple[Carried, Control]]]:
    """Go through the controls that are done, wholly or in part, with the items that they are."""
    for control in programme.controls:
        state = DONE.get(control.status) if control.status else None
        if state is None or not control.applicable or control.draft:
            continue
        framework = shelf.framework(control.framework or HOME)
        if framework is not None:
            yield Spot(framework.id, shelf.item(framework, control.id) or control.id), (state, control)


def _links(knowledge: Knowledge) -> Mapping[Spot, list[Link]]:
    """Return the links that lead on from each item: the pairs of all mappings, read both ways."""
    shelf = Shelf(knowledge)
    links: dict[Spot, list[Link]] = {}
    for mapping in knowledge.mappings.values():
        ends = (shelf.framework(mapping.source_framework), shelf.framework(mapping.target_framework))
        source, target = ends
        if source is None or target is None:
            continue
        for pair in mapping.pairs:
            first, second = shelf.item(source, pair.source), shelf.item(target, pair.target)
            if first is None or second is None or pair.relation is Relation.NOT_RELATED:
                continue
            here, there = Spot(source.id, first), Spot(target.id, second)
            links.setdefault(here, []).append(Link(there, pair.relation, mapping.id))
            links.setdefault(there, []).append(Link(here, pair.relation.inverse, mapping.id))
    return links


def to_json(reuse: Reuse) -> dict[str, Any]:
    """Return what covers an item as other programs read it."""
    return {
        "state": str(reuse.state),
        "control": reuse.control.key,
        "status": str(reuse.control.status),
        "weakest": reuse.weakest and str(reuse.weakest),
        "chain": [
            {"framework": link.to.framework, "item": link.to.item, "relation": str(link.relation),
             "mapping": link.mapping}
            for link in reuse.chain
        ],
    }  # fmt: skip


def as_chain(reuse: Reuse, language: Language) -> str:
    """Return a chain as people read it: the control, then each link with its relation."""
    steps = (
        f"({link.relation.label.say(language)})→ {link.to.framework}:{link.to.item}" for link in reuse.chain
    )
    return " ".join([reuse.control.key, *steps])
