"""Saving: the smallest span of text that makes the change, written whole or not at all.

    edit(root, record, {("residual", "threat"): "1", ("accepted_by",): ["P-001"], ("notes",): ""})
    append(root, "people/people.csv", {"id": "P-010", "name": "山田 花子", ...})
    create(root, "risks/R-014.yaml", text)

Comments, quotation marks, order, line ends, byte-order mark and encoding stay as they are. The new text is
read again and compared before anything is written. Each function holds the lock of the programme, refuses
to touch a file that has changed meanwhile, and raises NotSavedError where it did not save.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from isms import refusal
from isms.kind import Shape
from isms.records import csv_edit, limits, yaml_edit
from isms.records.changes import CannotEditError, Keys
from isms.records.lock import locked
from isms.records.not_saved import (
    HIDDEN,
    NO_CHARACTER,
    NO_FIELD,
    NO_ID,
    NO_RECORD,
    NO_ROUND_TRIP,
    NOT_CLEAN,
    NOT_READ,
    NOT_WRITTEN,
    NotSavedError,
)
from isms.records.text import BOM, decode, hidden, knows
from isms.records.tree import FolderTree, Tree
from isms.records.whole_file import inside, make, put
from isms.records.yaml_file import MARKDOWN, front_matter, parse
from isms.records.yaml_text import Content, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from isms.diagnostic import FieldPath, Language
    from isms.kind import Field, Record

__all__ = ["Content", "NotSavedError", "append", "create", "edit", "edited"]


def edit(root: Path, record: Record, changes: Mapping[FieldPath, Content | None]) -> None:
    """Change fields of a record that was read from the programme in ``root``.

    A path names a field, a part of it, or an item of a list, counted from 0; the number of items adds one.
    An empty content or None removes the field or item.
    """
    with locked(root):
        file = _File.read(root, record.file, type(record))
        file.write(root, _changed(file, record, changes))


def edited(tree: Tree, record: Record, changes: Mapping[FieldPath, Content | None]) -> bytes:
    """Return what the file of a record holds once fields of it are changed, and write nothing."""
    file = _File.of(record.file, type(record), tree.read(record.file, limits.CSV_BYTES))
    return file.whole(_changed(file, record, changes))


def append(
    root: Path, path: str, kind: type[Record], fields: Mapping[str, Content], language: Language = "ja"
) -> None:
    """Add a record at the end of a CSV file or of a YAML list of records.

    A file that is not there yet is made; a new CSV file has its heads in ``language``.
    """
    tidied = {name: _tidied(kind, (name,), content) for name, content in fields.items()}
    wanted = {name: content for name, content in tidied.items() if content}
    with locked(root):
        try:
            if not inside(root, path).exists():
                make(root, path, _new(path, kind, wanted, language))
                return
            file = _File.read(root, path, kind)
            file.write(root, file.appended(wanted))
        except CannotEditError as error:
            labels = _labels(kind, {(name,): content for name, content in wanted.items()})
            raise NotSavedError(NOT_CLEAN.of(path=path, fields=labels)) from error


def create(root: Path, path: str, content: str | bytes) -> None:
    """Make a new file; refused where there is something at its path already."""
    data = content.encode() if isinstance(content, str) else content
    with locked(root):
        make(root, path, data)


def _changed(file: _File, record: Record, changes: Mapping[FieldPath, Content | None]) -> str:
    """Return the text of a file with fields of a record changed."""
    kind = type(record)
    wanted = {path: _tidied(kind, path, content or "") for path, content in changes.items()}
    try:
        return file.edited(record, wanted)
    except CannotEditError as error:
        raise NotSavedError(NOT_CLEAN.of(path=file.path, fields=_labels(kind, wanted))) from error


def _new(path: str, kind: type[Record], fields: Mapping[str, Content], language: Language) -> bytes:
    """Return a new file with one record, as Excel opens it where it is CSV."""
    if path.endswith(".csv"):
        return BOM + csv_edit.fresh(kind, fields, language).encode()
    return yaml_edit.appended("", fields).encode()


def _tidied(kind: type[Record], path: FieldPath, content: Content) -> Content:
    """Return a content as it is kept; refused where it hides something or there is no such field."""
    if not _declared(kind, path):
        raise NotSavedError(NO_FIELD.of(field=".".join(map(str, path))))
    tidied = tidy(content)
    if not tidied and len(path) == 1 and Keys(kind).same(str(path[0]), "id"):
        raise NotSavedError(NO_ID.of())
    character = next(filter(None, map(hidden, _texts(tidied))), None)
    if character is not None:
        raise NotSavedError(HIDDEN.of(field=path[0], character=character))
    return tidied


def _declared(kind: type[Record], path: FieldPath) -> bool:
    """Tell whether a path leads along declared fields, and by numbers only into lists."""
    keys, shape = Keys(kind), Shape.ONE
    for depth, step in enumerate(path):
        if isinstance(step, int):
            if shape not in {Shape.MANY, Shape.GROUPS} or step < 0:
                return False
            shape = Shape.GROUP if shape is Shape.GROUPS else Shape.ONE
            continue
        declared = keys.field(step)
        if keys.kind is not None and declared is None:
            return step.startswith("x_") and len(path) == depth + 1
        if depth and shape in {Shape.ONE, Shape.MANY, Shape.GROUPS}:
            return False
        keys, shape = keys.below(step), _shape_below(declared, shape)
    return bool(path)


def _shape_below(declared: Field | None, around: Shape) -> Shape:
    """Return how what a key names is arranged; behind a free key stands a text or a group."""
    if declared is not None:
        return declared.shape
    return Shape.GROUP if around is Shape.NAMED else Shape.ONE


def _labels(kind: type[Record], changes: Mapping[FieldPath, Content]) -> list[object]:
    """Return the labels of the fields that are changed."""
    fields = [(str(path[0]), Keys(kind).field(str(path[0]))) for path in changes]
    return list(dict.fromkeys(field.label if field else name for name, field in fields))


def _texts(content: Content) -> Iterator[str]:
    """Go through every text of a content, keys included."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for name, part in content.items():
            yield name
            yield from _texts(part)
    else:
        for part in content:
            yield from _texts(part)


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read for a change: its bytes, and its text before and after the part with records."""

    path: str
    kind: type[Record]
    data: bytes
    text: str
    before: str = ""
    after: str = ""
    encoding: str = "utf-8"
    bom: bool = False

    @classmethod
    def read(cls, root: Path, path: str, kind: type[Record]) -> _File:
        """Read a file of the programme; refused where it could not be written back as it is."""
        inside(root, path)
        try:
            data = FolderTree(root).read(path, limits.CSV_BYTES)
        except OSError as error:
            raise NotSavedError(NOT_WRITTEN.of(path=path, reason=refusal.reason(error))) from error
        return cls.of(path, kind, data)

    @classmethod
    def of(cls, path: str, kind: type[Record], data: bytes) -> _File:
        """Take what a file holds; refused where it could not be written back as it is."""
        decoded = decode(path, data, knows(kind.declaration.heads))
        if decoded.text is None:
            raise NotSavedError(NOT_READ.of(path=path))
        file = cls(path, kind, data, decoded.text, encoding=decoded.encoding, bom=decoded.bom)
        if file.encoded(decoded.text) != data:
            raise NotSavedError(NO_ROUND_TRIP.of(path=path))
        return file.at_front_matter() if path.endswith(".md") else file

    def at_front_matter(self) -> _File:
        """Return the file with only its front matter as the text that is edited."""
        opening, cut = MARKDOWN.match(self.text), front_matter(self.text)
        if opening is None or cut is None:
            raise NotSavedError(NOT_READ.of(path=self.path))
        end = opening.end() + len(cut[0])
        return replace(self, text=cut[0], before=opening.group(), after=self.text[end:])

    def edited(self, record: Record, changes: Mapping[FieldPath, Content]) -> str:
        """Return the text with fields of one record changed, and nothing else."""
        if self.path.endswith(".csv"):
            self.expect(record, csv_edit.row(self.text, self.kind, record.ordinal))
            return csv_edit.edited(self.text, self.kind, record.ordinal, changes)
        records = self.records(self.text)
        if record.ordinal >= len(records):
            raise NotSavedError(NO_RECORD.of(path=self.path, key=record.key))
        raw = records[record.ordinal]
        self.expect(record, raw)
        text, records[record.ordinal] = yaml_edit.edited(
            self.text, Keys(self.kind), record.ordinal, raw, changes
        )
        return self.checked(text, records)

    def appended(self, fields: Mapping[str, Content]) -> str:
        """Return the text with one more record, and nothing else."""
        if self.path.endswith(".csv"):
            return csv_edit.appended(self.text, self.kind, fields)
        records = self.records(self.text)
        return self.checked(yaml_edit.appended(self.text, fields), [*records, fields])

    def records(self, text: str) -> list[Any]:
        """Return the records of a YAML text as they are written; refused where some could not be read."""
        parsed = parse(self.path, unicodedata.normalize("NFC", text))
        if parsed.misreadings:
            raise NotSavedError(NOT_READ.of(path=self.path))
        return parsed.records

    def expect(self, record: Record, raw: Any) -> None:
        """Refuse a record that is no longer where it was read."""
        declared = self.kind.declaration.fields.get("id")
        if declared is None:
            return
        written = next((part for key, part in raw.items() if Keys(self.kind).field(key) is declared), "")
        if declared.scalar.read(written.strip()).value != getattr(record, declared.name):
            raise NotSavedError(NO_RECORD.of(path=self.path, key=record.key))

    def checked(self, text: str, records: list[Any]) -> str:
        """Return a YAML text, if it reads as the records that it should hold."""
        if [tidy(raw) for raw in self.records(text)] != [tidy(raw) for raw in records]:
            raise CannotEditError
        return text

    def encoded(self, text: str) -> bytes:
        """Return the bytes of a text, written as the file is."""
        try:
            return (BOM if self.bom else b"") + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            values = {"path": self.path, "encoding": self.encoding, "character": text[error.start]}
            raise NotSavedError(NO_CHARACTER.of(**values)) from error

    def whole(self, text: str) -> bytes:
        """Return the file with a new text in the place of the old, if it will be read as what it is."""
        whole = self.before + text + self.after
        data = self.encoded(whole)
        decoded = decode(self.path, data, knows(self.kind.declaration.heads))
        if decoded.text != whole:
            raise NotSavedError(NO_ROUND_TRIP.of(path=self.path))
        return data

    def write(self, root: Path, text: str) -> None:
        """Put a new text in the place of the old."""
        data = self.whole(text)
        if data != self.data:
            put(root, self.path, self.data, data)
