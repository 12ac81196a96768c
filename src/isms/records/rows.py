"""CSV rows to records, a column at a time."""

from __future__ import annotations

import dataclasses
from itertools import repeat
from typing import TYPE_CHECKING, Any

from isms.diagnostic import HEAD, Misreading, Spot, Text
from isms.kind import EMPTY, Field, Record, Shape
from isms.records.build import ALL_READ, NO_EXTRA, UNREAD, Builder, Voice, near_head
from isms.records.written import stem, written_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isms.diagnostic import FieldPath
    from isms.records.columns import Column

NO_HEAD = Text(
    ja="{column}列目に見出しがないため、その列の値は読み込みません",
    en="column {column} has no head, and its values are left out",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """Which columns of a CSV file hold a field; ``keys`` are the dotted parts of their heads, if any."""

    declared: Field
    indexes: tuple[int, ...]
    keys: tuple[tuple[str, ...], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """How the columns of one CSV file become the fields of its kind, in the order of the class.

    A field without a column has its empty value in place of a source. ``key`` are the indexes of the
    key columns, ``own`` the user's own columns, ``headless`` those without a head.
    """

    sources: tuple[Source | Any, ...]
    key: tuple[int | None, ...]
    own: tuple[tuple[str, int], ...]
    headless: tuple[int, ...] = ()

    def key_of(self, kind: type[Record], row: Sequence[str]) -> str:
        """Return the key of a row as it is written; empty where a part of it is missing."""
        if kind.identity is not Record.identity:
            plain = (source for source in self.sources if isinstance(source, Source) and not source.keys)
            return written_key(kind, {source.declared.name: row[source.indexes[0]] for source in plain})
        parts = ["" if index is None else row[index].strip() for index in self.key]
        return "/".join(parts) if all(parts) else ""


def plan(kind: type[Record], path: str, heads: Sequence[str], misreadings: list[Misreading]) -> Plan:
    """Match the heads of a CSV file with the fields of its kind; say what matches none, once a column."""
    known = kind.declaration.heads
    columns: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    own: list[tuple[str, int]] = []
    for index, head in enumerate(map(str.strip, heads)):
        declared, rest = matched(known, head)
        say = Voice(misreadings, kind, "")
        if head.startswith("x_"):
            if head in dict(own):
                say("REC011", Spot(path, HEAD, (index,)), key=head)
            else:
                own.append((head, index))
        elif declared is None:
            if head:
                say("REC001", Spot(path, HEAD, (index,)), field=head, near=near_head(kind, head))
        elif any(not rest or rest == other for _, other in columns.get(declared.name, ())):
            say("REC011", Spot(path, HEAD, (index,)), key=head)
        else:
            columns.setdefault(declared.name, []).append((index, rest))
    return Plan(
        tuple(_source(declared, columns.get(declared.name)) for declared in kind.declaration.taken),
        tuple(columns[part][0][0] if part in columns else None for part in kind.declaration.key),
        tuple(own),
        tuple(index for index, head in enumerate(heads) if not head.strip()),
    )


def matched(known: Mapping[str, Field], head: str) -> tuple[Field | None, tuple[str, ...]]:
    """Return the field that a head means, with what follows a dot; lists of mappings have no column."""
    declared = known.get(head)
    rest: tuple[str, ...] = ()
    if declared is None and "." in head:
        first, *parts = head.split(".")
        declared, rest = known.get(first), tuple(parts)
        if declared is not None and declared.shape not in {Shape.MAPPING, Shape.GROUP}:
            return None, ()
    if declared is not None and declared.shape in {Shape.GROUPS, Shape.NAMED}:
        return None, ()
    return declared, rest


def column_path(kind: type[Record], head: str) -> FieldPath:
    """Return the field that a head of a CSV file means; the head itself where it means none."""
    declared, rest = matched(kind.declaration.heads, head)
    if declared is None:
        return (head,)
    inside = declared.inside.declaration.heads if declared.inside else {}
    return (declared.name, *(inside[part].name if part in inside else part for part in rest))


def columns_of(kind: type[Record], heads: Sequence[str]) -> dict[FieldPath, int]:
    """Return which column holds each field; of two columns of one field, the first."""
    found: dict[FieldPath, int] = {}
    for index, head in enumerate(heads):
        found.setdefault(column_path(kind, head.strip()), index)
    return found


def _source(declared: Field, found: list[tuple[int, tuple[str, ...]]] | None) -> Source | Any:
    if not found:
        return False if declared.name == "draft" else EMPTY.get(declared.shape)
    composed = declared.shape in {Shape.MAPPING, Shape.GROUP}
    return Source(
        declared, tuple(index for index, _ in found), tuple(keys for _, keys in found) if composed else ()
    )


class Composed(dict[tuple[str, ...], Any]):
    """Mappings and groups spread over several columns: each distinct row of cells is read once.

    ``faults`` keeps what was wrong with a row of cells, to be said of every record that has them.
    """

    def __init__(self, builder: Builder, kind: type[Record], source: Source) -> None:
        """Compose the values of one field."""
        super().__init__()
        self.faults: dict[tuple[str, ...], list[Misreading]] = {}
        self.unread: set[tuple[str, ...]] = set()
        self._builder = builder
        self._kind = kind
        self._source = source

    def __missing__(self, parts: tuple[str, ...]) -> Any:
        """Read a row of cells for the first time."""
        declared = self._source.declared
        raw = _nested(self._source.keys, parts)
        value = EMPTY.get(declared.shape)
        if raw:
            said = self._builder.misreadings
            before = len(said)
            spot = Spot("", 0, (declared.name,))
            read = self._builder.shaped(self._kind, declared, raw, spot, Voice(said, self._kind, ""))
            if len(said) > before:
                self.faults[parts] = said[before:]
                del said[before:]
            if read is UNREAD:
                self.unread.add(parts)
            else:
                value = read
        self[parts] = value
        return value


def _nested(keys: Sequence[tuple[str, ...]], parts: Sequence[str]) -> dict[str, Any] | str:
    """Return the raw mapping that dotted columns spell; a text where the head has no dotted part."""
    raw: dict[str, Any] = {}
    for path, part in zip(keys, parts, strict=True):
        if not part.strip():
            continue
        if not path:
            return part
        level = raw
        for step in path[:-1]:
            level = level.setdefault(step, {})
        level[path[-1]] = part
    return raw


class Rows:
    """Makes records of the rows of one CSV file."""

    def __init__(self, builder: Builder, kind: type[Record], path: str, heads: Sequence[str]) -> None:
        """Plan the columns of the file."""
        self.builder = builder
        self.kind = kind
        self.path = path
        self._fields = kind.declaration.taken
        self.plan = plan(kind, path, heads, builder.misreadings)
        self._headless = set(self.plan.headless)
        self._composed = {
            source.declared.name: Composed(builder, kind, source)
            for source in self.plan.sources
            if isinstance(source, Source) and source.keys
        }

    def records(self, rows: Sequence[Sequence[str]], first: int) -> tuple[list[Record], list[str]]:
        """Return the records of some rows, and the keys of those left out.

        ``first`` is the ordinal of the first row; a row without cells is passed over.
        """
        ordinals: Sequence[int] = range(first, first + len(rows))
        if not all(rows):
            ordinals = [number for number, row in enumerate(rows, first) if row]
            rows = [row for row in rows if row]
        if not rows:
            return [], []
        texts = list(zip(*rows, strict=True))
        if self._headless:
            self._look_below_no_head(texts)
        unread: dict[int, set[str]] = {}
        gaps = False
        keys: Iterable[str] = repeat("")
        columns: list[Iterable[Any]] = []
        for declared, source in zip(self._fields, self.plan.sources, strict=True):
            needed = declared.required or declared.name == self.kind.declaration.named_by_file
            if not isinstance(source, Source):
                columns.append(repeat(source))
                gaps = gaps or needed
                continue
            values = self._values(source, texts, rows, ordinals, unread)
            columns.append(values)
            gaps = gaps or (needed and EMPTY.get(declared.shape) in values)
            if declared.name == "id":
                keys = values
        states: Iterable[frozenset[str]] = repeat(ALL_READ)
        if unread:
            states = [frozenset(unread[n]) if n in unread else ALL_READ for n in ordinals]
        extras = _extras(self.plan.own, texts) if self.plan.own else repeat(NO_EXTRA)
        made = list(map(self.kind, repeat(self.path), ordinals, keys, states, extras, *columns))
        return self._whole(made, rows) if gaps else (made, [])

    def _whole(self, made: Sequence[Record], rows: Sequence[Sequence[str]]) -> tuple[list[Record], list[str]]:
        """Leave out the records without key or required field; rows of empty cells are none."""
        kept, lost = [], []
        own_name = self.kind.declaration.named_by_file
        for record, row in zip(made, rows, strict=True):
            if not any(map(str.strip, row)):
                continue
            if own_name and not getattr(record, own_name):
                setattr(record, own_name, stem(record.file))
            key = self.plan.key_of(self.kind, row)
            say = Voice(self.builder.misreadings, self.kind, key)
            if self.builder.complete(self.kind, record, Spot(record.file, record.ordinal), say):
                kept.append(record)
            else:
                lost.append(key)
        return kept, lost

    def _look_below_no_head(self, texts: Sequence[Sequence[str]]) -> None:
        """Say once of each column without a head that it holds something."""
        for index in sorted(self._headless):
            if any(map(str.strip, texts[index])):
                self._headless.remove(index)
                reason = NO_HEAD.of(column=index + 1)
                self.builder.misreadings.append(
                    Misreading("REC021", Spot(self.path, HEAD, (index,)), {"reason": reason})
                )

    def _values(
        self, source: Source, texts: Sequence[Sequence[str]], rows: Sequence[Sequence[str]],
        ordinals: Sequence[int], unread: dict[int, set[str]],
    ) -> Sequence[Any]:  # fmt: skip
        """Return the values of one field for every row, and say what is wrong with them."""
        name = source.declared.name
        if source.keys:
            composed = self._composed[name]
            cells = list(zip(*(texts[index] for index in source.indexes), strict=True))
            composites = list(map(composed.__getitem__, cells))
            if composed.faults or composed.unread:
                self._say_composed(composed, name, cells, rows, ordinals, unread)
            return composites
        column = self.builder.column(self.kind, source.declared)
        values = column.whole(texts[source.indexes[0]])
        if column.spoken_of and not column.spoken_of.isdisjoint(texts[source.indexes[0]]):
            self._say_cells(column, source.indexes[0], rows, ordinals, unread)
        if name == "draft":  # one that cannot be read was meant to be one
            written = zip(values, texts[source.indexes[0]], strict=True)
            return [bool(value) or text in column.faults for value, text in written]
        return values

    def _say_cells(
        self, column: Column, index: int, rows: Sequence[Sequence[str]], ordinals: Sequence[int],
        unread: dict[int, set[str]],
    ) -> None:  # fmt: skip
        name = column.declared.name
        for number, row in zip(ordinals, rows, strict=True):
            if row[index] not in column.spoken_of:
                continue
            say = Voice(self.builder.misreadings, self.kind, self.plan.key_of(self.kind, row))
            self.builder.speak(column, row[index], Spot(self.path, number, (name,)), say)
            if row[index] in column.faults:
                unread.setdefault(number, set()).add(name)

    def _say_composed(
        self, composed: Composed, name: str, cells: Sequence[tuple[str, ...]], rows: Sequence[Sequence[str]],
        ordinals: Sequence[int], unread: dict[int, set[str]],
    ) -> None:  # fmt: skip
        for number, row, parts in zip(ordinals, rows, cells, strict=True):
            for fault in composed.faults.get(parts, ()):
                field = fault.where.field if isinstance(fault.where, Spot) else (name,)
                say = Voice(self.builder.misreadings, self.kind, self.plan.key_of(self.kind, row))
                say(fault.code, Spot(self.path, number, field), **fault.values)
            if parts in composed.unread:
                unread.setdefault(number, set()).add(name)


def _extras(own: Sequence[tuple[str, int]], texts: Sequence[Sequence[str]]) -> Iterable[Mapping[str, str]]:
    """Return the user's own fields of every row."""
    names = [name for name, _ in own]
    for cells in zip(*(texts[index] for _, index in own), strict=True):
        yield {
            name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()
        } or NO_EXTRA
