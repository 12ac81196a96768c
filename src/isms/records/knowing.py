"""The facts that a programme leans on, from its own ``knowledge/`` first, then from the packaged ones."""

from __future__ import annotations

import copy
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Misreading, Place, Spot, Text
from isms.kind import Record
from isms.knowledge import (
    Calendar,
    Confidence,
    ContractItem,
    Coverage,
    FormSet,
    Framework,
    FrameworkMapping,
    Item,
    Knowledge,
    LawFact,
    MandatoryDocuments,
    Method,
    ReportDuty,
    Scheme,
)
from isms.near import Vocabulary
from isms.records import facts, limits
from isms.records.build import Builder
from isms.records.csv_file import Table
from isms.records.rows import Rows
from isms.records.text import decode, knows
from isms.records.tree import LARGE, TooLarge, Tree
from isms.records.yaml_file import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from isms.knowledge.annex import Title
    from isms.model.settings import Settings

R = TypeVar("R", bound=Record)

FRAMEWORKS: Mapping[str, tuple[str, ...]] = {"iso27001": ("iso27001",), "pmark": ("pmark", "jisq15001")}
"""The frameworks of requirements behind each standard."""
TABLES: tuple[type[Record], ...] = (LawFact, ContractItem)
"""The facts that rules lean on and that are kept as one table each, named as their folder would be."""
OWN = "knowledge/"
TITLES = f"{OWN}titles/"
"""Where a programme keeps other titles for the items of a framework: a table named like the framework."""
LAW = "law"
"""What the name of a duty begins with that holds whatever the standard."""
KINDS: tuple[type[Record], ...] = (
    Framework,
    FrameworkMapping,
    Method,
    FormSet,
    Calendar,
    MandatoryDocuments,
    ReportDuty,
    Scheme,
    Coverage,
)

NO_ITEM = Text(ja="{framework} の「{item}」", en="item '{item}' in {framework}")
NO_FRAMEWORK = Text(ja="フレームワーク「{framework}」", en="framework '{framework}'")

ASKED_BY: Mapping[type[Record], tuple[str, ...]] = {
    ReportDuty: ("incidents/",),
    Scheme: ("certifications/",),
    Calendar: ("incidents/", "certifications/", "logs/types/"),
    LawFact: ("laws/", "personal-information/"),
    ContractItem: ("suppliers/",),
}
"""The folders whose records ask for a kind of fact: where they are empty, it need not be read."""
IMPORTED = re.compile(rb"\Aid: \"?([^\"\r\n]+)\"?\r?\nimported:\s")
"""How the file of an imported fact begins."""


def gather(
    settings: Settings,
    own: Tree,
    paths: Iterable[str],
    misreadings: list[Misreading],
    named: Iterable[str] = (),
) -> Knowledge:
    """Return the facts that a programme leans on; what is wrong with its own files is said.

    ``paths`` are the regular files of its tree, ``named`` the frameworks that its records name. Of those that
    were imported, only these are read: a list of a thousand controls that nobody uses costs nothing.
    """
    standards = [str(standard) for standard in settings.standards]
    frameworks = {name for standard in standards for name in FRAMEWORKS.get(standard, (standard,))}
    risk = settings.risk
    methods = {name for name in (risk.method, risk.lifecycle_method) if name} if risk else set()
    every = list(paths)
    asked = {kind for kind, folders in ASKED_BY.items() if any(path.startswith(folders) for path in every)}
    reader = _Reader(own, [path for path in every if path.startswith(OWN)], misreadings)
    mappings = reader.all(FrameworkMapping, (), ())
    ends = {name for each in mappings.values() for name in (each.source_framework, each.target_framework)}
    wanted = frameworks | (ends & set(_shipped("frameworks")))
    brought = frameworks.union(named, ends, map(_title_of, filter(_is_titles, every)))
    return Knowledge(
        frameworks=reader.titled(reader.all(Framework, wanted, brought)),
        mappings=mappings,
        methods=reader.all(Method, methods),
        form_sets=reader.all(FormSet, _shipped("form-sets") if "pmark" in standards else ()),
        calendars=reader.all(Calendar, _shipped("calendars") if Calendar in asked else ()),
        mandatory_documents=reader.all(MandatoryDocuments, _of(MandatoryDocuments, standards)),
        report_duties=reader.all(
            ReportDuty, _of(ReportDuty, [*standards, LAW] if ReportDuty in asked else [])
        ),
        schemes=reader.all(Scheme, _of(Scheme, standards if Scheme in asked else [])),
        laws=reader.table(LawFact) if "pmark" in standards or LawFact in asked else {},
        coverage=reader.all(Coverage, ()),
        tables=dict(reader.tables(asked)),
    )


