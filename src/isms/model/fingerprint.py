"""Fingerprints of records: whether what a person put their name to is still what stands there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from isms.kind import Record

if TYPE_CHECKING:
    from collections.abc import Collection


PART_DIGITS = 6
"""So many hexadecimal digits tell a field from what it was; whether anything changed, the whole tells."""


def fingerprint(record: Record, leaving_out: Collection[str] = (), **context: str) -> str:
    """Return the sha256 of what a record declares, with what it was judged by.

    Fields that are empty do not count, so that a field added to a kind later changes no fingerprint;
    neither do the place of the record, its display number and the user's own ``x_`` fields.
    """
    return sha256({"kind": record.declaration.name, "record": _fields(record, leaving_out), **context})


def parts(record: Record, leaving_out: Collection[str] = ()) -> dict[str, str]:
    """Return a short fingerprint of each field that holds something: it tells which of them has changed."""
    return {name: sha256(value)[:PART_DIGITS] for name, value in _fields(record, leaving_out).items()}


def sha256(content: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """Return the sha256 of what JSON can hold, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(record: Record, leaving_out: Collection[str]) -> dict[str, Any]:
    """Return the declared fields that hold something."""
    written = {
        name: _plain(getattr(record, name)) for name in record.declaration.fields if name not in leaving_out
    }
    return {name: value for name, value in written.items() if value not in (None, [], {})}


def _plain(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """Return a value as texts in lists and mappings."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Record):
        return _fields(value, ())
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else str(value)
