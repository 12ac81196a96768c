"""Texts to records: every distinct text of a field is read once, whatever file it stands in."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Message, Misreading, Spot, Text
from isms.kind import EMPTY, Field, Record, Shape
from isms.near import Vocabulary
from isms.records.columns import Column
from isms.records.written import is_empty, own_text, stem, written_key
from isms.records.yaml_file import REFUSED
from isms.scalars import NAMING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from isms.diagnostic import FieldPath
    from isms.scalars import Scalar

NO_EXTRA: Mapping[str, str] = {}
ALL_READ: frozenset[str] = frozenset()
A_RECORD = Text(ja="「項目名: 値」の並び(1件の記録)", en="a record: fields with their values")
A_TEXT = Text(ja="1つの値", en="a single value")
A_LIST = Text(ja="値の並び", en="a list of values")
A_MAPPING = Text(ja="「項目名: 値」の並び", en="a mapping of names to values")


def near_head(kind: type[Record], head: str) -> Message | str:
    """Return a 'did you mean' for a head that no field has."""
    return Vocabulary(kind.declaration.heads).near(head)


class Builder:
    """Builds the records of one programme; what is wrong with them gathers in ``misreadings``.

    ``reader`` gives, for the type of a field, the function that reads its texts.
    """

    def __init__(self, day: date, reader: Callable[[Scalar], Callable[[str], Any]]) -> None:
        """Build records as they stand on ``day``."""
        self.day = day
        self.misreadings: list[Misreading] = []
        self._reader = reader
        self._columns: dict[tuple[type[Record], str], Column] = {}
        self._desks: dict[type[Record], Mapping[str, Column]] = {}
        self._shared: dict[tuple[tuple[str, Any], ...], Mapping[str, Any]] = {}
        """Equal mappings of texts are one object: what is computed from them is computed once."""

    def column(self, kind: type[Record], declared: Field) -> Column:
        """Return the column of a field, shared by all files."""
        column = self._columns.get((kind, declared.name))
        if column is None:
            column = Column(declared, self._reader(declared.scalar), self.day)
            self._columns[kind, declared.name] = column
        return column

    def _desk(self, kind: type[Record]) -> Mapping[str, Column]:
        """Return the columns of a kind's plain fields by head: what nearly every value is read by."""
        desk = {
            head: self.column(kind, declared)
            for head, declared in kind.declaration.heads.items()
            if declared.shape in {Shape.ONE, Shape.MANY}
        }
        self._desks[kind] = desk
        return desk

    def ahead(self, kind: type[Record]) -> list[Field]:
        """Return the fields of a kind in which some date that has happened lies after the day."""
        return [c.declared for (of, _), c in self._columns.items() if of is kind and c.ahead]

    def met(self) -> Mapping[tuple[type[Record], str], frozenset[str]]:
        """Return every distinct value read where something is named, by class and field."""
        found: dict[tuple[type[Record], str], frozenset[str]] = {}
        for (kind, name), column in self._columns.items():
            if isinstance(column.declared.scalar, NAMING):
                values = column.values()
                many = column.declared.shape is Shape.MANY
                new = frozenset().union(*values) if many else frozenset(values) - {None}
                field = kind, name.removesuffix("[]")
                found[field] = found.get(field, frozenset()) | new
        return found

    def mapping(self, kind: type[Record], raw: Any, spot: Spot, around: Voice | None = None) -> Record | None:
        """Return the record that a raw mapping is; None where it has to be left out.

        ``spot`` is the place of the mapping; the fields of the record lie below it. ``around`` speaks of
        the record that the mapping is a part of.
        """
        say = around or Voice(self.misreadings, kind, raw)
        if not isinstance(raw, dict):
            if raw is not REFUSED:
                say("REC012", spot, expected=A_RECORD)
            return None
        values: dict[str, Any] = {}
        unread: set[str] = set()
        extra: dict[str, str] = {}
        desk = self._desks.get(kind) or self._desk(kind)
        for head, content in raw.items():
            column = desk.get(head)
            if column is not None and type(content) is str and column.declared.name not in values:
                value = column[content]
                if content not in column.spoken_of:
                    if value is not None:
                        values[column.declared.name] = value
                    continue
            if self._field(kind, head, content, spot, values, unread, say):
                continue
            if head.startswith("x_"):
                extra |= own_text(head, content)
            elif content is not REFUSED:
                self._unknown(kind, head, spot, say)
        record = self._made(kind, values, frozenset(unread) or ALL_READ, extra or NO_EXTRA, spot)
        return record if self.complete(kind, record, spot, say) else None

    def _made(
        self, kind: type[Record], values: dict[str, Any], unread: frozenset[str], extra: Mapping[str, str],
        spot: Spot,
    ) -> Record:  # fmt: skip
        """Return the record of some values, with its key where that is its id."""
        values["draft"] = bool(values.get("draft")) or "draft" in unread
        record = kind(file=spot.path, ordinal=_ordinal(spot), unread=unread, extra=extra, **values)
        declaration = kind.declaration
        if declaration.key == ("id",):
            record.named(values.get("id") or "")
        if declaration.named_by_file and not getattr(record, declaration.named_by_file):
            setattr(record, declaration.named_by_file, stem(spot.path))
        return record

    def _unknown(self, kind: type[Record], head: str, spot: Spot, say: Voice) -> None:
        if not head.startswith("?"):
            say("REC001", _below(spot, head), field=head, near=near_head(kind, head.strip()))

    def complete(self, kind: type[Record], record: Record, spot: Spot, say: Voice) -> bool:
        """Tell whether a record has its key and required fields; say which are missing."""
        whole = True
        for name in kind.declaration.required:
            value = getattr(record, name)
            if value or (value is not None and value not in EMPTY.values()):
                continue
            if name not in record.unread:
                say("REC003", spot, field=kind.label_of(name))
            whole = whole and record.draft and name not in kind.declaration.key
        return whole

    def _field(
        self, kind: type[Record], head: str, content: Any, spot: Spot,
        values: dict[str, Any], unread: set[str], say: Voice,
    ) -> bool:  # fmt: skip
        """Read the content of one field into ``values``; False where there is no such field."""
        heads = kind.declaration.heads
        declared = heads.get(head) or heads.get(head.strip())
        if declared is None:
            return False
        name = declared.name
        if name in values or name in unread:
            say("REC011", _below(spot, head), key=head)
            return True
        if is_empty(content):
            return True
        value: Any = (
            UNREAD if content is REFUSED else self.shaped(kind, declared, content, _below(spot, name), say)
        )
        if value is UNREAD:
            unread.add(name)
        elif value is not None:
            values[name] = value
            if declared.shape is Shape.GROUPS and len(value) < sum(not is_empty(part) for part in content):
                unread.add(name)
        return True

    def shaped(self, kind: type[Record], declared: Field, content: Any, spot: Spot, say: Voice) -> Any:
        """Return the value of a field according to its shape, or UNREAD with the fault said."""
        shape = declared.shape
        if shape is Shape.ONE:
            return self._scalar(kind, declared, content, spot, say)
        if shape is Shape.MANY:
            if isinstance(content, str):
                return self._scalar(kind, declared, content, spot, say)
            return self._list(kind, declared, content, spot, say)
        if shape is Shape.GROUPS:
            return self._groups(declared, content, spot, say)
        if isinstance(content, str) and declared.shorthand:
            content = {declared.shorthand: content}
        if not isinstance(content, dict):
            say("REC012", spot, expected=A_MAPPING)
            return UNREAD
        if shape is Shape.GROUP:
            inside = declared.inside
            found = self.mapping(inside, content, spot, say) if inside else None
            return UNREAD if found is None else found
        return self._free(kind, declared, content, spot, say)

    def _scalar(self, kind: type[Record], declared: Field, content: Any, spot: Spot, say: Voice) -> Any:
        if not isinstance(content, str):
            if content is not REFUSED:
                say("REC012", spot, expected=A_TEXT)
            return UNREAD
        column = self.column(kind, declared)
        value = column[content]
        if content in column.spoken_of:
            self.speak(column, content, spot, say)
            if content in column.faults:
                return UNREAD
        return value

    def _list(self, kind: type[Record], declared: Field, content: Any, spot: Spot, say: Voice) -> Any:
        if not isinstance(content, list):
            say("REC012", spot, expected=A_LIST)
            return UNREAD
        single = _single(declared)
        column = self.column(kind, single)
        read = [
            column[part]
            if type(part) is str and part in column and part not in column.spoken_of
            else self._scalar(kind, single, part, _below(spot, index), say)
            for index, part in enumerate(content)
        ]
        if UNREAD in read:
            return UNREAD
        return tuple(value for value in read if value is not None)

    def _groups(self, declared: Field, content: Any, spot: Spot, say: Voice) -> Any:
        if not isinstance(content, list):
            say("REC012", spot, expected=A_LIST)
            return UNREAD
        inside = declared.inside
        found = [
            self.mapping(inside, part, _below(spot, index), say)
            for index, part in enumerate(content)
            if inside is not None and not is_empty(part)
        ]
        return tuple(part for part in found if part is not None)

    def _free(
        self, kind: type[Record], declared: Field, content: dict[str, Any], spot: Spot, say: Voice
    ) -> Any:
        """Return a mapping with free keys: texts, or groups where the field declares what is inside."""
        values: dict[str, Any] = {}
        unread = False
        single = _single(declared)
        column = self.column(kind, single)
        for key, part in content.items():
            value: Any
            if declared.inside is not None and is_empty(part):
                value = None
            elif declared.inside is not None:
                shorthand = isinstance(part, str) and declared.shorthand
                raw = {declared.shorthand: part} if shorthand else part
                value = self.mapping(declared.inside, raw, _below(spot, key), say)
            elif type(part) is str and part in column and part not in column.spoken_of:
                value = column[part]
            else:
                value = self._scalar(kind, single, part, _below(spot, key), say)
            if value is None or value is UNREAD:
                unread = unread or not is_empty(part)
            else:
                values[key.strip()] = value
        if not values:
            return UNREAD if unread else None
        if declared.inside is not None:
            return values
        return self._shared.setdefault(tuple(values.items()), values)

    def speak(self, column: Column, text: str, spot: Spot, say: Voice) -> None:
        """Say what is to be said about one text of a column."""
        for code, values in column.said.get(text, ()):
            say(code, spot, **values)


