"""Bringing the files of a programme into the newest format, as edits of their text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import yaml

from isms import refusal
from isms.diagnostic import Text
from isms.model.settings import Settings
from isms.records import formats, limits, yaml_edit
from isms.records.changes import CannotEditError, Keys, Splice, spliced
from isms.records.csv_edit import cell_text
from isms.records.csv_file import Table, line_starts, spans
from isms.records.journal import Change
from isms.records.layout import read_as
from isms.records.not_saved import NOT_READ, NOT_WRITTEN, NotSavedError
from isms.records.record_file import RecordFile
from isms.records.settings import SETTINGS
from isms.records.tree import Nature, Tree
from isms.records.yaml_nodes import compose
from isms.records.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isms.kind import Record

NO_FORMAT = Text(
    ja="isms.yaml の format を読めません。整数で書いてください", en="format in isms.yaml is no whole number"
)


class Migrated(NamedTuple):
    """What brings a programme from one format to another."""

    old: int
    new: int
    changes: tuple[Change, ...] = ()


def migrated(tree: Tree) -> Migrated:
    """Return what brings a programme into the newest format; nothing is written.

    Raises NotSavedError where a file cannot be read, or is written so that it cannot be edited.
    """
    old, new = written_format(tree), formats.newest()
    if old >= new:
        return Migrated(old, old)
    before = {path: tree.read(path, limits.CSV_BYTES) for path in _paths(tree)}
    after = dict(before)
    for migration in formats.MIGRATIONS[old - formats.FIRST :]:
        after = {path: _rewritten(path, data, migration.rewrite) for path, data in after.items()}
    after[SETTINGS] = _numbered(after[SETTINGS], new)
    changes = (Change(path, data, after[path]) for path, data in before.items() if data != after[path])
    return Migrated(old, new, tuple(changes))


def written_format(tree: Tree) -> int:
    """Return the format that isms.yaml says it has, whatever else is written there."""
    file = _opened(SETTINGS, _settings(tree))
    number = next((part for key, part in _settings_of(file).items() if key.strip() in _HEADS), "")
    read = _FORMAT.scalar.read(unicodedata.normalize("NFKC", str(number)).strip())
    if not isinstance(read.value, int) or read.value < formats.FIRST:
        raise NotSavedError(NO_FORMAT.of())
    return read.value


_FORMAT = Settings.declaration.fields["format"]
_HEADS = frozenset(_FORMAT.heads)


def _settings(tree: Tree) -> bytes:
    try:
        return tree.read(SETTINGS, limits.YAML_BYTES)
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=SETTINGS, reason=refusal.reason(error))) from error


def _settings_of(file: RecordFile) -> dict[str, object]:
    """Return isms.yaml as it is written."""
    found = file.records(file.text)
    if len(found) != 1 or not isinstance(found[0], dict):
        raise NotSavedError(NOT_READ.of(path=file.path))
    return found[0]


def _paths(tree: Tree) -> Iterator[str]:
    """Go through the files that hold records, and isms.yaml."""
    for entry in tree.entries():
        if entry.nature is Nature.FILE and (entry.path == SETTINGS or read_as(entry.path).kind is not None):
            yield entry.path


def _kind(path: str) -> type[Record]:
    return read_as(path).kind or Settings


def _opened(path: str, data: bytes) -> RecordFile:
    return RecordFile.of(path, _kind(path), data)


def _rewritten(path: str, data: bytes, rewrite: Callable[[type[Record], str, str], str]) -> bytes:
    """Return a file in the next format."""
    file = _opened(path, data)
    try:
        text = rewrite(_kind(path), path, file.text)
    except CannotEditError as error:
        raise NotSavedError(NOT_READ.of(path=path)) from error
    return data if text == file.text else file.whole(text)


def _numbered(data: bytes, number: int) -> bytes:
    """Return isms.yaml with another format."""
    file = _opened(SETTINGS, data)
    raw = _settings_of(file)
    edited = yaml_edit.edited(file.text, Keys(Settings), 0, raw, {("format",): str(number)})
    return file.whole(edited.text)


def renamed_field(kind: str, old: frozenset[str], new: str) -> Callable[[type[Record], str, str], str]:
    """Return what gives a field of a kind another name; ``old`` are the heads and keys that it had.

    In CSV also the part of a head before its first dot is renamed.
    """

    def rewrite(of: type[Record], path: str, text: str) -> str:
        if of.declaration.name != kind or not text.strip():
            return text
        return spliced(text, (_head if path.endswith(".csv") else _keys)(text, old, new))

    return rewrite


def _head(text: str, old: frozenset[str], new: str) -> Iterator[Splice]:
    """Yield what renames the heads of a CSV text."""
    table = Table("", text.encode())
    if table.broken or not table.heads:
        raise CannotEditError
    places = spans(text, line_starts(text)[table.head_line])
    firsts = [_plain(head).partition(".") for head in table.heads]
    for (start, end), (first, dot, rest) in zip(places, firsts, strict=True):
        if first in old:
            yield Splice(start, end, cell_text(new + dot + rest, quoted=text[start] == '"'))
    if any(first == new for first, _, _ in firsts) and any(first in old for first, _, _ in firsts):
        raise CannotEditError


def _keys(text: str, old: frozenset[str], new: str) -> Iterator[Splice]:
    """Yield what renames the keys of the records in a YAML text."""
    root = compose(text)
    if root is None:
        raise CannotEditError
    for record in root.value if isinstance(root, yaml.SequenceNode) else [root]:
        if not isinstance(record, yaml.MappingNode):
            raise CannotEditError
        names = [_plain(str(key.value)) for key, _ in record.value]
        if new in names and not old.isdisjoint(names):
            raise CannotEditError
        for name, (key, _) in zip(names, record.value, strict=True):
            if name in old:
                yield Splice(
                    key.start_mark.index, key.end_mark.index, scalar(new, flow=True, quote=key.style or "")
                )


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())
