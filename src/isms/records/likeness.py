"""What is read from some files, in a form that can be compared: before an edit and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from isms.kind import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from isms.kind import Field, Kind
    from isms.model.programme import Programme

Leaf: TypeAlias = "Callable[[Kind, Field, Any], Any]"
"""Turns a single value, in a field of a kind, into the one that it is compared as."""
Place: TypeAlias = tuple[str, str, int]
"""A kind, a file, and the position of a record in it."""


def _as_it_is(_kind: Kind, _field: Field, value: Any) -> Any:
    return value


def read_otherwise(
    before: Programme, after: Programme, files: Collection[str], but: Collection[str] = ()
) -> set[str]:
    """Return those of some files that hold something else afterwards, or are faulted for something else.

    ``but`` are the codes of the faults that an edit removes.
    """
    old, new = contents(before, files), contents(after, files)
    differing = {place[1] for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    were, are = faults(before, files, but), faults(after, files, but)
    return differing | {path for path in files if were[path] != are[path]}


def contents(programme: Programme, files: Collection[str], leaf: Leaf = _as_it_is) -> Mapping[Place, Any]:
    """Return everything that the records of some files hold, and isms.yaml where it is one of them."""
    records: list[Record] = [record for register in programme.registers.values() for record in register]
    return {
        (record.declaration.name, record.file, record.ordinal): content(record, leaf)
        for record in [*records, programme.settings]
        if record.file in files
    }


def faults(
    programme: Programme, files: Collection[str], but: Collection[str] = ()
) -> Mapping[str, Counter[str]]:
    """Return how often the reader names each fault of some files."""
    found = {path: Counter[str]() for path in files}
    for misreading in programme.misreadings:
        if misreading.where.path in found and misreading.code not in but:
            found[misreading.where.path][misreading.code] += 1
    return found


def content(record: Record, leaf: Leaf = _as_it_is) -> tuple[Any, ...]:
    """Return everything that a record, or a part of one, holds."""
    own = (record.number, record.draft, record.unread, tuple(sorted(record.extra.items())))
    return (*own, *_fields(record, leaf))


def _fields(record: Record, leaf: Leaf) -> Iterator[Any]:
    for name, declared in record.declaration.fields.items():
        yield _plain(record.declaration, declared, getattr(record, name), leaf)


def _plain(kind: Kind, declared: Field, value: Any, leaf: Leaf) -> Any:
    """Return a value as nested tuples."""
    if isinstance(value, Record):
        return content(value, leaf)
    if isinstance(value, Mapping):
        return tuple((key, _plain(kind, declared, part, leaf)) for key, part in value.items())
    if isinstance(value, tuple):
        return tuple(_plain(kind, declared, part, leaf) for part in value)
    return value if value is None else leaf(kind, declared, value)
