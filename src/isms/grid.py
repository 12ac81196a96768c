"""The rows of a sheet that someone has filled in: what a cell says, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from isms.days import DAY, MONTH
from isms.diagnostic import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isms.scalars import Reading

Cell: TypeAlias = str | Message
"""The text of a cell; a message where it says nothing that could be used, such as a formula."""


class Row(NamedTuple):
    """A row with the place where it stands, such as ``sheet.csv:7``.

    ``broken`` is what keeps the row as a whole from being read; it has no cells then.
    """

    place: str
    cells: Sequence[Cell]
    broken: Message | None = None


class Fault(NamedTuple):
    """What is wrong with a row, where it stands, and what to do about it."""

    place: str
    message: Message


_FORMULA = tuple("=+-@\t\r＝＋－＠")
_SERIAL = re.compile(r"\d{5}(\.0+)?\Z", re.ASCII)
_EPOCH, _FIRST, _LAST = date(1899, 12, 30), 36_526, 73_050
"""Excel counts days from here; between these numbers lie the years 2000 to 2099."""
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?\Z", re.ASCII)
_ENGLISH = re.compile(r"([A-Z][a-z]{2})-(\d\d)\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def columns(head: Row, fields: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the columns of fields by the first of their names that stands in the head."""
    found: dict[str, int] = {}
    named: dict[str, int] = {}
    for number, cell in enumerate(head.cells):
        if isinstance(cell, str):
            named.setdefault(unicodedata.normalize("NFKC", cell).strip().casefold(), number)
    for field, names in fields.items():
        at = next((named[name.casefold()] for name in names if name.casefold() in named), None)
        if at is not None and at not in found.values():
            found[field] = at
    return found


def split(rows: Iterable[Row], fields: Mapping[str, Sequence[str]], needed: Sequence[str]) -> Split | None:
    """Return the columns and what stands below them; None where no row holds the heads that are needed."""
    every = list(rows)
    for number, row in enumerate(every[:_HEAD_AMONG]):
        found = columns(row, fields)
        if all(field in found for field in needed):
            return Split(found, every[number + 1 :], row)
    return None


_HEAD_AMONG = 20
"""A head is looked for in so many rows: people put a title above it."""


class Split(NamedTuple):
    """The columns of the fields, the rows below the head, and the head."""

    columns: Mapping[str, int]
    rows: Sequence[Row]
    head: Row


def plain(text: str) -> str:
    """Return a text without the quote that was put before it so that a spreadsheet does not calculate it."""
    trimmed = text.strip()
    return trimmed[1:] if trimmed[:1] == "'" and trimmed[1:].startswith(_FORMULA) else trimmed


def narrow(text: str) -> str:
    """Return an id, a word or a date in characters of half width, as far as there are such."""
    return unicodedata.normalize("NFKC", text).strip()


def day(text: str) -> Reading:
    """Read a date, also where the spreadsheet gave its number of days, or a time of midnight with it."""
    bare = _MIDNIGHT.sub("", narrow(text))
    if _SERIAL.match(bare) and _FIRST <= int(bare[:5]) <= _LAST:
        bare = (_EPOCH + timedelta(days=int(bare[:5]))).isoformat()
    return DAY.read(bare)


def month(text: str) -> Reading:
    """Read a month, also where the spreadsheet has made a date of it."""
    bare = narrow(text)
    english = _ENGLISH.match(bare)
    if english and english[1] in _MONTHS:
        bare = f"20{english[2]}-{_MONTHS.index(english[1]) + 1:02}"
    reading = MONTH.read(bare)
    if reading.fault is None:
        return reading
    first = day(bare)
    if first.fault is None and first.value.day == 1:
        return MONTH.read(f"{first.value:%Y-%m}")
    return reading
