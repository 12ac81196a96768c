"""Tables as a workbook of Excel: text stays text, heads stay in sight, pages print, and bytes are the same.

Nothing here knows what a table is about. What a spreadsheet would read something into is taken from it: no
text becomes a formula, an error value or a date, and ids such as ``1-2`` and ``0012`` are written as texts.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from isms.documents.cell_text import cut, in_text_cell, sheet_name, width_of
from isms.documents.escape import visible
from isms.documents.workbook_styles import FONTS, Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from isms.diagnostic import Language

Value: TypeAlias = str | int | Decimal | date | None
"""What a cell holds: a text, a number, a day, or nothing."""

MOST_ROWS = 1_048_576
NARROWEST, WIDEST = 6, 48
"""The columns that are measured by what stands in them, in characters of half width."""
_ROWS_MEASURED = 500
_PAGE = 240
"""The characters of half width that a page of A4 across can still show in print that can be read."""
_TALLEST = 409
"""The greatest height of a row, in points."""
_LINE = {"ja": 16.5, "en": 13.5}
"""The height of a line in points."""

_LONGEST_AS_TEXT = 255
"""Longer texts in the number format of texts were shown as ###### by older versions of Excel."""
_FIRST_YEAR = 1901
"""Excel counts days from 1900, and the first of them wrong; an earlier day is a text."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR = 0o100644 << 16


class Shaded(str):
    """A text on a ground of its own; ``ground`` and ``ink`` are colours such as ``#e6f2e0``."""

    __slots__ = ("ground", "ink")
    ground: str
    ink: str

    def __new__(cls, text: str, ground: str, ink: str) -> Self:
        """Keep the text and its colours."""
        made = super().__new__(cls, text)
        made.ground, made.ink = ground, ink
        return made


