"""Listings of records: every field of every record of a kind, and one record with all that it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.diagnostic import Place, Spot, Text
from isms.kind import COMMON, Field, Record, Shape
from isms.listing import Column, Listing, Named, by_head, choose
from isms.records.locate import places
from isms.scalars import TEXT, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isms.api.loading import Loaded
    from isms.model.programme import Programme

FACTORS = frozenset({"factors", "current", "residual"})
"""Fields of a risk that hold values by the name of a factor."""
FILE = Column("file", Text(ja="ファイル", en="File"))


def record_listing(loaded: Loaded, kind: type[Record]) -> Listing:
    """Return every record of a kind with all its fields, its own ``x_`` fields and its file."""
    declared = kind.declaration
    fields = {**COMMON, **declared.fields}
    shown = [f for f in declared.fields.values() if f.required or f.name in declared.key]
    columns = _columns([f for f in shown if f.shape in {Shape.ONE, Shape.MANY}])
    records = list(loaded.programme.registers[declared.name])
    row = partial(_record_row, loaded.programme, fields)
    names = {head: f.name for f in fields.values() for head in reversed(f.heads)}
    extra = {name: name for record in records for name in record.extra}
    words = {**extra, **names, **by_head([FILE])}
    others = [*(Column(f.name, f.label) for f in fields.values()), FILE]
    return Listing([row(record) for record in records], columns, words, others=others)


def _columns(fields: Sequence[Field]) -> list[Column]:
    """Return the columns of fields; a narrow table can spare texts but for the first, then lists."""
    texts = [f.name for f in fields if f.scalar is TEXT and f.shape is Shape.ONE]
    spare = dict.fromkeys(texts[1:], 2) | {f.name: 1 for f in fields if f.shape is Shape.MANY}
    return [Column(f.name, f.label, spare=spare.get(f.name, 0)) for f in fields]


def records_where(loaded: Loaded, kind: type[Record], conditions: Iterable[str]) -> list[Record]:
    """Return the records of a kind that meet every condition, as `isms list` has them."""
    rows = record_listing(loaded, kind)
    meeting = {id(row) for row in choose(rows, conditions).rows}
    records = loaded.programme.registers[kind.declaration.name]
    return [record for record, row in zip(records, rows.rows, strict=True) if id(row) in meeting]


def _record_row(programme: Programme, fields: Mapping[str, Field], record: Record) -> Mapping[str, Any]:
    values = {name: resolved(programme, f, getattr(record, name)) for name, f in fields.items()}
    return {**values, **record.extra, "file": record.file}


class Described(NamedTuple):
    """A record for showing: its filled fields with their labels, and where it is written."""

    record: Record
    place: Place
    fields: tuple[tuple[Field, Any], ...]


def described(loaded: Loaded, record: Record) -> Described:
    """Return a record with its filled and its unread fields, references with names, and its place."""
    spot = Spot(record.file, record.ordinal)
    place = places(loaded.tree, record.file, [spot])[spot]
    fields = {**record.declaration.fields, **COMMON}
    shown = [
        (f, _deep(loaded.programme, f, getattr(record, name)))
        for name, f in fields.items()
        if name in record.unread or getattr(record, name) not in (None, (), {}, False) or f.required
    ]
    extra = [(Field(name, Text(ja=name, en=name)), value) for name, value in record.extra.items()]
    return Described(record, place, (*shown, *extra))


def _deep(programme: Programme, declared: Field, value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """Return the value of a field with names for references, also of those inside its parts."""
    if isinstance(value, Record):
        parts = value.declaration.fields.values()
        return {
            f.name: _deep(programme, f, part)
            for f in parts
            if (part := getattr(value, f.name)) not in (None, ())
        }
    if declared.inside is not None and isinstance(value, tuple):
        return tuple(_deep(programme, declared, part) for part in value)
    if declared.name in FACTORS and isinstance(value, Mapping):
        return {_factor(programme, name): part for name, part in value.items()}
    return resolved(programme, declared, value)


def _factor(programme: Programme, name: str) -> str:
    """Return the name of a factor with the title of its scale, in a method in use before any other."""
    risk = programme.settings.risk
    in_use = {risk.method, risk.lifecycle_method} if risk else set()
    for method in sorted(programme.knowledge.methods.values(), key=lambda each: each.id not in in_use):
        scale = method.scales.get(name)
        if scale is not None:
            return Named(name, Text(ja=scale.title_ja, en=scale.title_en))
    return name


def resolved(programme: Programme, declared: Field, value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """Return the value of a field with the names of the records that it refers to."""
    if not isinstance(declared.scalar, Reference) or value is None:
        return value
    kind = declared.scalar.kind
    if isinstance(value, tuple):
        return tuple(named(programme, kind, key) for key in value)
    return named(programme, kind, value) if isinstance(value, str) else value


def named(programme: Programme, kind: str, key: str | None) -> str | None:
    """Return a key together with the name or title of the record that it means."""
    record = programme.registers[kind].get(key)
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return Named(key, Text(ja=name, en=name)) if key is not None and isinstance(name, str) else key
