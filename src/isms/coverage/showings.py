"""Where it stands what shows an item: in the file of its framework, or in one of ``coverage/`` beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.standards import usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.knowledge import Coverage, Framework, Item, Knowledge, Wanted
    from isms.knowledge.showing import Showing


class Request(NamedTuple):
    """One thing wanted for a requirement, ``framework:item``, and what a document that meets it may say.

    ``answers`` are spelt by the ids of frameworks; ``asked`` is the requirement as people write it.
    """

    wanted: Wanted
    requirement: str
    answers: frozenset[str]
    asked: str


@dataclass(frozen=True, slots=True)
class Source:
    """What shows an item; ``answers`` are the requirements under which a document may say that it meets it.

    A step has none: a document meets requirements. ``corresponds`` are the items of other frameworks that ask
    for the same.
    """

    wanted: tuple[Wanted, ...]
    corresponds: tuple[str, ...]
    answers: frozenset[str]
    names: Mapping[str, str]

    def answers_to(self, wanted: Wanted) -> frozenset[str]:
        """Return what a document may say that it meets, to be one that is wanted.

        One that is known by its title, or as the head of a paper, is no other document of the same item.
        """
        further = {spelt(requirement, self.names) for requirement in wanted.satisfies}
        own = frozenset() if wanted.renders or wanted.titled else self.answers
        return own | further


def spelt(requirement: str, names: Mapping[str, str]) -> str:
    """Return a requirement under the id of its framework."""
    name, _, item = requirement.partition(":")
    return f"{names.get(name.strip(), name.strip())}:{item.strip()}"


class Shelf:
    """Everything that is known about what shows items; of several files, the programme's own come first."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the frameworks and the files of ``coverage/``."""
        frameworks = knowledge.frameworks.values()
        self._names = {name: each.id for each in frameworks for name in (each.id, *each.aliases)}
        self._showings: dict[str, dict[str, Showing]] = {}
        self._follows: dict[str, str] = {}
        for coverage in knowledge.coverage.values():
            self._take(coverage)
        self._corresponding = self._both_ways(knowledge.coverage.values())

    def source(self, framework: Framework, item: Item) -> Source:
        """Return what shows an item, as its framework or a file beside it says."""
        requirement = f"{framework.id}:{item.id}"
        corresponds = self._corresponding.get(requirement, ())
        family = [each for each in corresponds if _standard(each) == _standard(requirement)]
        answers = frozenset(() if framework.leads_to else (requirement, *family))
        return Source(self._wanted(framework, item, corresponds), tuple(corresponds), answers, self._names)

    def _take(self, coverage: Coverage) -> None:
        """Take the items of a file that none before it has."""
        name = self._names.get(coverage.framework, coverage.framework)
        known = self._showings.setdefault(name, {})
        for showing in coverage.items:
            if showing.shown_by:
                known.setdefault(showing.id, showing)
        if coverage.follows:
            self._follows.setdefault(name, self._names.get(coverage.follows, coverage.follows))

    def _wanted(self, framework: Framework, item: Item, corresponds: Iterable[str]) -> tuple[Wanted, ...]:
        own = self._showings.get(framework.id, {}).get(item.id)
        if own is not None:
            return own.shown_by
        if item.shown_by:
            return item.shown_by
        follows = self._follows.get(framework.id, "")
        others: Mapping[str, Showing] = self._showings.get(follows, {})
        found: list[Wanted] = []
        for each in corresponds:
            name, _, number = each.partition(":")
            if name == follows and number in others:
                found += others[number].shown_by
        return tuple(found)

    def _both_ways(self, files: Iterable[Coverage]) -> Mapping[str, tuple[str, ...]]:
        """Return the items that correspond to each, whichever of the two says so."""
        found: dict[str, dict[str, None]] = {}
        for coverage in files:
            name = self._names.get(coverage.framework, coverage.framework)
            for showing in coverage.items:
                here = f"{name}:{showing.id}"
                for each in showing.corresponds:
                    there = spelt(each, self._names)
                    found.setdefault(here, {})[there] = None
                    found.setdefault(there, {})[here] = None
        return {requirement: tuple(others) for requirement, others in found.items()}


def _standard(requirement: str) -> str:
    """Return the standard that a requirement belongs to."""
    return usual(requirement.partition(":")[0])
