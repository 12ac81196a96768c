"""Coverage: each item of a framework against what the programme really holds, and what to do next.

What shows an item is data: a file of ``coverage/``, or the framework itself. A control is shown by the
decision on it, an item that no data speaks of by a control record or by a document that meets it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from isms.coverage.against import Against
from isms.coverage.controls import controlled
from isms.coverage.elsewhere import covered_elsewhere
from isms.coverage.holding import held
from isms.coverage.on_paper import by_requirement
from isms.coverage.report import Coverage, Line
from isms.coverage.showings import Request, Shelf
from isms.coverage.state import Holding, Lack, State, together
from isms.crosswalk import carried
from isms.diagnostic import Text
from isms.soa.keys import CONTROL, key_of
from isms.soa.on_record import decided
from isms.standards import named_frameworks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isms.coverage.against import Objections
    from isms.kind import Record
    from isms.knowledge import Confidence, Framework, Item
    from isms.model.programme import Programme

NOTHING: Objections = MappingProxyType({})

_NO_WAY = Text(ja="何をもって満たすかが決められていません", en="nothing says what shows that it is met")
_DO_SHOW = Text(
    ja="controls/ に採否を書くか、文書の satisfies に {item} と書く",
    en="decide on it in controls/, or put {item} into satisfies of a document",
)


def coverage(
    programme: Programme, frameworks: Iterable[Framework], against: Objections = NOTHING
) -> Coverage:
    """Return every assessable item of some frameworks; items that correspond to one another stand once.

    What the caller knows ``against`` items keeps them from being ready, as open nonconformities do.
    """
    chosen = tuple(dict.fromkeys(frameworks))
    desk = _Desk(programme, chosen, against)
    return Coverage(chosen, tuple(desk.line(group) for group in desk.groups()))


def coverage_of(programme: Programme, names: Iterable[str] = (), against: Objections = NOTHING) -> Coverage:
    """Return the coverage of frameworks by their ids or aliases, else of those of the standards aimed at."""
    known = (programme.knowledge.framework(name) for name in names or named_frameworks(programme))
    return coverage(programme, [framework for framework in known if framework is not None], against)


Numbered = tuple["Framework", "Item"]
"""An item with its framework."""


class _Desk:
    """Works out the lines of one programme."""

    def __init__(self, programme: Programme, frameworks: Sequence[Framework], against: Objections) -> None:
        self._programme = programme
        self._decided = decided(programme)
        self._shelf = Shelf(programme.knowledge)
        self._frameworks = frameworks
        self._items = {each.id: {item.id: item for item in each.items} for each in frameworks}
        self._documents = by_requirement(programme)
        self._against = Against(programme, against)
        mapped = bool(programme.knowledge.mappings)
        self._elsewhere = {each.id: carried(programme, each.id) if mapped else {} for each in frameworks}

    def groups(self) -> list[list[Numbered]]:
        """Return the items, those that ask for the same together, in the order of the first framework."""
        place: dict[str, list[Numbered]] = {}
        groups: list[list[Numbered]] = []
        for framework in self._frameworks:
            for item in framework.items:
                if item.assessable is False or (item.assessable is None and self._has_parts(framework, item)):
                    continue
                shared = self._shelf.source(framework, item).corresponds if len(self._frameworks) > 1 else ()
                found = next((place[each] for each in shared if each in place), None)
                for other in (place[each] for each in shared if each in place):
                    if found is not None and other is not found:
                        found += other
                        groups.remove(other)
                        place.update({f"{f.id}:{i.id}": found for f, i in other})
                if found is None:
                    found = []
                    groups.append(found)
                found.append((framework, item))
                place[f"{framework.id}:{item.id}"] = found
        return groups

    def line(self, group: Sequence[Numbered]) -> Line:
        """Return the line of the items of a group."""
        first, item = group[0]
        numbers: dict[str, tuple[str, ...]] = {}
        for framework, each in group:
            numbers[framework.id] = (*numbers.get(framework.id, ()), each.id)
        holdings = [holding for framework, each in group for holding in self._holdings(framework, each)]
        state = together(holdings)
        remarks = tuple(
            holding.remark for holding in holdings if holding.remark is not None and holding.state is state
        )
        records = [record for holding in holdings for record in holding.records]
        lacks = () if state is State.NOT_APPLICABLE else _lacks(holdings)
        sure = max((each.confidence for _, each in group if each.confidence), key=_doubt, default=None)
        return Line(
            numbers, item, self._chapter(first, item), state, tuple(dict.fromkeys(records)), lacks,
            remarks, sure, self._above(first, group),
        )  # fmt: skip

    def _holdings(self, framework: Framework, item: Item) -> Iterator[Holding]:
        """Yield what is held of each thing that an item wants, and what speaks against it."""
        source = self._shelf.source(framework, item)
        requirement, key = f"{framework.id}:{item.id}", key_of(item.id, framework.id)
        documents = tuple(self._documents.get(requirement, ()))
        done_elsewhere = self._elsewhere[framework.id].get(item.id)
        if done_elsewhere is not None and not source.wanted and key not in self._decided:
            yield covered_elsewhere(done_elsewhere)
        elif item.kind == CONTROL or (not source.wanted and key in self._decided):
            decided = controlled(self._programme, key)
            yield decided
            if decided.state is State.NOT_APPLICABLE:
                return
        elif not source.wanted:
            yield _by_documents(requirement, documents)
        asked = f"{min((framework.id, *framework.aliases), key=len)}:{item.id}"
        for wanted in source.wanted:
            yield held(self._programme, Request(wanted, requirement, source.answers_to(wanted), asked))
        if documents:
            yield Holding(None, documents)
        family = sorted(source.answers - {requirement})
        lacks = tuple(lack for each in (requirement, *family) for lack in self._against.lacks(each))
        if lacks:
            yield Holding(State.PARTIAL, (), lacks)

    def _chapter(self, framework: Framework, item: Item) -> Item:
        """Return the topmost item above one."""
        items, seen = self._items[framework.id], {item.id}
        while item.parent and item.parent in items and item.parent not in seen:
            item = items[item.parent]
            seen.add(item.id)
        return item

    def _above(self, framework: Framework, group: Sequence[Numbered]) -> Item | None:
        """Return the item above several items of the framework that are in one group."""
        parents = [item.parent for each, item in group if each is framework]
        return self._items[framework.id].get(parents[0] or "") if len(parents) > 1 else None

    def _has_parts(self, framework: Framework, item: Item) -> bool:
        return any(each.parent == item.id for each in framework.items)


def _by_documents(requirement: str, documents: tuple[Record, ...]) -> Holding:
    """Judge an item that no data speaks of by the documents that say that they meet it."""
    if documents:
        return Holding(State.READY, documents)
    return Holding(State.MISSING, (), (Lack(_NO_WAY.of(), _DO_SHOW.of(item=requirement)),))


def _lacks(holdings: Iterable[Holding]) -> tuple[Lack, ...]:
    return tuple(lack for holding in holdings for lack in holding.lacks)


def _doubt(confidence: Confidence) -> int:
    """Return how doubtful a fact is."""
    return list(type(confidence)).index(confidence)
