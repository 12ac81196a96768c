"""The values of a field that a path names, in a record and in its parts.

A path is the name of a field; ``assessments.date`` leads into parts, ``events[kind=stage1].performed`` into
those of them that hold a value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.kind import Record
from isms.scalars import FLAG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms.kind import Field

EITHER = "|"
"""What stands between fields, or values, of which one is enough."""
ANYTHING = "*"
"""The value that every value meets."""
OTHERS = "!"
"""Before the values of a condition: some value is none of them."""
SETTINGS, DOCUMENT = "settings", "document"
"""Among the kinds of record: what stands for isms.yaml, and what is kept as a paper."""
NOTHING = "-"
"""Among the values of a condition: nothing is written."""
_OR = Text(ja="/", en=" or ")


_PART = re.compile(r"(?P<name>[^\[]*)(?:\[(?P<field>\w+)=(?P<value>[^\]]*)\])?\Z")


def values(record: Record, path: str) -> list[Any]:
    """Return what a record holds under a path, from all its parts."""
    first, dot, rest = path.partition(".")
    name, field, value = _split(first)
    held = getattr(record, name, None)
    if held is None or held in ("", (), {}):
        return []
    parts = list(held) if isinstance(held, tuple) else [held]
    if field:
        parts = [p for p in parts if isinstance(p, Record) and value in map(written, values(p, field))]
    if not dot:
        return parts
    return [value for part in parts if isinstance(part, Record) for value in values(part, rest)]


def _split(part: str) -> tuple[str, str, str]:
    """Return the name of a part of a path, and the field and value by which it chooses."""
    found = _PART.match(part)
    return (found["name"], found["field"] or "", found["value"] or "") if found else (part, "", "")


def head(path: str) -> str:
    """Return the field of a record in which a path begins."""
    return _split(path.partition(".")[0])[0]


def filled(record: Record, paths: str) -> bool:
    """Tell whether one of the fields, with ``|`` between them, is filled; what was not understood is."""
    return any(head(path) in record.unread or values(record, path) for path in paths.split(EITHER))


def meets(record: Record, path: str, wanted: str) -> bool | None:
    """Tell whether a record holds one of the wanted values; None where nobody knows."""
    held = {written(value) for value in values(record, path)}
    if held and wanted.startswith(OTHERS):
        return not held <= set(wanted.removeprefix(OTHERS).split(EITHER))
    if held:
        return wanted == ANYTHING or not held.isdisjoint(wanted.split(EITHER))
    first = head(path)
    if NOTHING in wanted.split(EITHER) and first not in record.unread:
        return True
    field = declared(type(record), path)
    return None if first in record.unread or (field is not None and _is_flag(field)) else False


def written(value: object) -> str:
    """Return a value as a record would write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def declared(kind: type[Record], path: str) -> Field | None:
    """Return the declaration of the field that a path leads to; None where there is no such field."""
    first, dot, rest = path.partition(".")
    name, chosen, _ = _split(first)
    field = kind.declaration.fields.get(name)
    if field is None or (chosen and (field.inside is None or chosen not in field.inside.declaration.fields)):
        return None
    if not dot:
        return field
    return declared(field.inside, rest) if field.inside is not None else None


def labelled(kind: type[Record], paths: Iterable[str]) -> list[Text]:
    """Return what fields are called; of alternatives each, with an *or* between them."""
    return [_label(kind, each) for each in paths]


def _label(kind: type[Record], paths: str) -> Text:
    fields = [(path, declared(kind, path)) for path in paths.split(EITHER)]
    labels = [field.label if field else Text(path, path) for path, field in fields]
    ja, en = (_OR.ja.join(each.ja for each in labels), _OR.en.join(each.en for each in labels))
    return Text(ja=f"「{ja}」", en=f"'{en}'")


def _is_flag(field: Field) -> bool:
    return field.scalar is FLAG
