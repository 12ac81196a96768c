"""Facts as YAML text: every text on one line, in quotation marks where it is more than a few plain words."""

from __future__ import annotations

import re
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from isms.kind import Record, Shape
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.kind import Kind

_PLAIN = re.compile(r"[A-Za-z_][\w.+/-]*(?: [A-Za-z_][\w.+/-]*)*", re.ASCII)
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML do not take for texts."""
_FIRST = ("id", "imported")
"""What stands at the top: who looks for a framework by its name need not read it whole."""
_LAST = ("items", "pairs")


def text_of(fact: Record) -> bytes:
    """Return a fact as its file holds it."""
    lines: list[str] = []
    _write(fact, "", "", lines.append)
    return "".join(lines).encode()


@cache
def _fields(kind: Kind) -> tuple[tuple[str, Shape], ...]:
    """Return the fields of a kind in the order in which they are written."""
    declared = kind.fields
    first = [name for name in _FIRST if name in declared]
    last = [name for name in _LAST if name in declared]
    names = [*first, *(name for name in declared if name not in first and name not in last), *last]
    return tuple((name, declared[name].shape) for name in names)


def _write(record: Record, lead: str, indent: str, add: Callable[[str], None]) -> None:
    """Write a record; ``lead`` stands before its first line, ``indent`` before the others."""
    for name, shape in _fields(record.declaration):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if shape is Shape.ONE:
            add(f"{lead}{name}: {value if type(value) is int else _scalar(value)}\n")
        elif shape is Shape.MANY:
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
        if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
            return value
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Word):
        return str(value)
    return encode_basestring(str(value))
