"""The texts of one field, each distinct one read once, and what is to be said about them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.kind import Field, Shape, Time
from isms.scalars import ID, AnyRecord, FrameworkItem, Reference, Requirement, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from isms.diagnostic import Message
    from isms.scalars import Reading

WIDE = Text(
    ja="「{text}」は、半角の「;」で区切ってください",
    en="separate '{text}' by a plain semicolon (;)",
)
_WIDE_SEPARATOR = re.compile("[；、，]")
_NULLS = frozenset({"null", "Null", "NULL", "~"})


class Column(dict[str, Any]):
    """What each distinct text of a field was read as; looking a text up reads it the first time.

    ``said`` holds what is to be said about texts that could not, or not quite, be read: codes with the
    values of their messages. ``faults`` are the texts that could not. ``ahead`` tells whether a date lies
    after the day.
    """

    def __init__(self, declared: Field, read: Callable[[str], Reading], day: date) -> None:
        """Read texts of ``declared`` with ``read``."""
        super().__init__()
        self.declared = declared
        self.said: dict[str, list[tuple[str, Mapping[str, object]]]] = {}
        self.spoken_of = self.said.keys()
        self.faults: set[str] = set()
        self.ahead = False
        self._read = read
        self._plain = getattr(read, "__func__", None) is Scalar.read
        self._many = declared.shape is Shape.MANY
        self._ids = self._many and isinstance(
            declared.scalar, Reference | FrameworkItem | AnyRecord | Requirement
        )
        self._day = day if declared.time is Time.HAPPENED else date.max

    def __missing__(self, text: str) -> Any:
        """Read a text for the first time."""
        if self._many:
            parts = [self._one(text, part) for part in map(str.strip, text.split(";")) if part]
            value: Any = () if text in self.faults else tuple(parts)
        else:
            trimmed = text.strip()
            value = self._one(text, trimmed) if trimmed else None
        self[text] = value
        return value

    def whole(self, texts: Sequence[str]) -> Sequence[Any]:
        """Return what every text was read as; ids, which hardly repeat, are read together."""
        if self._read == ID.read and ID.all_plain(texts) and _NULLS.isdisjoint(texts):
            return texts
        return list(map(self.__getitem__, texts))

    def _one(self, text: str, trimmed: str) -> Any:
        if trimmed in _NULLS:
            self._say(text, "REC020", field=self.declared.label, text=trimmed)
        if self._ids and _WIDE_SEPARATOR.search(trimmed):
            return self._fault(text, "REC002", WIDE.of(text=trimmed))
        if self._plain:
            return trimmed
        reading = self._read(trimmed)
        if reading.fault is not None:
            code = "REF002" if isinstance(self.declared.scalar, Reference) else "REC002"
            return self._fault(text, code, reading.fault)
        if reading.remark is not None:
            self._say(text, "REC017", reason=reading.remark)
        value = reading.value
        if isinstance(value, date) and self._day is not date.max:
            day = value.date() if isinstance(value, datetime) else value
            self.ahead = self.ahead or day > self._day
        return value

    def _fault(self, text: str, code: str, reason: Message) -> None:
        self._say(text, code, field=self.declared.label, reason=reason)
        self.faults.add(text)

    def _say(self, about: str, code: str, **values: object) -> None:
        self.said.setdefault(about, []).append((code, values))