class Unread:
    """Stands for a value that could not be read; the fault has been said already."""


UNREAD = Unread()


@cache
def _single(declared: Field) -> Field:
    """Return the field of one item of a list or mapping, with a column of its own."""
    return dataclasses.replace(declared, name=declared.name + "[]", shape=Shape.ONE)


class Voice:
    """Says what is wrong with one record; ``written`` is its key, or the mapping that holds it."""

    __slots__ = ("kind", "misreadings", "written")

    def __init__(self, misreadings: list[Misreading], kind: type[Record], written: Any) -> None:
        """Speak of one record."""
        self.misreadings = misreadings
        self.kind = kind
        self.written = written

    def __call__(self, code: str, spot: Spot, **values: object) -> None:
        """Add a misreading."""
        name = self.kind.declaration.name if self.kind.declaration.folder else None
        key = self.written if isinstance(self.written, str) else written_key(self.kind, self.written)
        self.misreadings.append(Misreading(code, spot, values, name, key or None))


def _ordinal(spot: Spot) -> int:
    """Return the position of a record in its file, or of a part in its list."""
    last = spot.field[-1] if spot.field else None
    return last if isinstance(last, int) else spot.ordinal


def _below(spot: Spot, part: str | int) -> Spot:
    path: FieldPath = (*spot.field, part)
    return Spot(spot.path, spot.ordinal, path)
