"""Frameworks: those that ship, those that a programme brings, and those that it imports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from isms import crosswalk, editions, shelf
from isms.api.errors import RequestError
from isms.api.finding import with_every_framework
from isms.diagnostic import Text
from isms.exchange import frameworks as foreign
from isms.exchange.frameworks.written import text_of
from isms.knowledge import Framework, FrameworkMapping, Knowledge, Method
from isms.knowledge.imports import EditionChange
from isms.listing import Column, Listing, listed
from isms.records import knowing, limits, own_facts
from isms.records.fact_layout import OWN
from isms.records.journal import Change
from isms.records.packaged import packaged
from isms.scalars import ID, PATH
from isms.soa import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from isms.api.loading import Loaded
    from isms.diagnostic import Language, Message
    from isms.exchange.frameworks import Contents
    from isms.model.control import Control
    from isms.model.programme import Programme

NOT_ONE = Text(
    ja="{file} にはフレームワークが {count} 個あります。1個だけのファイルを指定してください。",
    en="{file} holds {count} frameworks; name a file with one",
)
BAD_ID = Text(
    ja="「{name}」はフレームワークの番号(ID)にできません。--id で、英数字とハイフンの名前を付けてください。",
    en="'{name}' cannot be the id of a framework; give it one of letters, digits and hyphens with --id",
)
ONE_ID = Text(
    ja="--id は、フレームワーク、対応表、評価方法が1個だけのファイルに使えます({file} には {count} 個)。",
    en="--id is for a file with one framework, mapping or method; {file} holds {count}",
)
SHIPPED = Text(
    ja="「{name}」は isms に収録されたものの番号です。--id で別の番号を付けてください。",
    en="'{name}' is what ships with isms; give it another id with --id",
)
BY_HAND = Text(
    ja="{path} は取り込んだファイルではないため、置き換えません。"
    "先に移すか、--id で別の番号を付けてください。",
    en="{path} was not imported and is not replaced; move it away, or give another id with --id",
)
IN_USE = Text(
    ja="{path} には版「{before}」を取り込み済みです。版「{after}」に置き換えると {difference}。"
    "置き換えるには --replace を付けてください(違いは isms framework diff {id} ファイル)。",
    en="{path} holds version '{before}'. Version '{after}' in its place: {difference}. To replace it, say "
    "--replace (isms framework diff {id} FILE shows the difference)",
)
DIFFERENCE = Text(
    ja="追加 {added} 件、削除 {removed} 件、変更 {changed} 件、見直しが要る採否の決定 {decisions} 件",
    en="{added} items added, {removed} removed, {changed} changed, {decisions} decisions to look at again",
)
SAME_ITEMS = Text(ja="中身が変わります", en="its content changes")
REPLACED = Text(ja="{id} を置き換えました: {difference}", en="{id} is replaced: {difference}")
UNCHANGED = Text(ja="{path} は取り込み済みです。", en="{path} is there already")
TWICE = Text(
    ja="{path} に当たるものが2つ以上あります。1つずつ取り込み、--id で番号を分けてください。",
    en="more than one would be {path}; import them one by one, with an --id of their own",
)
LARGE = Text(
    ja="{path} が {limit} MB を超えるため、取り込めません。", en="{path} would be larger than {limit} MB"
)
Fact: TypeAlias = "Framework | FrameworkMapping | Method"
"""What can be imported."""


FRAMEWORK_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="表題", en="Title")),
    Column("version", Text(ja="版", en="Version")),
    Column("items", Text(ja="項目数", en="Items")),
    Column("origin", Text(ja="由来", en="Origin")),
    Column("decisions", Text(ja="採否の決定", en="Decisions")),
)
ORIGINS = {
    "packaged": Text(ja="収録", en="packaged"),
    "own": Text(ja="独自", en="own"),
    "imported": Text(ja="取り込み", en="imported"),
}


def framework_listing(loaded: Loaded, language: Language) -> Listing:
    """Return every framework that there is, of ours, of the programme's own and imported."""
    programme = with_every_framework(loaded).programme
    decided = Counter(_framework_of(programme, control) for control in programme.controls)
    rows = [
        {
            "id": framework.id,
            "title": framework.title.say(language),
            "version": framework.version,
            "items": len(framework.items),
            "origin": ORIGINS[_origin(framework)].say(language),
            "decisions": decided[framework.id],
            "source": framework.source,
            "licence": framework.licence,
            "confidence": str(framework.confidence),
            "imported": framework.imported and framework.imported.day,
            "file": framework.file,
        }
        for framework in sorted(programme.knowledge.frameworks.values(), key=lambda each: each.id)
    ]
    return listed(rows, FRAMEWORK_COLUMNS)


