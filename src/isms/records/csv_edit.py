"""Editing a CSV text: the cells that change, everything else as it stands."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.diagnostic import HEAD
from isms.fields import Shape
from isms.records.changes import CannotEditError, Level, Splice, changed
from isms.records.csv_file import Table, line_starts, spans
from isms.records.rows import column_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isms.diagnostic import FieldPath
    from isms.fields import Record
    from isms.records.changes import Content

_SPECIAL = re.compile(r'[",\r\n]')


class NotInACellError(CannotEditError):
    """A content does not fit the cell of a CSV file; carries the name of its field."""


class Cell(NamedTuple):
    """What one cell is to hold, and the field that its column stands for."""

    field: FieldPath
    text: str


def edited(text: str, kind: type[Record], ordinal: int, changes: Mapping[FieldPath, Content]) -> str:
    """Return a CSV text with cells of one row changed, and with a column more for a field that has none."""
    sheet = _Sheet(text, kind)
    row = sheet.row(ordinal)
    cells: dict[FieldPath, str] = {}
    for path, content in changes.items():
        for cell in _cells(kind, sheet.record(row), path, content):
            cells[cell.field] = cell.text
    return sheet.changed(ordinal, cells)


def appended(text: str, kind: type[Record], fields: Mapping[str, Content]) -> str:
    """Return a CSV text with one more row, and with a column more for a field that has none."""
    cells = [cell for name, content in fields.items() for cell in _cells(kind, {}, (name,), content)]
    return _Sheet(text, kind).appended({cell.field: cell.text for cell in cells})
