"""Where records name other records: every field of a type, at whatever depth it is declared."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter, not_
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.kind import Field, Record, Shape
from isms.scalars import NAMING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from isms.diagnostic import FieldPath
    from isms.model.programme import Programme


class Use(NamedTuple):
    """A value at its place: what it is, in which field of which record."""

    record: Record
    field: FieldPath
    declared: Field
    value: str


class Route(NamedTuple):
    """The way from a record to values: fields that hold parts, and at the end the field itself."""

    parts: tuple[Field, ...]
    end: Field

    def distinct(self, records: Iterable[Record]) -> set[str]:
        """Return every value that some record has here, each once."""
        if self.parts or self.end.shape not in {Shape.ONE, Shape.MANY}:
            return {value for record in records for _, value in self.values(record)}
        found: set[Any] = set(map(attrgetter(self.end.name), records))
        return found.difference((None,)) if self.end.shape is Shape.ONE else set().union(*found)

    def having(self, records: Iterable[Record], sought: set[str]) -> Iterable[Record]:
        """Return the records that may have one of some values here."""
        if self.parts or self.end.shape not in {Shape.ONE, Shape.MANY}:
            return records
        held = map(attrgetter(self.end.name), records)
        if self.end.shape is Shape.ONE:
            return compress(records, map(sought.__contains__, held))
        return compress(records, map(not_, map(sought.isdisjoint, held)))

    def values(self, record: Record) -> Iterator[tuple[FieldPath, str]]:
        """Go through the values of one record, each with its place."""
        holders: Iterable[tuple[FieldPath, Any]] = [((), record)]
        for part in self.parts:
            holders = [below for path, holder in holders for below in _contents(path, holder, part)]
        return (below for path, holder in holders for below in _contents(path, holder, self.end))


def _contents(path: FieldPath, holder: Record, declared: Field) -> Iterator[tuple[FieldPath, Any]]:
    """Go through what one field of a record or part holds."""
    value = getattr(holder, declared.name)
    here = (*path, declared.name)
    if declared.shape is Shape.GROUPS:
        yield from (((*here, part.ordinal), part) for part in value)
    elif declared.shape is Shape.MANY:
        yield from (((*here, index), item) for index, item in enumerate(value))
    elif declared.shape in {Shape.MAPPING, Shape.NAMED}:
        yield from (((*here, key), item) for key, item in value.items())
    elif value is not None:
        yield here, value


def routes(kind: type[Record], wanted: Callable[[Field], bool]) -> Iterator[Route]:
    """Return the ways to all fields of a kind that are wanted, parts of parts included."""
    for declared in kind.declaration.fields.values():
        if declared.inside is not None:
            for route in routes(declared.inside, wanted):
                yield Route((declared, *route.parts), route.end)
        elif wanted(declared):
            yield Route((), declared)


def _met(programme: Programme, kind: type[Record], route: Route) -> frozenset[str] | None:
    """Return what the reader met in a field, some of which records may no longer hold; None if unknown."""
    holder = route.parts[-1].inside if route.parts else kind
    end = route.end
    if programme.met is None or holder is None or not isinstance(end.scalar, NAMING):
        return None
    if holder.declaration.named_by_file == end.name:
        return None
    return programme.met.get((holder, end.name), frozenset())


def uses(
    programme: Programme,
    wanted: Callable[[Field], bool],
    wrong: Callable[[Field, set[str]], set[str]],
) -> Iterator[Use]:
    """Go through the wrong values of all wanted fields of records and settings.

    Values are judged once each; records are searched only for those that are wrong.
    """
    registers: list[tuple[type[Record], Iterable[Record]]] = [
        (register.kind, register.records) for register in programme.registers.values() if len(register)
    ]
    settings = programme.settings
    for kind, records in [*registers, (type(settings), [settings])]:
        for route in routes(kind, wanted):
            met = _met(programme, kind, route)
            faulty = wrong(route.end, set(met) if met is not None else route.distinct(records))
            if faulty:
                yield from (
                    Use(record, path, route.end, value)
                    for record in route.having(records, faulty)
                    for path, value in route.values(record)
                    if value in faulty
                )
