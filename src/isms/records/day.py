"""The programme as it stands on a day: what has not happened by then reads as absent."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Misreading, Spot
from isms.kind import EMPTY, Field, Record, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme
    from isms.records.build import Builder


def rewind(programme: Programme, builder: Builder) -> Mapping[str, frozenset[str]]:
    """Take out of the registers what happens after the day; return the keys of records that begin then.

    SEMANTICS 9: a date after the day reads as absent with the fields declared with it, and a record
    whose first date lies after the day is not there.
    """
    not_yet: dict[str, frozenset[str]] = {}
    for name, register in programme.registers.items():
        kind = register.kind
        if not _touched(kind, builder):
            continue
        kept: list[Record] = []
        later: list[Record] = []
        for record in register.records:
            (kept if _withdraw(record, builder) else later).append(record)
        if later:
            register.replace(kept)
            not_yet[name] = frozenset(record.key for record in later)
            builder.misreadings += [_later(name, record, builder.day) for record in later]
    return not_yet


def _later(kind: str, record: Record, day: date) -> Misreading:
    """Name a record that is not there yet, at the date with which it begins."""
    name, begins = next(
        (name, value)
        for name, declared in record.declaration.fields.items()
        if declared.begins and (value := getattr(record, name)) is not None and _day(value) > day
    )
    where = Spot(record.file, record.ordinal, (name,))
    return Misreading("REC023", where, {"date": _day(begins)}, kind, record.key)


def _touched(kind: type[Record], builder: Builder) -> bool:
    """Tell whether some date of a kind, or of a part of it, lies after the day."""
    parts = [f.inside for f in kind.declaration.fields.values() if f.inside is not None]
    return bool(builder.ahead(kind)) or any(_touched(part, builder) for part in parts)


def _withdraw(record: Record, builder: Builder) -> bool:
    """Withdraw what has not happened yet; False where the record itself has not begun."""
    for declared in builder.ahead(type(record)):
        value = getattr(record, declared.name)
        if value is not None and _day(value) > builder.day:
            if declared.begins:
                return False
            for name in (declared.name, *declared.withdraws):
                _clear(record, type(record).declaration.fields[name])
    for declared in record.declaration.fields.values():
        if declared.inside is not None and _touched(declared.inside, builder):
            _withdraw_inside(record, declared, builder)
    return True


def _withdraw_inside(record: Record, declared: Field, builder: Builder) -> None:
    value: Any = getattr(record, declared.name)
    if declared.shape is Shape.GROUPS:
        setattr(record, declared.name, tuple(part for part in value if _withdraw(part, builder)))
    elif declared.shape is Shape.GROUP and value is not None and not _withdraw(value, builder):
        _clear(record, declared)


def _clear(record: Record, declared: Field) -> None:
    setattr(record, declared.name, EMPTY.get(declared.shape))


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
