"""Facts as YAML text: every text on one line, in quotation marks where it is more than one plain word."""

from __future__ import annotations

from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from isms.kind import Record, Shape
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.kind import Kind

_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML do not take for texts."""
_NOTHING = ()
_ONE, _MANY = Shape.ONE, Shape.MANY
_FIRST = ("id", "imported")
"""What stands at the top: who looks for a framework by its name need not read it whole."""
_LAST = ("items", "pairs")


def text_of(fact: Record) -> bytes:
    """Return a fact as its file holds it."""
    lines: list[str] = []
    _write(fact, "", "", lines.append)
    return "".join(lines).encode()


@cache
def _fields(kind: Kind) -> tuple[Callable[[Record], tuple[Any, ...]], tuple[tuple[str, Shape], ...]]:
    """Return what gets the values of a record, and its fields, in the order in which they are written."""
    declared = kind.fields
    first = [name for name in _FIRST if name in declared]
    last = [name for name in _LAST if name in declared]
    names = [*first, *(name for name in declared if name not in first and name not in last), *last]
    return attrgetter(*names), tuple((name, declared[name].shape) for name in names)


def _write(record: Record, lead: str, indent: str, add: Callable[[str], None]) -> None:
    """Write a record; ``lead`` stands before its first line, ``indent`` before the others."""
    values, fields = _fields(record.declaration)
    for value, (name, shape) in zip(values(record), fields, strict=True):
        if value is None or value is _NOTHING:
            continue
        if shape is _ONE:
            add(f"{lead}{name}: {_scalar(value)}\n")
        elif shape is _MANY:
            add(f"{lead}{name}: [{', '.join(map(_scalar, value))}]\n")
        elif shape is Shape.GROUPS:
            add(f"{lead}{name}:\n")
            for part in value:
                _write(part, f"{indent}  - ", f"{indent}    ", add)
        elif value:
            add(f"{lead}{name}:\n")
            if shape is Shape.GROUP:
                _write(value, f"{indent}  ", f"{indent}  ", add)
            else:
                _free(value, f"{indent}  ", add)
        lead = indent


def _free(value: Mapping[str, object], indent: str, add: Callable[[str], None]) -> None:
    """Write a mapping with free keys."""
    for key, part in value.items():
        if isinstance(part, Record):
            add(f"{indent}{_scalar(key)}:\n")
            _write(part, f"{indent}  ", f"{indent}  ", add)
        else:
            add(f"{indent}{_scalar(key)}: {_scalar(part)}\n")


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
