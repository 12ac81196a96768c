"""The texts of one field, each distinct one read once, and what is to be said about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isms.kind import Field, Shape, Time
from isms.scalars import ID, Reference, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from isms.diagnostic import Message
    from isms.scalars import Reading

_NULLS = frozenset({"null", "Null", "NULL", "~"})


class Column(dict[str, Any]):
    """What each distinct text of a field was read as; looking a text up reads it the first time.

    ``faults``, ``remarks`` and ``nulls`` hold what is to be said about texts that could not, or not
    quite, be read, and ``spoken_of`` all of these texts. ``blank`` tells whether some text was empty,
    ``ahead`` whether a date lies after the day.
    """

    def __init__(self, declared: Field, read: Callable[[str], Reading], day: date) -> None:
        """Read texts of ``declared`` with ``read``."""
        super().__init__()
        self.declared = declared
        self.faults: dict[str, tuple[str, Message]] = {}
        self.remarks: dict[str, Message] = {}
        self.nulls: set[str] = set()
        self.spoken_of: set[str] = set()
        self.blank = False
        self.ahead = False
        self._read = read
        self._plain = getattr(read, "__func__", None) is Scalar.read
        self._many = declared.shape is Shape.MANY
        self._day = day if declared.time is Time.HAPPENED else date.max

    def __missing__(self, text: str) -> Any:
        """Read a text for the first time."""
        if self._many:
            parts = [self._one(text, part) for part in map(str.strip, text.split(";")) if part]
            value: Any = () if text in self.faults else tuple(parts)
        else:
            trimmed = text.strip()
            value = self._one(text, trimmed) if trimmed else None
        self.blank = self.blank or not value
        self[text] = value
        return value

    def whole(self, texts: Sequence[str]) -> Sequence[Any]:
        """Return what every text was read as; ids, which hardly repeat, are read together."""
        if self._read == ID.read and ID.all_plain(texts):
            return texts
        return list(map(self.__getitem__, texts))

    def _one(self, text: str, trimmed: str) -> Any:
        if trimmed in _NULLS:
            self.nulls.add(text)
            self.spoken_of.add(text)
        if self._plain:
            return trimmed
        reading = self._read(trimmed)
        if reading.fault is not None:
            code = "REF002" if isinstance(self.declared.scalar, Reference) else "REC002"
            self.faults[text] = (code, reading.fault)
            self.spoken_of.add(text)
            return None
        if reading.remark is not None:
            self.remarks[text] = reading.remark
            self.spoken_of.add(text)
        value = reading.value
        if isinstance(value, date) and self._day is not date.max:
            day = value.date() if isinstance(value, datetime) else value
            self.ahead = self.ahead or day > self._day
        return value
