"""A table in rows: CSV for a spreadsheet, JSON for a program, cells for a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text, spoken
from isms.documents.escape import in_cell, visible
from isms.documents.table import Shade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isms.diagnostic import Language
    from isms.documents.table import Cells, Table
    from isms.model.programme import Programme


def as_csv(table: Table, programme: Programme, language: Language) -> bytes:
    """Return the rows as CSV that Excel opens: with BOM, every cell quoted, no cell a formula."""
    heads = table.heads(programme)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([in_cell(head.say(language)) for head in heads.values()])
    for row in table.rows(programme):
        writer.writerow([in_cell(_plain(row.get(key), language)) for key in heads])
    return out.getvalue().encode("utf-8-sig")


def as_json(table: Table, programme: Programme, language: Language) -> bytes:
    """Return the rows as a JSON list."""
    facts = table.facts(programme, language)
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def cell_of(value: object, language: Language) -> str | int | Decimal | date | None:
    """Return a value as a cell of a workbook: numbers and days as such, all else as text, or nothing."""
    if isinstance(value, Shade):
        value = value.value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if type(value) is date:
        return value
    if isinstance(value, tuple | list):
        parts = [_plain(part, language) for part in value]
        short = all(len(part) <= _SHORT for part in parts)
        return (SEPARATOR.say(language) if short else "\n").join(parts) or None
    return _plain(value, language) or None


_SHORT = 12
"""Parts of a list that are no longer than this stand one after another in a cell, others on lines."""
SEPARATOR = Text(ja="、", en=", ")
_FLAGS = {True: Text(ja="はい", en="yes"), False: Text(ja="いいえ", en="no")}


def _plain(value: object, language: Language) -> str:
    """Return a value as a cell of a spreadsheet: days as ISO writes them, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, Shade):
        value = value.value
    if isinstance(value, bool):
        return _FLAGS[value].say(language)
    if isinstance(value, tuple | list):
        return ";".join(_plain(part, language) for part in value)
    if isinstance(value, Mapping):
        return ";".join(f"{key}: {_plain(part, language)}" for key, part in value.items())
    return "\n".join(visible(line) for line in spoken(value, language).splitlines())


def spoken_rows(
    rows: Callable[[Programme], Iterator[Cells]], programme: Programme, language: Language
) -> list[dict[str, Any]]:
    """Return the rows as facts: what is filled in, in words."""
    found = ({key: cell_of(value, language) for key, value in row.items()} for row in rows(programme))
    return [{key: fact(value) for key, value in row.items() if value is not None} for row in found]


def fact(value: object) -> object:
    """Return a value as JSON writes it."""
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, tuple | list):
        return [fact(part) for part in value]
    if isinstance(value, Mapping):
        return {key: fact(part) for key, part in value.items()}
    return str(value)
