"""A workbook of Excel that somebody sends back, as rows of texts: within limits, and nothing calculated.

What a cell does not say by itself is not guessed: a formula, an error value and cells merged over several
rows become messages. Dates become ISO dates, whole numbers lose the ``.0`` that Excel keeps of them.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from isms.diagnostic import Message, Text
from isms.grid import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell as Plain
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from isms.grid import Cell

MARK = b"PK\x03\x04"
"""How every workbook of this kind begins."""
OLD_MARK = b"\xd0\xcf\x11\xe0"
"""How older workbooks begin, and those with a password."""
BYTES = 16 * 1024 * 1024
UNPACKED = 32 * 1024 * 1024
RATIO = 200
"""So many times its size a part may grow when it is unpacked; real sheets stay below 100."""
SMALL = 1024 * 1024
"""Parts up to this size may grow as much as they like."""
PARTS = 1_000
ROWS, COLUMNS = 20_000, 200
MERGED_CELLS = ROWS * COLUMNS
"""openpyxl makes each cell of a merged range, so that one range could fill the memory."""

TOO_LARGE = Text(
    ja="大きすぎるため読みません(上限 {limit} MB)。点検表以外のシートや画像を除いてください。",
    en="it is too large to be read (more than {limit} MB); take other sheets and pictures out of it",
)
A_BOMB = Text(
    ja="展開すると大きくなりすぎるため読みません。Excelで開いて別名で保存し直してください。",
    en="it grows too much when it is unpacked and is not read; save it in Excel under another name",
)
OLD = Text(
    ja="古い形式(.xls)か、パスワード付きのブックです。パスワードを外し、.xlsx で保存し直してください。",
    en="it is of an older form (.xls) or has a password; take that off and save it as .xlsx",
)
BROKEN = Text(
    ja="Excelのブック(.xlsx)として読めません。Excelで開いて .xlsx で保存し直してください。",
    en="it cannot be read as a workbook (.xlsx); open it in Excel and save it as .xlsx",
)
TOO_LONG = Text(
    ja="シート「{sheet}」の行か列が多すぎます(上限 {rows} 行 {columns} 列)。空の行や列を削除してください。",
    en="sheet '{sheet}' has too many rows or columns (more than {rows} by {columns}); delete the empty ones",
)
FORMULA = Text(
    ja="{cell} は数式です。値として貼り付け直してください。",
    en="{cell} is a formula; paste its value instead.",
)
ERROR = Text(
    ja="{cell} はエラー値({value})です。入力し直してください。",
    en="{cell} is an error value ({value}); enter it anew.",
)
MERGED = Text(
    ja="{cell} は複数の行にわたって結合されています。結合を解除し、行ごとに入力してください。",
    en="{cell} is merged over several rows; split it and fill in each row.",
)


class UnreadableSheet(ValueError):
    """A workbook is not read; ``message`` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message


class Page(NamedTuple):
    """A visible sheet of a workbook: its name and its rows."""

    title: str
    rows: list[Row]


_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, ParseError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, RuntimeError, OSError, expat.ExpatError),
)
"""What openpyxl raises of workbooks that are damaged."""


def pages(file: str, data: bytes) -> list[Page]:
    """Return the visible sheets of a workbook; ``file`` is what places call it."""
    _refuse_dangers(data)
    from openpyxl import load_workbook  # noqa: PLC0415 - it takes long to load

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what a sheet has beside its cells
            book = load_workbook(BytesIO(data))
            return [
                Page(page.title, list(_rows(f"{file}[{page.title}]", page)))
                for page in book.worksheets
                if page.sheet_state == "visible"
            ]
    except UnreadableSheet:
        raise
    except _FAULTS:
        raise UnreadableSheet(BROKEN.of()) from None


def _refuse_dangers(data: bytes) -> None:
    """Refuse what is no workbook, or would fill the memory."""
    if len(data) > BYTES:
        raise UnreadableSheet(TOO_LARGE.of(limit=BYTES >> 20))
    if data.startswith(OLD_MARK):
        raise UnreadableSheet(OLD.of())
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except _FAULTS:
        raise UnreadableSheet(BROKEN.of()) from None
    swollen = any(
        part.file_size > SMALL and part.file_size > RATIO * max(1, part.compress_size) for part in parts
    )
    if swollen or len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise UnreadableSheet(A_BOMB.of())
    try:
        merged = sum(_merged_cells(data))
    except _FAULTS:
        raise UnreadableSheet(BROKEN.of()) from None
    if merged > MERGED_CELLS:
        raise UnreadableSheet(A_BOMB.of())


def _merged_cells(data: bytes) -> Iterator[int]:
    """Yield how many cells each merged range of a workbook has; refuse parts that declare entities."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - it takes long to load

    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] == "mergeCell":
            found.append(attributes.get("ref", ""))

    def doctype(*_: object) -> None:
        raise UnreadableSheet(BROKEN.of())

    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                parser = expat.ParserCreate(namespace_separator=" ")
                parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, doctype
                with archive.open(part) as content:
                    parser.ParseFile(content)
    for ref in found:
        left, top, right, bottom = range_boundaries(ref)
        yield (right - left + 1) * (bottom - top + 1)


def _rows(place: str, page: Worksheet) -> Iterator[Row]:
    """Yield the rows of a sheet that hold anything."""
    if page.max_row > ROWS or page.max_column > COLUMNS:
        raise UnreadableSheet(TOO_LONG.of(sheet=page.title, rows=ROWS, columns=COLUMNS))
    merged = {
        cell
        for span in page.merged_cells.ranges
        if span.max_row > span.min_row
        for line in span.rows
        for cell in line
    }
    for number, row in enumerate(page.iter_rows(), 1):
        cells = [_cell(cell, is_merged=(number, at) in merged) for at, cell in enumerate(row, 1)]
        if any(cells):
            yield Row(f"{place}:{number}", cells)


def _cell(cell: Plain | MergedCell, *, is_merged: bool) -> Cell:
    """Return what a cell says."""
    if is_merged:
        return MERGED.of(cell=cell.coordinate)
    value = cell.value
    if cell.data_type == "f":
        return FORMULA.of(cell=cell.coordinate)
    if cell.data_type == "e":
        return ERROR.of(cell=cell.coordinate, value=value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