def _framework_of(programme: Programme, control: Control) -> str:
    """Return the id of the framework that a control is of."""
    name = control.framework or HOME
    found = programme.knowledge.framework(name)
    return found.id if found else name


def _origin(framework: Framework) -> str:
    if not framework.file.startswith(OWN):
        return "packaged"
    return "imported" if framework.imported else "own"


ITEM_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="表題", en="Title")),
    Column("parent", Text(ja="上位", en="Parent")),
    Column("assessable", Text(ja="評価対象", en="Assessable")),
)
MAPPED_COLUMNS = (
    Column("reuse.state", Text(ja="ほかの管理策による充足", en="Covered elsewhere")),
    Column("reuse.weakest", Text(ja="最も弱いつながり", en="Weakest link")),
    Column("reuse.shown", Text(ja="つながり", en="Chain")),
)


def item_listing(loaded: Loaded, framework: Framework, language: Language, *, mapped: bool) -> Listing:
    """Return the items of a framework; where they are ``mapped``, with what covers them elsewhere."""
    reuses = crosswalk.carried(with_every_framework(loaded).programme, framework.id) if mapped else {}
    rows: list[dict[str, Any]] = [
        {
            "id": item.id,
            "title": item.title.say(language),
            "parent": item.parent,
            "assessable": item.assessable,
            "kind": item.kind,
            "groups": list(item.groups),
            "title_ja": item.title_ja,
            "title_en": item.title_en,
            "urn": item.urn,
            "confidence": item.confidence and str(item.confidence),
            **({"reuse": _reuse(reuses.get(item.id), language)} if mapped else {}),
        }
        for item in framework.items
    ]
    columns = (*ITEM_COLUMNS[:2], *MAPPED_COLUMNS) if mapped else ITEM_COLUMNS
    return listed(rows, columns, ITEM_COLUMNS)


def _reuse(reuse: crosswalk.Reuse | None, language: Language) -> Mapping[str, Any] | None:
    """Return what covers an item, its words as they are kept and the chain as it is read."""
    if reuse is None:
        return None
    shown = {"state": reuse.state, "weakest": reuse.weakest, "shown": crosswalk.as_chain(reuse, language)}
    return crosswalk.to_json(reuse) | shown


def framework_to_json(framework: Framework, rows: Sequence[Mapping[str, Any]], language: Language) -> Any:  # noqa: ANN401 - JSON
    """Return a framework with its items as other programs read it."""
    imported = framework.imported
    return {
        "id": framework.id,
        "title": framework.title.say(language),
        "version": framework.version,
        "source": framework.source,
        "licence": framework.licence,
        "confidence": str(framework.confidence),
        "imported": imported
        and {
            "day": imported.day,
            "original": imported.original,
            "sha256": imported.sha256,
            "format": imported.format,
        },
        "items": list(rows),
    }


@dataclass(frozen=True, slots=True)
class FrameworkDifference:
    """Two editions of a framework, what became of its items, and the decisions that rest on each."""

    before: Framework
    after: Framework
    changes: tuple[editions.Change, ...]
    decisions: Mapping[str, Sequence[Control]]

    @property
    def summary(self) -> Mapping[str, int]:
        """How many items came, went and changed."""
        fates = [change.fate for change in self.changes]
        return {str(fate): fates.count(fate) for fate in editions.Fate}


def framework_difference(programme: Programme, before: Framework, after: Framework) -> FrameworkDifference:
    """Return what one edition of a framework has otherwise than another."""
    found = tuple(editions.changes(before, after))
    rests = {
        change.item.id: editions.decisions(programme, before.id, change.item.id)
        for change in found
        if change.fate is not editions.Fate.ADDED
    }
    return FrameworkDifference(before, after, found, {id_: held for id_, held in rests.items() if held})


def framework_in(name: str, data: bytes, day: date) -> Framework:
    """Return the one framework of a foreign file; raises RequestError where it is none, or holds more."""
    found = _read(name, data, day).frameworks
    if len(found) != 1:
        raise RequestError(NOT_ONE.of(file=name, count=len(found)))
    return found[0]


