"""The facts of a programme's own ``knowledge/``, which stand before those that ship with the tool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Misreading, Place, Spot, Text
from isms.kind import Record, but
from isms.knowledge import Confidence, Framework, LawFact
from isms.near import Vocabulary
from isms.records import limits
from isms.records.fact_layout import OWN, TABLES, TITLES, kind_at, table_of
from isms.records.fact_reader import FactReader
from isms.records.packaged import packaged, packaged_framework, packaged_table, shipped_frameworks

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from isms.knowledge import Item
    from isms.knowledge.annex import Title
    from isms.records.tree import Tree

R = TypeVar("R", bound=Record)

NO_ITEM = Text(ja="{framework} の「{item}」", en="item '{item}' in {framework}")
NO_FRAMEWORK = Text(ja="フレームワーク「{framework}」", en="framework '{framework}'")
IMPORTED = re.compile(rb"\Aid: \"?([^\"\r\n]+)\"?\r?\nimported:\s")
"""How the file of an imported fact begins."""


class OwnFacts(FactReader):
    """Reads what a programme brings, and what is packaged where it brings nothing."""

    def __init__(self, tree: Tree, paths: Iterable[str], misreadings: list[Misreading]) -> None:
        """Look at those of the paths of a programme that lie in ``knowledge/``."""
        super().__init__(tree, misreadings)
        self.paths: Sequence[str] = [path for path in paths if path.startswith(OWN)]

    def all(self, kind: type[R], wanted: Iterable[str], named: Container[str] | None = None) -> dict[str, R]:
        """Return every fact of a kind that the programme brings, and those that are wanted, by id.

        Of imported ones only those that are ``named``, where that is given.
        """
        prefix = f"{OWN}{kind.declaration.folder}/"
        found: dict[str, R] = {}
        for path in self.paths:
            if path.startswith(prefix) and path.endswith(".yaml"):
                if named is not None and self.idle(path, named):
                    continue
                fact = self.fact(path, kind)
                if fact is None:
                    continue
                first = found.setdefault(fact.key, fact)
                if first is not fact:
                    self.repeated(fact, first)
        for name in wanted:
            shipped = packaged(kind, name) if name not in found and "/" not in name else None
            if shipped is not None:
                found[shipped.key] = shipped
        return found

    def idle(self, path: str, named: Container[str]) -> bool:
        """Tell whether a file holds an imported fact that nobody names."""
        try:
            data = self.tree.read(path, limits.YAML_BYTES)
        except OSError:
            return False
        begins = IMPORTED.match(data)
        return (
            begins is not None
            and b"\naliases:" not in data
            and begins[1].decode(errors="replace") not in named
        )

    def table(self, kind: type[R]) -> dict[str, R]:
        """Return the facts of a table by id: the programme's own where it brings one, else the packaged."""
        path = table_of(kind)
        return self.keyed(self.rows(path, kind), kind) if path in self.paths else packaged_table(kind)

    def tables(self, asked: Collection[type[Record]]) -> Iterator[tuple[type[Record], Mapping[str, Record]]]:
        """Go through the tables that records ask for or the programme brings, but for the one of laws."""
        brought = {kind for path in self.paths if (kind := kind_at(path)) and path == table_of(kind)}
        for kind in {*asked, *brought} - {LawFact}:
            if kind in brought or kind in TABLES:
                yield kind, self.table(kind)

    def titled(self, frameworks: dict[str, Framework]) -> dict[str, Framework]:
        """Return frameworks with the titles that the programme gives their items."""
        for path, name in self.titles():
            framework = next((f for f in frameworks.values() if name in {f.id, *f.aliases}), None)
            if framework is not None:
                frameworks[framework.id] = self.with_titles(framework, path)
        return frameworks

    def titles(self) -> Iterator[tuple[str, str]]:
        """Go through the tables of titles with the framework that each is named like."""
        for path in self.paths:
            if path.startswith(TITLES) and path.endswith(".csv"):
                yield path, path.removeprefix(TITLES).removesuffix(".csv")

    def look_for_titled(self, frameworks: Mapping[str, Framework]) -> None:
        """Say which tables of titles are named like no framework that there is."""
        names = {name for each in frameworks.values() for name in (each.id, *each.aliases)}
        for path, name in self.titles():
            if name not in names and not self.known(name):
                near = Vocabulary({*names, *shipped_frameworks()}).near(name)
                values = {"missing": NO_FRAMEWORK.of(framework=name), "near": near}
                self.misreadings.append(Misreading("REC030", Place(path), values))

    def known(self, name: str) -> bool:
        """Tell whether there is a framework, also one that the programme does not lean on today."""
        path = f"{OWN}{Framework.declaration.folder}/{name}.yaml"
        return path in self.paths or packaged_framework(name) is not None

    def with_titles(self, framework: Framework, path: str) -> Framework:
        """Return a framework with the titles of a table; a row for an item that it lacks is named."""
        from isms.knowledge.annex import Title  # noqa: PLC0415 - few programmes have titles

        titles = self.keyed(self.rows(path, Title), Title)
        known = {item.id for item in framework.items}
        for title in titles.values():
            if title.id not in known:
                missing = NO_ITEM.of(framework=framework.id, item=title.id)
                values = {"missing": missing, "near": Vocabulary(known).near(title.id)}
                where = Spot(path, title.ordinal, ("id",))
                self.misreadings.append(Misreading("REC030", where, values, "title", title.id))
        items = [_retitled(item, titles[item.id]) if item.id in titles else item for item in framework.items]
        return but(framework, items=tuple(items))


def own(tree: Tree, path: str, kind: type[R]) -> R | None:
    """Return a fact of a programme's own; None where its file is not there or cannot be read."""
    return FactReader(tree, []).fact(path, kind)


def facts_of(
    tree: Tree, path: str, kind: type[Record], misreadings: list[Misreading]
) -> tuple[Record | None, tuple[Record, ...]]:
    """Return the fact of a YAML file, or the facts of a table; what is wrong with the file is said."""
    reader = FactReader(tree, misreadings)
    if path.endswith(".csv"):
        return None, tuple(reader.keyed(reader.rows(path, kind), kind).values())
    return reader.fact(path, kind), ()


def _retitled(item: Item, title: Title) -> Item:
    """Return an item under another title; whoever wrote it answers for it, so that it counts as certain."""
    return but(
        item,
        title_ja=title.title_ja or item.title_ja,
        title_en=title.title_en or item.title_en,
        confidence=title.confidence or Confidence.HIGH,
        source=title.source,
    )
