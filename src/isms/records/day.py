"""The programme as it stands on a day: what has not happened by then reads as absent."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Misreading, Spot
from isms.kind import EMPTY, Field, Kind, Record, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme
    from isms.records.build import Builder


def rewind(programme: Programme, builder: Builder) -> Mapping[str, frozenset[str]]:
    """Take out of the registers what happens after the day; return the keys of records that begin then.

    SEMANTICS 9: a date after the day reads as absent with the fields declared with it, and a record
    whose first date lies after the day is not there. ``programme.withdrawn`` keeps which fields that were.
    """
    not_yet: dict[str, frozenset[str]] = {}
    dates = _Dates(builder)
    dates.withdraw(programme.settings)
    for name, register in programme.registers.items():
        if not dates.touched(register.kind):
            continue
        kept: list[Record] = []
        later: list[Record] = []
        for record in register.records:
            (kept if dates.withdraw(record) else later).append(record)
        if later:
            register.replace(kept)
            not_yet[name] = frozenset(record.key for record in later)
            builder.misreadings += [_later(name, record, builder.day) for record in later]
    programme.withdrawn = frozenset(dates.withdrawn)
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


class _Dates:
    """The dates that lie after the day, by kind; nothing is read any more, so each is looked up once."""

    def __init__(self, builder: Builder) -> None:
        self.day = builder.day
        self.withdrawn: set[tuple[str, int, str]] = set()
        self._builder = builder
        self._ahead: dict[Kind, list[Field]] = {}
        self._touched: dict[Kind, bool] = {}

    def ahead(self, kind: type[Record]) -> list[Field]:
        """Return the fields of a kind in which some date lies after the day."""
        found = self._ahead.get(kind.declaration)
        if found is None:
            found = self._ahead[kind.declaration] = self._builder.ahead(kind)
        return found

    def touched(self, kind: type[Record]) -> bool:
        """Tell whether some date of a kind, or of a part of it, lies after the day."""
        found = self._touched.get(kind.declaration)
        if found is None:
            parts = [f.inside for f in kind.declaration.fields.values() if f.inside is not None]
            found = bool(self.ahead(kind)) or any(map(self.touched, parts))
            self._touched[kind.declaration] = found
        return found

    def withdraw(self, record: Record) -> bool:
        """Withdraw what has not happened yet; False where the record itself has not begun."""
        names = self._withdraw(record)
        if names:
            self.withdrawn.update((record.file, record.ordinal, name) for name in names)
        return names is not None

    def _withdraw(self, record: Record) -> set[str] | None:
        """Withdraw what has not happened yet; return the fields, None where the record has not begun."""
        fields = type(record).declaration.fields
        names: set[str] = set()
        for declared in self.ahead(type(record)):
            value = getattr(record, declared.name)
            if value is not None and _day(value) > self.day:
                if declared.begins:
                    return None
                for name in (declared.name, *declared.withdraws):
                    if getattr(record, name) != EMPTY.get(fields[name].shape):
                        names.add(name)
                    _clear(record, fields[name])
        for declared in fields.values():
            touched = declared.inside is not None and self.touched(declared.inside)
            if touched and self._withdraw_inside(record, declared):
                names.add(declared.name)
        return names

    def _withdraw_inside(self, record: Record, declared: Field) -> bool:
        """Withdraw what has not happened yet of the parts of a record; tell whether there was any."""
        value: Any = getattr(record, declared.name)
        if declared.shape is Shape.GROUPS:
            each = [(part, self._withdraw(part)) for part in value]
            setattr(record, declared.name, tuple(part for part, names in each if names is not None))
            return any(names is None or names for _, names in each)
        if declared.shape is Shape.GROUP and value is not None:
            names = self._withdraw(value)
            if names is None:
                _clear(record, declared)
            return names is None or bool(names)
        return False


def _clear(record: Record, declared: Field) -> None:
    setattr(record, declared.name, EMPTY.get(declared.shape))


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