class Choice(NamedTuple):
    """A column with a list to choose from; what is not on a ``strict`` list cannot be entered."""

    column: int
    values: Sequence[str]
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What may be filled in of a sheet; everything else is locked, without a password.

    ``open`` are the columns to be filled in, but for ``closed_rows``; ``dates`` those that take dates.
    Columns and rows of the table count from 0.
    """

    open: Collection[int]
    closed_rows: Collection[int] = ()
    choices: Sequence[Choice] = ()
    dates: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its heads, its rows, and how wide its columns are, in characters of half width.

    Columns without a width are measured. ``facts`` is a sheet of pairs that is read and not filtered;
    ``form`` is one that people fill in.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int | None] = ()
    facts: bool = False
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """What stands at the head of every printed page; ``mark`` says that it is a draft."""

    organisation: str
    title: str
    mark: str = ""


class TooLong(ValueError):
    """A table has more rows than a sheet of Excel."""


def workbook(sheets: Iterable[Sheet], running: Running, language: Language, day: date) -> bytes:
    """Return a workbook; ``day`` is when it says it was made."""
    book = Workbook(write_only=True)
    made = datetime.combine(day, time())
    about = book.properties
    about.creator, about.title, about.created, about.modified = "isms", running.title, made, made
    sheets = list(sheets)
    styles = Styles(language)
    for style in (*styles.every, *(styles.of_forms if any(sheet.form for sheet in sheets) else ())):
        book.add_named_style(style)
    taken: set[str] = set()
    lists: list[Sequence[str]] = []
    for sheet in sheets:
        page = book.create_sheet(sheet_name(sheet.title, taken))
        if sheet.form is not None:
            _open(page, sheet.form, len(sheet.rows), lists)
        _write(page, sheet, running, language)
    if lists:
        _list(book.create_sheet(_LISTS), lists, language)
    return _packed(book)


_LISTS = "_lists"
"""The hidden sheet from which drop-downs take what there is to choose."""


def _open(page: WriteOnlyWorksheet, form: Form, rows: int, lists: list[Sequence[str]]) -> None:
    """Let a form be filled in: lists to choose from, dates as dates, and a lock on everything else."""
    page.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "deleteRows"):
        setattr(page.protection, allowed, False)  # what is false here is not forbidden
    last = max(2, rows + 1)
    for choice in form.choices:
        lists.append(choice.values)
        letter = get_column_letter(len(lists))
        source = f"{_LISTS}!${letter}$1:${letter}${max(1, len(choice.values))}"
        made = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=choice.strict)
        column = get_column_letter(choice.column + 1)
        made.add(f"{column}2:{column}{last}")
        page.data_validations.append(made)


def _list(page: WriteOnlyWorksheet, lists: Sequence[Sequence[str]], language: Language) -> None:
    """Write the lists that drop-downs take their choices from, a column each, out of sight."""
    page.sheet_state = "hidden"
    cell = _cells(page, language)
    for row in zip_longest(*lists):
        page.append(cell(value, "isms text") for value in row)


def _write(page: WriteOnlyWorksheet, sheet: Sheet, running: Running, language: Language) -> None:
    """Write one sheet and how it is shown and printed."""
    if len(sheet.rows) >= MOST_ROWS:
        raise TooLong(sheet.title)
    widths = _widths(sheet)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    _lay_out(page, sum(widths), running)
    if sheet.facts:
        page.freeze_panes = "A2"
    else:
        page.freeze_panes, page.print_title_cols = "B2", "A:A"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    cell = _cells(page, language)
    style = _form_style if sheet.form else _facts_style if sheet.facts else _text_style
    page.row_dimensions[1].height = _height(sheet.heads, widths, language)
    page.append(cell(head, "isms head") for head in sheet.heads)
    for number, row in enumerate(sheet.rows):
        page.row_dimensions[number + 2].height = _height(row, widths, language)
        page.append(cell(value, style(sheet, number, at)) for at, value in enumerate(row))


def _text_style(_sheet: Sheet, _row: int, _column: int) -> str:
    return "isms text"


def _facts_style(_sheet: Sheet, _row: int, column: int) -> str:
    return "isms text" if column else "isms label"


def _form_style(sheet: Sheet, row: int, column: int) -> str:
    """Return how a cell of a form looks: what is not to be filled in is grey."""
    form = sheet.form
    if form is None or column not in form.open or row in form.closed_rows:
        return "isms given"
    return "isms day" if column in form.dates else "isms entry"


def _lay_out(page: WriteOnlyWorksheet, width: int, running: Running) -> None:
    """Set how a sheet is printed: A4 across, its heads on each page, on as many pages as it is wide."""
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = ceil(width / _PAGE), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.6, 0.3, 0.3
    _run(page, running)


def _run(page: WriteOnlyWorksheet, running: Running) -> None:
    """Set the head and the foot of printed pages; the foot names the sheet."""
    title = "  ".join(filter(None, (running.organisation, running.title)))
    page.oddHeader.left.text = _in_head(title)
    page.oddHeader.right.text = _in_head(running.mark)
    page.oddHeader.right.color = "9B1C1C"
    page.oddFooter.left.text = "&A"
    page.oddFooter.center.text = "&P / &N"
    for part in (page.oddHeader.left, page.oddHeader.right, page.oddFooter.left, page.oddFooter.center):
        part.size = 9


def _in_head(text: str) -> str:
    """Return a text for the head of a page, in which an ampersand begins a code; it holds 255 characters."""
    return cut(visible(text.replace("\n", " ")), 100).replace("&", "&&")


def _cells(page: WriteOnlyWorksheet, language: Language) -> Callable[[Value, str], Cell]:
    """Return what fills the cells of a sheet.

    There is one cell of each style: a row is written cell by cell, each before the next is asked for.
    """
    styled: dict[tuple[str, ...], Cell] = {}

    def cell(value: Value, style: str) -> Cell:
        if isinstance(value, date) and value.year < _FIRST_YEAR:
            value = value.isoformat()
        text = in_text_cell(value, language) if isinstance(value, str) else ""
        shade = (value.ground, value.ink) if isinstance(value, Shaded) else ()
        style = _style(value, style, text)
        if (style, *shade) not in styled:
            styled[style, *shade] = _styled(page, style, shade, language)
        made = styled[style, *shade]
        if value and style == "isms day":
            made.value = date.fromisoformat(text)
            return made
        made.value = (text or None) if value is None or isinstance(value, str) else value
        if text:
            made.data_type = "s"
        return made

    return cell


def _style(value: Value, style: str, text: str) -> str:
    """Return the style of a value in a cell that would have ``style`` if it held a short text."""
    if isinstance(value, Shaded):
        return "isms shaded"
    if isinstance(value, int):
        return "isms whole"
    if isinstance(value, Decimal):
        return "isms number"
    if isinstance(value, date):
        return "isms date"
    return "isms long text" if style == "isms text" and len(text) > _LONGEST_AS_TEXT else style


def _styled(page: WriteOnlyWorksheet, style: str, shade: tuple[str, ...], language: Language) -> Cell:
    """Return an empty cell of a style; ``shade`` holds the colours of its ground and its ink, if any."""
    made = WriteOnlyCell(page)
    made.style = style
    if shade:
        ground, ink = (colour[1:].upper() for colour in shade)
        made.fill = PatternFill("solid", start_color=ground, end_color=ground)
        made.font = Font(name=FONTS[language], size=10, color=ink)
    return made


def _widths(sheet: Sheet) -> list[int]:
    """Return how wide each column is: as the sheet says, else by its head and its first rows."""
    said = [*sheet.widths, *[None] * (len(sheet.heads) - len(sheet.widths))]
    return [given if given is not None else _measured(sheet, number) for number, given in enumerate(said)]


def _measured(sheet: Sheet, column: int) -> int:
    """Return how wide a column has to be for what stands in it, within what is readable."""
    texts = [row[column] for row in sheet.rows[:_ROWS_MEASURED]]
    lines = [line for text in texts if text is not None for line in str(text).splitlines()]
    longest = max((width_of(line) for line in lines), default=0)
    head = width_of(sheet.heads[column]) + 3
    return max(NARROWEST, min(WIDEST, max(longest + 2, min(head, WIDEST))))


def _height(row: Sequence[Value], widths: Sequence[int], language: Language) -> float:
    """Return how high a row has to be for its texts; not every program works that out by itself."""
    lines = max(
        (_lines(value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str)),
        default=1,
    )
    return min(_TALLEST, _LINE[language] * lines + 2)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column."""
    return sum(max(1, ceil(width_of(line) / (width - 1))) for line in text.splitlines()) or 1


def _packed(book: Workbook) -> bytes:
    """Return the bytes of a workbook: its parts in a fixed order, none with the time of the clock."""
    out, packed = BytesIO(), BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        ExcelWriter(book, archive).write_data()
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _REGULAR
            entry.compress_type = zipfile.ZIP_DEFLATED
            parts.writestr(entry, archive.read(name), compresslevel=6)
    return packed.getvalue()
