"""What mappings name: frameworks and items under any of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.knowledge import Framework, FrameworkMapping, Knowledge
    from isms.knowledge.mappings import Pair


class Astray(NamedTuple):
    """A pair of a mapping that names an item which a framework does not have."""

    mapping: FrameworkMapping
    pair: Pair
    framework: Framework
    item: str


class Shelf:
    """The frameworks of a programme with their items under every name that mappings use for them."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Look nothing up yet."""
        self._knowledge = knowledge
        self._names: dict[str, Mapping[str, str]] = {}

    def framework(self, name: str) -> Framework | None:
        """Return the framework of a name.

        Where a framework says that it is also called so, it is that one: a firm that imported another list of
        the same standard has decided on the controls of the first.
        """
        frameworks = self._knowledge.frameworks.values()
        named = next((each for each in frameworks if name in each.aliases), None)
        return named or self._knowledge.frameworks.get(name)

    def item(self, framework: Framework, name: str) -> str | None:
        """Return the id of an item that a mapping names: by id, identifier, or the end of its identifier."""
        names = self._names.get(framework.id)
        if names is None:
            names = self._names[framework.id] = _names(framework)
        return names.get(name) or names.get(name.casefold())


def _names(framework: Framework) -> Mapping[str, str]:
    """Return the id of each item by all that it may be called; its own id wins."""
    names: dict[str, str] = {}
    for item in framework.items:
        names.setdefault(item.id.casefold(), item.id)
        if item.urn:
            urn = item.urn.casefold()
            names.setdefault(urn, item.id)
            names[urn.split(":", 5)[-1]] = item.id
    return names | {item.id: item.id for item in framework.items}


def astray(knowledge: Knowledge, mapping: FrameworkMapping) -> Iterator[Astray]:
    """Yield the pairs that name an item which a framework at hand does not have."""
    shelf = Shelf(knowledge)
    source, target = shelf.framework(mapping.source_framework), shelf.framework(mapping.target_framework)
    for pair in mapping.pairs:
        for framework, item in ((source, pair.source), (target, pair.target)):
            if framework is not None and shelf.item(framework, item) is None:
                yield Astray(mapping, pair, framework, item)


def not_here(knowledge: Knowledge, mapping: FrameworkMapping) -> list[str]:
    """Return the frameworks of a mapping that are not at hand."""
    shelf = Shelf(knowledge)
    names = (mapping.source_framework, mapping.target_framework)
    return [name for name in names if shelf.framework(name) is None]
