"""The values of a field that a path names, in a record and in its parts."""

from __future__ import annotations

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
NOTHING = "-"
"""Among the values of a condition: nothing is written."""
_OR = Text(ja="又は", en=" or ")


def values(record: Record, path: str) -> list[Any]:
    """Return what a record holds under a path such as ``assessments.date``, from all its parts."""
    name, dot, rest = path.partition(".")
    held = getattr(record, name, None)
    if held is None or held in ("", (), {}):
        return []
    parts = list(held) if isinstance(held, tuple) else [held]
    if not dot:
        return parts
    return [value for part in parts if isinstance(part, Record) for value in values(part, rest)]


def filled(record: Record, paths: str) -> bool:
    """Tell whether one of the fields, with ``|`` between them, is filled; what was not understood is."""
    return any(path.partition(".")[0] in record.unread or values(record, path) for path in paths.split(EITHER))


def meets(record: Record, path: str, wanted: str) -> bool | None:
    """Tell whether a record holds one of the wanted values; None where a flag is unknown or not understood."""
    held = {written(value) for value in values(record, path)}
    if held and wanted.startswith(OTHERS):
        return not held <= set(wanted.removeprefix(OTHERS).split(EITHER))
    if held:
        return wanted == ANYTHING or not held.isdisjoint(wanted.split(EITHER))
    first = path.partition(".")[0]
    if NOTHING in wanted.split(EITHER) and first not in record.unread:
        return True
    field = declared(type(record), path)
    return None if first in record.unread or (field is not None and _is_flag(field)) else False


def written(value: object) -> str:
    """Return a value as a record would write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def declared(kind: type[Record], path: str) -> Field | None:
    """Return the declaration of the field that a path leads to; None where there is no such field."""
    name, dot, rest = path.partition(".")
    field = kind.declaration.fields.get(name)
    if field is None or not dot:
        return field
    return declared(field.inside, rest) if field.inside is not None else None


def labelled(kind: type[Record], paths: Iterable[str]) -> list[Text]:
    """Return what fields are called; of alternatives each, with an *or* between them."""
    return [_label(kind, each) for each in paths]


def _label(kind: type[Record], paths: str) -> Text:
    fields = [(path, declared(kind, path)) for path in paths.split(EITHER)]
    labels = [field.label if field else Text(path, path) for path, field in fields]
    return Text(ja=_OR.ja.join(each.ja for each in labels), en=_OR.en.join(each.en for each in labels))


def _is_flag(field: Field) -> bool:
    return field.scalar is FLAG
