"""Importing what others have written down: frameworks, mappings and risk matrices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from isms import editions
from isms.api.comparing import framework_difference, summary
from isms.api.errors import RequestError
from isms.api.frameworks import mapping_notes
from isms.diagnostic import Text
from isms.exchange import frameworks as foreign
from isms.exchange.frameworks.written import text_of
from isms.knowledge import Framework, FrameworkMapping, Knowledge, Method
from isms.knowledge.imports import EditionChange
from isms.records import knowing, limits, own_facts
from isms.records.fact_layout import OWN
from isms.records.journal import Change
from isms.records.packaged import packaged
from isms.scalars import ID, PATH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from isms.api.comparing import FrameworkDifference
    from isms.api.loading import Loaded
    from isms.diagnostic import Message
    from isms.exchange.frameworks import Contents

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
ONE_LANGUAGE = Text(
    ja="「{id}」の {count} 項目には日本語の表題がないため、元の言語のまま表示します"
    "(knowledge/titles/{id}.csv に id、title_ja、source の列で付けられます)。",
    en="{count} items of '{id}' have no Japanese title and are shown in the language that they have; "
    "knowledge/titles/{id}.csv with the columns id, title_ja and source gives them one",
)
Fact: TypeAlias = "Framework | FrameworkMapping | Method"
"""What can be imported."""


def read_of(path: Path) -> bytes:
    """Return what a file holds, as far as it takes to see that it is larger than what is imported."""
    with path.open("rb") as file:
        return file.read(foreign.BYTES + 1)


def framework_in(name: str, data: bytes, day: date) -> Framework:
    """Return the one framework of a foreign file; raises RequestError where it is none, or holds more."""
    found = _read(name, data, day).frameworks
    if len(found) != 1:
        raise RequestError(NOT_ONE.of(file=name, count=len(found)))
    return found[0]


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