def ask(knowledge: Knowledge, *kinds: type[Record]) -> None:
    """Read packaged facts of some kinds, unless the programme brings its own."""
    for kind in kinds:
        if kind not in knowledge.tables:
            found = _table_read_once(f"{kind.declaration.folder}.csv")
            knowledge.tables[kind] = {fact.identity(): fact for fact in found}


def consulted(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """Return the facts together with the packaged ones that coverage of some frameworks leans on.

    They are read when coverage is asked for, and not before: a check does without them.
    """
    frameworks = dict(knowledge.frameworks)
    for name in names:
        found = knowledge.framework(name) or packaged_framework(name)
        if found is not None:
            frameworks[found.id] = found
    coverage = dict(knowledge.coverage)
    mandatory = dict(knowledge.mandatory_documents)
    for name in shipped_frameworks():
        facts_of = packaged(Coverage, name)
        if facts_of is not None:
            coverage.setdefault(facts_of.id, facts_of)
        asked = packaged(MandatoryDocuments, name)
        if asked is not None:
            mandatory.setdefault(asked.id, asked)
    return replace(knowledge, frameworks=frameworks, coverage=coverage, mandatory_documents=mandatory)


def packaged_framework(name: str) -> Framework | None:
    """Return a packaged framework by its id or by one of its other names."""
    if name in shipped_frameworks():
        return packaged(Framework, name)
    every = (packaged(Framework, each) for each in shipped_frameworks())
    return next((each for each in every if each is not None and name in each.aliases), None)


def shipped_frameworks() -> tuple[str, ...]:
    """Return the ids of the packaged frameworks."""
    return _shipped(Framework.declaration.folder)


def complete(
    knowledge: Knowledge, own: Tree, paths: Iterable[str], named: Container[str] | None = None
) -> list[Misreading]:
    """Add every framework and every mapping that there is; return what is wrong with those not read before.

    Of imported ones only those that are ``named``, where that is given.
    """
    misreadings: list[Misreading] = []
    reader = _Reader(own, [path for path in paths if path.startswith(OWN)], misreadings)
    known = {framework.file for framework in knowledge.frameworks.values()}
    reader.paths = [path for path in reader.paths if path not in known]
    more = reader.all(Framework, _shipped(Framework.declaration.folder), named)
    knowledge.frameworks = more | knowledge.frameworks
    knowledge.mappings |= reader.all(FrameworkMapping, _shipped(FrameworkMapping.declaration.folder), named)
    return misreadings


def own(tree: Tree, path: str, kind: type[R]) -> R | None:
    """Return a fact of a programme's own; None where its file is not there or cannot be read."""
    return _Reader(tree, [path], []).brought(path, kind)


def packaged(kind: type[R], name: str) -> R | None:
    """Return a packaged fact by the name of its file, or None."""
    found = _once_read(f"{kind.declaration.folder}/{name}.yaml")
    return found if isinstance(found, kind) else None


def shipped(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of the packaged facts of a kind."""
    return _shipped(kind.declaration.folder)


@cache
def _once_read(path: str) -> Record | None:
    """Read a packaged fact once: while a process runs it does not change, and nobody writes to it."""
    shipped, kind = facts.tree(), kind_at(OWN + path)
    try:
        return _Reader(shipped, [], []).fact(shipped, path, kind) if kind else None
    except FileNotFoundError:
        return None


@cache
def _table_read_once(path: str) -> tuple[Record, ...]:
    """Read a packaged table of facts once."""
    kind = kind_at(OWN + path)
    return _Reader(facts.tree(), [], []).rows(facts.tree(), path, kind) if kind else ()


def facts_of(
    tree: Tree, path: str, kind: type[Record], misreadings: list[Misreading]
) -> tuple[Record | None, tuple[Record, ...]]:
    """Return the fact of a YAML file, or the facts of a table; what is wrong with the file is said."""
    reader = _Reader(tree, [path], misreadings)
    if path.endswith(".csv"):
        return None, tuple(reader.keyed(reader.rows(tree, path, kind), kind).values())
    return reader.brought(path, kind), ()


def kind_at(path: str) -> type[Record] | None:
    """Return the kind of fact that a path of a programme's own ``knowledge/`` holds."""
    if not path.startswith(OWN):
        return None
    return _kind_among(path, TABLES, KINDS) or _kind_among(path, *seldom_asked())


def _is_titles(path: str) -> bool:
    """Tell whether a file gives titles to the items of a framework."""
    return path.startswith(TITLES) and path.endswith(".csv")


def _title_of(path: str) -> str:
    """Return the framework that a file of titles is for."""
    return path.removeprefix(TITLES).removesuffix(".csv")


def table_of(kind: type[Record]) -> str:
    """Return the path under which a programme brings the table of a kind of fact."""
    return f"{OWN}{kind.declaration.folder}.csv"


def _kind_among(
    path: str, tables: Iterable[type[Record]], folders: Iterable[type[Record]]
) -> type[Record] | None:
    table = next((k for k in tables if path == table_of(k)), None)
    return table or next((k for k in folders if path.startswith(f"{OWN}{k.declaration.folder}/")), None)


@cache
def seldom_asked() -> tuple[tuple[type[Record], ...], tuple[type[Record], ...]]:
    """Return the kinds of fact that no rule leans on: those that are one table each, and those in folders."""
    from isms.knowledge import annex, marks, practice  # noqa: PLC0415 - few commands need them

    tables = (
        annex.Edition,
        annex.Succession,
        annex.EarlierSuccession,
        annex.TitleVariant,
        marks.ComparisonCell,
        marks.Outdated,
        marks.AuditDays,
        marks.Fee,
        marks.FurtherFee,
        marks.SizeBand,
        marks.TimeLine,
        marks.Transition,
        practice.AccidentFigure,
        practice.ThreatByMedium,
    )
    return tables, (annex.Title, practice.SelfCheck)


@cache
def _shipped(folder: str) -> tuple[str, ...]:
    """Return the names of the packaged facts of a folder."""
    return tuple(sorted(path.stem for path in (facts.templates() / "knowledge" / folder).glob("*.yaml")))


def _of(kind: type[Record], standards: Iterable[str]) -> Iterable[str]:
    """Return the names of the packaged facts of a kind that begin with one of these standards."""
    return [name for name in _shipped(kind.declaration.folder) if name.startswith(tuple(standards))]


class _Reader:
    """Reads fact files of the programme's own tree and of the package."""

    def __init__(self, own: Tree, paths: Sequence[str], misreadings: list[Misreading]) -> None:
        self.own = own
        self.paths = paths
        self.misreadings = misreadings

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
                fact = self.brought(path, kind)
                if fact is not None:
                    found[fact.key] = fact
        for name in wanted:
            if name not in found and "/" not in name:
                fact = packaged(kind, name)
                if fact is not None:
                    found[fact.key] = fact
        return found

    def idle(self, path: str, named: Container[str]) -> bool:
        """Tell whether a file holds an imported fact that nobody names."""
        try:
            data = self.own.read(path, limits.YAML_BYTES)
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
        name = f"{kind.declaration.folder}.csv"
        if table_of(kind) in self.paths:
            return self.keyed(self.rows(self.own, OWN + name, kind), kind)
        return {fact.identity(): fact for fact in _table_read_once(name) if isinstance(fact, kind)}

    def tables(self, asked: Collection[type[Record]]) -> Iterator[tuple[type[Record], Mapping[str, Record]]]:
        """Go through the tables that records ask for or the programme brings, but for the one of laws."""
        brought = {kind for path in self.paths if (kind := kind_at(path)) and path == table_of(kind)}
        for kind in {*asked, *brought} - {LawFact}:
            if kind in brought or kind in TABLES:
                yield kind, self.table(kind)

    def keyed(self, found: Iterable[Record], kind: type[R]) -> dict[str, R]:
        """Return facts by their keys; of two with one key the first stays."""
        known: dict[str, R] = {}
        for fact in found:
            if not isinstance(fact, kind):
                continue
            key = fact.identity()
            first = known.setdefault(key, fact)
            if first is not fact:
                field = kind.declaration.key[-1:]
                where = Spot(fact.file, fact.ordinal, field)
                values = {"key": key, "first": Spot(first.file, first.ordinal, field)}
                self.misreadings.append(Misreading("REC004", where, values, kind.declaration.name, key))
        return known

    def titled(self, frameworks: dict[str, Framework]) -> dict[str, Framework]:
        """Return frameworks with the titles that the programme gives their items."""
        for path in self.paths:
            if _is_titles(path):
                name = _title_of(path)
                framework = next((f for f in frameworks.values() if name in {f.id, *f.aliases}), None)
                if framework is None:
                    if packaged_framework(name) is None:
                        values = {"missing": NO_FRAMEWORK.of(framework=name), "near": ""}
                        self.misreadings.append(Misreading("REC030", Place(path), values))
                else:
                    frameworks[framework.id] = self.with_titles(framework, path)
        return frameworks

    def with_titles(self, framework: Framework, path: str) -> Framework:
        """Return a framework with the titles of a table; a row for an item that it lacks is named."""
        from isms.knowledge.annex import Title  # noqa: PLC0415 - few programmes have titles

        titles = self.keyed(self.rows(self.own, path, Title), Title)
        known = {item.id for item in framework.items}
        for title in titles.values():
            if title.id not in known:
                missing = NO_ITEM.of(framework=framework.id, item=title.id)
                values = {"missing": missing, "near": Vocabulary(known).near(title.id)}
                where = Spot(path, title.ordinal, ("id",))
                self.misreadings.append(Misreading("REC030", where, values, "title", title.id))
        items = [_retitled(item, titles[item.id]) if item.id in titles else item for item in framework.items]
        return _but(framework, items=tuple(items))

    def rows(self, tree: Tree, path: str, kind: type[Record]) -> tuple[Record, ...]:
        """Return the facts of one table; none where it cannot be read."""
        try:
            decoded = decode(path, tree.read(path, limits.CSV_BYTES), knows(kind.declaration.heads))
        except OSError:
            return ()
        self.misreadings += decoded.misreadings
        table = Table(path, (decoded.text or "").encode())
        builder = Builder(date.max, lambda scalar: scalar.read)
        rows = Rows(builder, kind, path, table.heads)
        made = [fact for chunk in table.chunks() for fact in rows.records(chunk, 0)[0]]
        self.misreadings += [*table.broken, *builder.misreadings]
        return tuple(made)

    def brought(self, path: str, kind: type[R]) -> R | None:
        """Return a fact of the programme's own; that it cannot be opened was said when it was looked at."""
        try:
            return self.fact(self.own, path, kind)
        except TooLarge:
            values = {"what": LARGE, "limit": f"{limits.YAML_BYTES >> 20} MB"}
            self.misreadings.append(Misreading("REC009", Place(path), values))
        except OSError:
            pass
        return None

    def fact(self, tree: Tree, path: str, kind: type[R]) -> R | None:
        """Return the fact of one file, or None where it holds none that can be read."""
        decoded = decode(path, tree.read(path, limits.YAML_BYTES), knows(kind.declaration.heads))
        self.misreadings += decoded.misreadings
        if decoded.text is None:
            return None
        parsed = parse(path, unicodedata.normalize("NFC", decoded.text))
        self.misreadings += parsed.misreadings
        if not parsed.records:
            self.misreadings.append(Misreading("REC013", Place(path)))
        builder = Builder(date.max, lambda scalar: scalar.read)
        whole = [builder.mapping(kind, raw, Spot(path, n)) for n, raw in enumerate(parsed.records) if raw]
        self.misreadings += builder.misreadings
        fact = whole[0] if len(whole) == 1 else None
        if not isinstance(fact, kind):
            return None
        fact.named(fact.identity())
        return fact


def _retitled(item: Item, title: Title) -> Item:
    """Return an item under another title; whoever wrote it answers for it, so that it counts as certain."""
    return _but(
        item,
        title_ja=title.title_ja or item.title_ja,
        title_en=title.title_en or item.title_en,
        confidence=title.confidence or Confidence.HIGH,
        source=title.source,
    )


def _but(fact: R, **values: object) -> R:
    """Return a copy of a fact with other values: a packaged one is shared and stays as it is."""
    made = copy.copy(fact)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
