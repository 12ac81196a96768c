"""Where it stands what shows an item: in the file of its framework, or in one of ``coverage/`` beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.standards import usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.knowledge import Coverage, Framework, Item, Knowledge, Wanted
    from isms.knowledge.showing import Showing


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
    """Everything that is known about what shows items."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the frameworks and the files of ``coverage/``."""
        frameworks = knowledge.frameworks.values()
        self._names = {name: each.id for each in frameworks for name in (each.id, *each.aliases)}
        self._coverage: dict[str, Coverage] = {}
        for each in knowledge.coverage.values():
            self._coverage[self._names.get(each.framework, each.framework)] = each
        self._showings = {name: {each.id: each for each in c.items} for name, c in self._coverage.items()}
        self._corresponding = self._both_ways()

    def source(self, framework: Framework, item: Item) -> Source:
        """Return what shows an item, as its framework or the file beside it says."""
        requirement = f"{framework.id}:{item.id}"
        corresponds = self._corresponding.get(requirement, ())
        family = [each for each in corresponds if _standard(each) == _standard(requirement)]
        answers = frozenset(() if framework.leads_to else (requirement, *family))
        return Source(self._wanted(framework, item, corresponds), tuple(corresponds), answers, self._names)

    def _wanted(self, framework: Framework, item: Item, corresponds: Iterable[str]) -> tuple[Wanted, ...]:
        own = self._showings.get(framework.id, {}).get(item.id)
        if own is not None and own.shown_by:
            return own.shown_by
        if item.shown_by:
            return item.shown_by
        coverage = self._coverage.get(framework.id)
        follows = (
            self._names.get(coverage.follows, coverage.follows) if coverage and coverage.follows else None
        )
        others: Mapping[str, Showing] = self._showings.get(follows or "", {})
        found: list[Wanted] = []
        for each in corresponds:
            name, _, number = each.partition(":")
            if name == follows and number in others:
                found += [wanted for wanted in others[number].shown_by if wanted not in found]
        return tuple(found)

    def _both_ways(self) -> Mapping[str, tuple[str, ...]]:
        """Return the items that correspond to each, whichever of the two says so."""
        found: dict[str, dict[str, None]] = {}
        for name, showings in self._showings.items():
            for showing in showings.values():
                here = f"{name}:{showing.id}"
                for each in showing.corresponds:
                    there = spelt(each, self._names)
                    found.setdefault(here, {})[there] = None
                    found.setdefault(there, {})[here] = None
        return {requirement: tuple(others) for requirement, others in found.items()}


def _standard(requirement: str) -> str:
    """Return the standard that a requirement belongs to."""
    return usual(requirement.partition(":")[0])
