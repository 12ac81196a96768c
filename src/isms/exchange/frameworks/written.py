"""Facts as YAML text: every text on one line, in quotation marks where it is more than one plain word."""

from __future__ import annotations

from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from isms.kind import EMPTY, Record, Shape
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.kind import Field, Kind

_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML do not take for texts."""
_RANK = {"id": 0, "imported": 0, "items": 2, "pairs": 2}
"""What stands at the top, so that who looks for a framework by its name need not read it whole; and last."""


def text_of(fact: Record) -> bytes:
    """Return a fact as its file holds it."""
    return "".join(_texts([fact], "")).encode()


def _texts(records: Sequence[Record], indent: str) -> Iterator[str]:
    """Yield the lines of each of some records of one kind; ``indent`` stands before all but its first.

    They are written by field, not by record: most fields are empty in every item of a list.
    """
    columns = []
    for field in _fields(records[0].declaration):
        values = list(map(attrgetter(field.name), records))
        if values.count(EMPTY.get(field.shape)) < len(values):
            columns.append(_column(field, values, indent))
    for lines in zip(*columns, strict=True):
        yield indent.join(filter(None, lines))


@cache
def _fields(kind: Kind) -> Sequence[Field]:
    """Return the fields of a kind in the order in which they are written."""
    return sorted(kind.fields.values(), key=lambda field: _RANK.get(field.name, 1))


def _column(field: Field, values: Sequence[Any], indent: str) -> list[str]:
    """Return the lines of one field of each record; none where it is empty."""
    name = field.name
    if field.shape is Shape.ONE:
        lines = {value: f"{name}: {_scalar(value)}\n" for value in set(values) if value is not None}
        return [lines.get(value, "") for value in values]
    if field.shape is Shape.MANY:
        return [f"{name}: [{', '.join(map(_scalar, value))}]\n" if value else "" for value in values]
    inner = f"{indent}  "
    return [f"{name}:\n{''.join(_below(value, inner))}" if value else "" for value in values]


def _below(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - of three shapes
    """Yield the lines of what has fields or keys of its own."""
    if isinstance(value, Record):
        yield from (indent + lines for lines in _texts([value], indent))
    elif isinstance(value, tuple):
        yield from (f"{indent}- {lines}" for lines in _texts(value, f"{indent}  "))
    else:
        for key, part in value.items():
            yield f"{indent}{_scalar(key)}:"
            if isinstance(part, Record):
                yield from ("\n", *_below(part, f"{indent}  "))
            else:
                yield f" {_scalar(part)}\n"


def _scalar(value: object) -> str:
    """Return a single value as YAML."""
    if type(value) is str:
        if value.isidentifier() and value.isascii() and value.lower() not in _RESERVED:
            return value
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Word):
        return str(value)
    return encode_basestring(str(value))
