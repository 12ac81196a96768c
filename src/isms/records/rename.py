"""Another id for a record, in its own file and wherever it is referred to.

References are found by the declarations of the kinds, not by searching for text. What is read afterwards
has to be what was read before, with the one id in the place of the other; else nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.diagnostic import Place, Text
from isms.model.settings import Settings
from isms.model.training import Training
from isms.records import limits
from isms.records.changes import CannotEditError
from isms.records.journal import Change
from isms.records.layout import read_as
from isms.records.likeness import content, contents
from isms.records.load import load
from isms.records.not_saved import EXISTS, NotSavedError
from isms.records.record_file import RecordFile
from isms.records.respell import Respelling, in_csv, in_yaml
from isms.records.settings import SETTINGS
from isms.records.text import place_at
from isms.records.tree import OverlaidTree, Tree
from isms.records.written import stem
from isms.references import uses
from isms.scalars import ID, AnyRecord, Reference, RepositoryPath
from isms.sign_off import SIGN_OFFS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.kind import Field, Kind, Record
    from isms.model.programme import Programme

CANNOT = Text(
    ja="{path} の書き方では、番号だけを確実に書き換えられません。何も変更していません",
    en="{path} is written in a way in which the id cannot be replaced for certain; nothing was changed",
)
OTHERWISE = Text(
    ja="書き換えると番号のほかの読み取り結果も変わるため、何も変更していません({paths})",
    en="more than the id would be read otherwise afterwards; nothing was changed ({paths})",
)
AMBIGUOUS = Text(
    ja="「{key}」という番号の記録が複数の種類にあり、どれを指すか分からない箇所があります。"
    "isms check の指摘(REF004)に従って「種類:番号」に直してください",
    en="several kinds have a record '{key}', and somewhere it is not known which is meant; see isms check "
    "(REF004) and write kind:id",
)
AMONG_WORDS: Mapping[Field, str] = {Training.declaration.fields["audience"]: "department"}
"""Fields that name records of a kind among other words."""
TEXTS = (".yaml", ".csv", ".md", ".txt", ".j2", ".html")
"""Endings of files in which someone may have written an id by hand."""


class Name(NamedTuple):
    """The kind of a record, its id, and the id that it is to have."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """What another id changes.

    ``moved`` are files that get another name, ``places`` how many values change in each file, ``signed`` the
    records whose stamp, or digest of a file, no longer fits, and ``mentions`` where texts still hold the old
    id.
    """

    changes: tuple[Change, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    signed: tuple[str, ...] = ()
    mentions: tuple[Place, ...] = ()


def renamed(programme: Programme, tree: Tree, name: Name) -> Renamed:
    """Return what gives a record another id; nothing is written.

    The programme has to be read whole, as of the last of all days, so that nothing in it is out of sight.
    """
    keys = _Keys(programme, name)
    wanted: dict[str, list[Respelling]] = {}
    for use in uses(programme, keys.may_name, keys.affected):
        new = keys.after(use.declared, use.value)
        wanted.setdefault(use.record.file, []).append(
            Respelling(use.record.ordinal, use.field, use.value, new)
        )
    own = programme.registers[name.kind][name.old]
    wanted.setdefault(own.file, []).append(Respelling(own.ordinal, ("id",), name.old, name.new))
    texts = {path: _respelled(tree, path, values) for path, values in wanted.items()}
    for path in keys.moved:
        texts.setdefault(path, tree.read(path, limits.CSV_BYTES))
    for path in keys.moved.values():
        if path in programme.sources:
            raise NotSavedError(EXISTS.of(path=path))
    changes = tuple(_changes(tree, texts, keys.moved))
    over = OverlaidTree(tree, {change.path: change.new for change in changes})
    after = load(over, date.max)
    _compare(programme, after, keys)
    return Renamed(
        changes,
        keys.moved,
        {
            change.path: len(wanted[change.path])
            for change in changes
            if change.path in wanted and change.old != texts[change.path]
        },
        tuple(_signed(programme, keys, changes)),
        tuple(_mentions(over, after, name)),
    )


class _Keys:
    """What is called otherwise once a record has another id: it, records keyed by it, and files."""

    def __init__(self, programme: Programme, name: Name) -> None:
        self._programme = programme
        self._name = name
        self.moved = dict(self._files())
        self._keys = {(name.kind, name.old): name.new}
        for register in programme.registers.values():
            if self._keyed_by_it(register.kind.declaration):
                self._keys |= {
                    (record.declaration.name, record.key): key
                    for record in register
                    if (key := self._key(record)) != record.key
                }

    def may_name(self, declared: Field) -> bool:
        """Tell whether a field may hold something that is called otherwise."""
        return isinstance(declared.scalar, AnyRecord | RepositoryPath) or self._names_kind(declared)

    def affected(self, declared: Field, values: set[str]) -> set[str]:
        """Return those of some values that change."""
        return {value for value in values if self.after(declared, value) != value}

    def after(self, declared: Field, value: str) -> str:
        """Return what a value becomes."""
        if isinstance(declared.scalar, RepositoryPath):
            return self.moved.get(value, value)
        if isinstance(declared.scalar, AnyRecord):
            return self._any(value)
        return self._name.new if value == self._name.old and self._names_kind(declared) else value

    def leaf(self, kind: Kind, declared: Field, value: Any) -> Any:
        """Return what a single value becomes, the id of the record itself among them."""
        if declared.scalar is ID:
            named = kind.name == self._name.kind and declared.name == "id" and value == self._name.old
            return self._name.new if named else value
        return self.after(declared, value) if self.may_name(declared) else value

    def _names_kind(self, declared: Field) -> bool:
        scalar = declared.scalar
        if isinstance(scalar, Reference):
            return scalar.kind == self._name.kind
        return AMONG_WORDS.get(declared) == self._name.kind

    def _any(self, value: str) -> str:
        """Return what a reference to a record of any kind becomes."""
        kind, colon, key = (part.strip() for part in value.partition(":"))
        if colon:
            new = self._keys.get((kind, key))
            return value if new is None else value.removesuffix(key) + new
        holders = [record.declaration.name for record in self._programme.named(kind)]
        if len(holders) > 1 and any((holder, kind) in self._keys for holder in holders):
            raise NotSavedError(AMBIGUOUS.of(key=kind))
        new = self._keys.get((holders[0], kind)) if len(holders) == 1 else None
        if new is None:  # an id of another record, which the new one would make ambiguous
            return f"{holders[0]}:{value}" if holders and kind == self._name.new else value
        alone = not self._programme.named(new)
        return new if alone else f"{holders[0]}:{new}"

    def _keyed_by_it(self, declared: Kind) -> bool:
        """Tell whether the id is, or is part of, the key of a kind."""
        if declared.name == self._name.kind or not declared.key:
            return declared.name == self._name.kind or bool(self.moved and declared.named_by_file)
        return any(self._names_kind(declared.fields[part]) for part in declared.key)

    def _key(self, record: Record) -> str:
        declared = record.declaration
        if declared.name == self._name.kind:
            return self._name.new if record.key == self._name.old else record.key
        if not declared.key:
            return f"{self.moved.get(record.file, record.file)}#{record.ordinal + 1}"
        parts = [(declared.fields[part], getattr(record, part)) for part in declared.key]
        if not any(value == self._name.old and self._names_kind(part) for part, value in parts):
            return record.key
        return "/".join("" if value is None else self.after(part, str(value)) for part, value in parts)

    def _files(self) -> Iterator[tuple[str, str]]:
        """Yield the files that are named for the id, or for a key it is part of, with their new names."""
        for register in self._programme.registers.values():
            declared = register.kind.declaration
            by_file = declared.named_by_file and self._names_kind(declared.fields[declared.named_by_file])
            parts = [declared.fields[part] for part in declared.key]
            if not (by_file or declared.name == self._name.kind or any(map(self._names_kind, parts))):
                continue
            for record in register:
                new = self._stem(record)
                if new is not None:
                    folder, slash, file = record.file.rpartition("/")
                    yield record.file, f"{folder}{slash}{new}{file[len(stem(record.file)) :]}"

    def _stem(self, record: Record) -> str | None:
        """Return the new name of a record's file, without ending; None where it keeps its name.

        A name that would differ by upper and lower case only is kept: some systems hold it for the same.
        """
        name, held = self._name, stem(record.file)
        if name.old.casefold() == name.new.casefold():
            return None
        if held == name.old and (record.declaration.name != name.kind or record.key == name.old):
            return name.new
        if len(record.declaration.key) > 1 and held == record.key.replace("/", "-"):
            new = self._key(record)
            return new.replace("/", "-") if new != record.key else None
        return None


def _respelled(tree: Tree, path: str, wanted: Sequence[Respelling]) -> bytes:
    """Return a file with some values in it replaced."""
    kind = Settings if path == SETTINGS else read_as(path).kind
    assert kind is not None  # noqa: S101 - records have been read from it
    file = RecordFile.of(path, kind, tree.read(path, limits.CSV_BYTES))
    try:
        text = (in_csv if path.endswith(".csv") else in_yaml)(kind, file.text, wanted)
    except CannotEditError as error:
        raise NotSavedError(CANNOT.of(path=path)) from error
    return file.whole(text)


def _changes(tree: Tree, texts: Mapping[str, bytes], moved: Mapping[str, str]) -> Iterator[Change]:
    """Yield what becomes of the files; one that moves goes, and another comes."""
    for path, new in sorted(texts.items()):
        old = tree.read(path, limits.CSV_BYTES)
        if path in moved:
            yield Change(path, old, None)
            yield Change(moved[path], None, new)
        elif new != old:
            yield Change(path, old, new)


def _compare(before: Programme, after: Programme, keys: _Keys) -> None:
    """Refuse what would be read otherwise than with the one id in the place of the other."""
    wanted = {
        (kind, keys.moved.get(file, file), ordinal): held
        for (kind, file, ordinal), held in contents(before, before.sources, keys.leaf).items()
    }
    found = contents(after, after.sources)
    differing = {place[1] for place in wanted.keys() | found.keys() if wanted.get(place) != found.get(place)}
    said, says = (Counter(misreading.code for misreading in each.misreadings) for each in (before, after))
    if differing or said != says:
        raise NotSavedError(OTHERWISE.of(paths=sorted(differing)))


def _signed(programme: Programme, keys: _Keys, changes: Sequence[Change]) -> Iterator[str]:
    """Yield the records on which a stamp, or a digest of a file, no longer fits."""
    for kind, act in SIGN_OFFS.items():
        for record in programme.registers[kind]:
            if act.stamped(record) is not None and content(record) != content(record, keys.leaf):
                yield record.reference
    changed = {change.path for change in changes}
    for evidence in programme.registers["evidence"]:
        if evidence.sha256 and evidence.path in changed:
            yield evidence.reference


def _mentions(tree: Tree, programme: Programme, name: Name) -> Iterator[Place]:
    """Yield where texts still hold the old id: notes, the user's own fields, templates."""
    token = re.compile(rf"(?<![\w.-]){re.escape(name.old)}(?![\w-]|\.\w)")
    for path in programme.sources:
        if not path.endswith(TEXTS):
            continue
        text = tree.read(path, limits.CSV_BYTES).decode("utf-8-sig", "replace")
        yield from (place_at(path, text, match.start()) for match in token.finditer(text))
