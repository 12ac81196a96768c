"""A file with records, taken apart for an edit and put together again as it was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from isms import refusal
from isms.records import csv_edit, limits, yaml_edit
from isms.records.changes import CannotEditError, Keys
from isms.records.not_saved import (
    NO_CHARACTER,
    NO_RECORD,
    NO_ROUND_TRIP,
    NOT_READ,
    NOT_WRITTEN,
    NotSavedError,
)
from isms.records.text import BOM, decode, knows
from isms.records.tree import FolderTree
from isms.records.whole_file import inside, put
from isms.records.yaml_file import MARKDOWN, front_matter, parse
from isms.records.yaml_text import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from isms.diagnostic import FieldPath
    from isms.kind import Record
    from isms.records.yaml_text import Content


Edit: TypeAlias = "tuple[Record, Mapping[FieldPath, Content]]"
"""A record, and what fields of it are to hold."""


@dataclass(frozen=True, slots=True)
class RecordFile:
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
    def read(cls, root: Path, path: str, kind: type[Record]) -> RecordFile:
        """Read a file of the programme; refused where it could not be written back as it is."""
        inside(root, path)
        try:
            data = FolderTree(root).read(path, limits.CSV_BYTES)
        except OSError as error:
            raise NotSavedError(NOT_WRITTEN.of(path=path, reason=refusal.reason(error))) from error
        return cls.of(path, kind, data)

    @classmethod
    def of(cls, path: str, kind: type[Record], data: bytes) -> RecordFile:
        """Take what a file holds; refused where it could not be written back as it is."""
        decoded = decode(path, data, knows(kind.declaration.heads))
        if decoded.text is None:
            raise NotSavedError(NOT_READ.of(path=path))
        file = cls(path, kind, data, decoded.text, encoding=decoded.encoding, bom=decoded.bom)
        if file.encoded(decoded.text) != data:
            raise NotSavedError(NO_ROUND_TRIP.of(path=path))
        return file.at_front_matter() if path.endswith(".md") else file

    def at_front_matter(self) -> RecordFile:
        """Return the file with only its front matter as the text that is edited."""
        opening, cut = MARKDOWN.match(self.text), front_matter(self.text)
        if opening is None or cut is None:
            raise NotSavedError(NOT_READ.of(path=self.path))
        end = opening.end() + len(cut[0])
        return replace(self, text=cut[0], before=opening.group(), after=self.text[end:])

    def edited(self, changes: Sequence[Edit]) -> str:
        """Return the text with fields of some records changed, and nothing else."""
        if self.path.endswith(".csv"):
            rows = csv_edit.rows(self.text, self.kind, (record.ordinal for record, _ in changes))
            for (record, _), raw in zip(changes, rows, strict=True):
                self.expect(record, raw)
            return csv_edit.edited(self.text, self.kind, {record.ordinal: each for record, each in changes})
        text, records = self.text, self.records(self.text)
        for record, each in changes:
            if record.ordinal >= len(records):
                raise NotSavedError(NO_RECORD.of(path=self.path, key=record.key))
            raw = records[record.ordinal]
            self.expect(record, raw)
            text, records[record.ordinal] = yaml_edit.edited(text, Keys(self.kind), record.ordinal, raw, each)
        return self.checked(text, records)

    def appended(self, records: Sequence[Mapping[str, Content]]) -> str:
        """Return the text with some more records, and nothing else."""
        if self.path.endswith(".csv"):
            return csv_edit.appended(self.text, self.kind, records)
        text, there = self.text, self.records(self.text)
        for fields in records:
            text = yaml_edit.appended(text, fields)
        return self.checked(text, [*there, *records])

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