CHANGE_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("change", Text(ja="違い", en="Change")),
    Column("title", Text(ja="表題", en="Title")),
    Column("fields", Text(ja="変わった点", en="What changed")),
    Column("decisions", Text(ja="見直しが要る決定", en="Decisions that rest on it")),
)


def difference_listing(found: FrameworkDifference, language: Language) -> Listing:
    """Return what became of each item as rows."""
    rows = [
        {
            "id": change.item.id,
            "change": change.fate,
            "title": change.item.title.say(language),
            "fields": [editions.LABELS[name].say(language) for name in change.fields],
            "decisions": [control.key for control in found.decisions.get(change.item.id, ())],
            "before": {name: _plain(getattr(change.before, name)) for name in change.fields},
            "after": {name: _plain(getattr(change.after, name)) for name in change.fields},
        }
        for change in found.changes
    ]
    return listed(rows, CHANGE_COLUMNS)


def difference_to_json(found: FrameworkDifference, rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """Return a difference as other programs read it."""
    return {
        "id": found.after.id,
        "before": found.before.version,
        "after": found.after.version,
        "summary": {**found.summary, "decisions": len(found.decisions)},
        "items": list(rows),
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class FrameworkImport:
    """What importing a file writes, and what is to be said about it; nothing is written yet (see `apply`)."""

    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    notes: tuple[Message, ...]


def import_frameworks(
    loaded: Loaded, files: Sequence[tuple[str, bytes]], *, called: str | None = None, replace: bool = False
) -> FrameworkImport:
    """Return what imports libraries of CISO Assistant and OSCAL catalogs, all of them or none.

    ``files`` are their names and contents; ``called`` is the id that the one fact in them gets instead of
    its own. Raises RequestError, with line and key, where a file is none of these or is incomplete, and where
    another version is in use and it was not said to ``replace`` it.
    """
    contents = [_read(name, data, loaded.programme.as_of) for name, data in files]
    facts: list[Fact] = []
    for each in contents:
        facts += [*each.frameworks, *each.mappings, *each.methods]
    if called is not None:
        if len(facts) != 1:
            raise RequestError(ONE_ID.of(file=[name for name, _ in files], count=len(facts)))
        object.__setattr__(facts[0], "id", called)
    place = _Shelf(loaded, replace=replace)
    made: dict[str, Change] = {}
    for fact in facts:
        change = place.change(fact)
        if change.path in made:
            raise RequestError(TWICE.of(path=change.path))
        made[change.path] = change
    changes = tuple(change for change in made.values() if change.old != change.new)
    notes = [
        *(note for each in contents for note in each.notes),
        *_about(loaded, facts),
        *(REPLACED.of(id=each.after.id, difference=summary(each)) for each in place.differences),
        *(UNCHANGED.of(path=path) for path, change in made.items() if change.old == change.new),
    ]
    return FrameworkImport(tuple(facts), changes, tuple(notes))


def _read(name: str, data: bytes, day: date) -> Contents:
    try:
        return foreign.read(name, data, day)
    except foreign.ForeignError as error:
        raise RequestError(error.message) from error


class _Shelf:
    """Where imported facts are put, and what is there already."""

    def __init__(self, loaded: Loaded, *, replace: bool) -> None:
        self.loaded = loaded
        self.replace = replace
        self.differences: list[FrameworkDifference] = []

    def change(self, fact: Fact) -> Change:
        """Return the change that puts a fact in its file."""
        name, kind = fact.id, type(fact)
        path = f"{OWN}{kind.declaration.folder}/{name}.yaml"
        if ID.read(name).fault is not None or PATH.read(path).fault is not None:
            raise RequestError(BAD_ID.of(name=name))
        if packaged(kind, name) is not None:
            raise RequestError(SHIPPED.of(name=name))
        old = self._held(path)
        if old is not None and self._same(fact, path, old):
            return Change(path, old, old)
        new = text_of(fact)
        if len(new) > limits.YAML_BYTES:
            raise RequestError(LARGE.of(path=path, limit=limits.YAML_BYTES >> 20))
        return Change(path, old, new)

    def _held(self, path: str) -> bytes | None:
        try:
            return self.loaded.tree.read(path, limits.CSV_BYTES)
        except FileNotFoundError:
            return None

    def _same(self, fact: Fact, path: str, old: bytes) -> bool:
        """Tell whether a fact is in its place already; refused where another version of it is in use."""
        earlier = own_facts.own(self.loaded.tree, path, type(fact))
        was = earlier.imported if earlier is not None and own_facts.IMPORTED.match(old) else None
        if earlier is None or was is None:
            raise RequestError(BY_HAND.of(path=path))
        if fact.imported is not None and was.sha256 == fact.imported.sha256:
            return True
        said: Message = SAME_ITEMS.of()
        if isinstance(fact, Framework) and isinstance(earlier, Framework):
            difference = framework_difference(self.loaded.programme, earlier, fact)
            self.differences.append(difference)
            said = summary(difference)
            _remember(earlier, difference)
        if not self.replace:
            versions = {"before": earlier.version, "after": fact.version}
            raise RequestError(IN_USE.of(path=path, difference=said, id=fact.id, **versions))
        return False


def summary(difference: FrameworkDifference) -> Message:
    """Return how much two editions differ, in one sentence."""
    return DIFFERENCE.of(**difference.summary, decisions=len(difference.decisions))


def _remember(earlier: Framework, difference: FrameworkDifference) -> None:
    """Write into the new edition what it changes, after what those before it had changed."""
    was, now = earlier.imported, difference.after.imported
    if was is None or now is None:
        return
    by_fate: dict[editions.Fate, list[str]] = {fate: [] for fate in editions.Fate}
    for change in difference.changes:
        by_fate[change.fate].append(change.item.id)
    made = EditionChange(
        day=now.day,
        before=earlier.version,
        after=difference.after.version,
        added=tuple(by_fate[editions.Fate.ADDED]),
        removed=tuple(by_fate[editions.Fate.REMOVED]),
        changed=tuple(by_fate[editions.Fate.CHANGED]),
    )
    object.__setattr__(now, "changes", (*was.changes, made))


MAPPED_FRAMEWORK = Text(
    ja="対応表「{id}」のフレームワーク {names} がまだありません。取り込むと使えるようになります。",
    en="the mapping '{id}' is between frameworks that are not here yet ({names}); it counts once they are",
)
MAPPED_ITEM = Text(
    ja="対応表「{id}」の {count} 件は、{framework} にない項目(例 {item})を指しています。",
    en="{count} pairs of the mapping '{id}' name items that {framework} does not have, such as {item}",
)
ONE_LANGUAGE = Text(
    ja="「{id}」の {count} 項目には日本語の表題がありません。元の言語のまま表示します。",
    en="{count} items of '{id}' have no Japanese title; they are shown in the language that they have",
)


def _about(loaded: Loaded, facts: Sequence[Fact]) -> Iterator[Message]:
    """Say what is to be known about imported facts, beside what is in the programme."""
    for fact in facts:
        if isinstance(fact, Framework):
            lacking = sum(item.title_ja is None for item in fact.items)
            if lacking:
                yield ONE_LANGUAGE.of(id=fact.id, count=lacking)
    mappings = [fact for fact in facts if isinstance(fact, FrameworkMapping)]
    if not mappings:
        return
    named = {name for each in mappings for name in (each.source_framework, each.target_framework)}
    programme = loaded.programme
    knowledge, _ = knowing.completed(programme.knowledge, loaded.tree, programme.sources, named)
    held = knowledge.frameworks | {fact.id: fact for fact in facts if isinstance(fact, Framework)}
    for mapping in mappings:
        yield from mapping_notes(Knowledge(frameworks=held), mapping)


def notes_on_mappings(loaded: Loaded, framework: Framework) -> Iterator[Message]:
    """Say what keeps the mappings of a framework from counting."""
    names = {framework.id, *framework.aliases}
    knowledge = with_every_framework(loaded).programme.knowledge
    for mapping in knowledge.mappings.values():
        if names & {mapping.source_framework, mapping.target_framework}:
            yield from mapping_notes(knowledge, mapping)


def mapping_notes(knowledge: Knowledge, mapping: FrameworkMapping) -> Iterator[Message]:
    """Say which frameworks of a mapping are not here, and which of its items those that are do not have."""
    absent = shelf.not_here(knowledge, mapping)
    if absent:
        yield MAPPED_FRAMEWORK.of(id=mapping.id, names=absent)
    lost: dict[str, list[str]] = {}
    for each in shelf.astray(knowledge, mapping):
        lost.setdefault(each.framework.id, []).append(each.item)
    for name, items in lost.items():
        yield MAPPED_ITEM.of(id=mapping.id, framework=name, count=len(items), item=items[0])
