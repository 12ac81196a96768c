"""Listings as a table on a terminal, as plain columns elsewhere, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from isms import listing
from isms.cli.command import option
from isms.cli.language import spoken
from isms.cli.layout import harmless, one_line, pad, width, wrap
from isms.cli.opened import deliver
from isms.cli.output import coloured
from isms.diagnostic import Text
from isms.diagnostic import spoken as in_words
from isms.documents.escape import in_cell
from isms.kind import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from isms.cli.command import C
    from isms.cli.given import Given
    from isms.diagnostic import Language
    from isms.listing import Listing

FORMATS = ("table", "json", "csv")
BOM = b"\xef\xbb\xbf"
SHORT = 12
"""Columns with texts of up to so many columns of the terminal keep them on one line."""
LEAST = 10
"""Longer texts are broken into lines, but into none shorter than this."""
HEAD = 8
"""Heads are broken into lines where they are wider than this and than what stands below them."""
GAP = 2
"""So many columns of the terminal stand between two columns of a table."""
NOTHING = Text(ja="該当する記録はありません。", en="Nothing to list.")
YES = Text(ja="はい", en="yes")
NO = Text(ja="いいえ", en="no")

WHERE = Text(
    ja="条件に合う行だけにする。「項目 記号 値」の形で、記号は = != < <= > >= ~(含む)。"
    "重ねると、すべてに合う行だけになる",
    en="Only rows that meet a condition 'field OP value' with OP one of = != < <= > >= ~ (contains); "
    "repeated means and",
)
SORT = Text(ja="並べ替える項目。「-項目」で逆順", en="The field to sort by; '-field' turns the order")
COLUMNS = Text(ja="表示する項目(カンマ区切り)", en="The columns shown, separated by commas")
CONDITION = Text(ja="条件", en="CONDITION")
FIELD = Text(ja="項目", en="FIELD")
FIELDS = Text(ja="項目,...", en="FIELD,...")


def choosing(function: C) -> C:
    """Give a command the options of every listing."""
    function = option("--columns", said=COLUMNS, value=FIELDS, multiple=True)(function)
    function = option("--sort", said=SORT, value=FIELD, multiple=True)(function)
    return option("--where", said=WHERE, value=CONDITION, multiple=True)(function)


def show(
    given: Given, rows: Listing, where: Sequence[str], sort: Sequence[str], columns: Sequence[str]
) -> None:
    """Deliver a listing in the format asked for."""
    chosen = listing.choose(rows, where, sort, columns)
    language = spoken()
    if given.form == "json":
        deliver(given, as_json(chosen))
    elif given.form == "csv":
        text = as_csv(chosen, language)
        deliver(given, text if given.output is None else BOM + text.replace("\n", "\r\n").encode())
    elif given.output is None and coloured():
        _draw(chosen, language)
    else:
        deliver(given, as_columns(chosen, language))


def as_json(chosen: Listing) -> str:
    """Return the rows as JSON: whole, or only the columns that were asked for."""
    rows = [
        {column.field: listing.value(row, column.field) for column in chosen.columns}
        if chosen.chosen
        else row
        for row in chosen.rows
    ]
    encode = json.JSONEncoder(ensure_ascii=False, default=plain).encode
    return "[" + ",".join("\n  " + encode(row) for row in rows) + "\n]\n"


def json_text(value: Any) -> str:
    """Return a value as JSON text."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n"


def plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in value.declaration.fields}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def as_csv(chosen: Listing, language: Language) -> str:
    """Return the table as CSV: heads as labels, lists with ``;``, what looks like a formula as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(in_cell(column.head.say(language)) for column in chosen.columns)
    for row in chosen.rows:
        values = (listing.value(row, column.field) for column in chosen.columns)
        writer.writerow(in_cell(cell(value, language, separator=";")) for value in values)
    return text.getvalue()


def cell(value: Any, language: Language, separator: str = "") -> str:
    """Return a value as a table shows it: words by their labels, references by their names."""
    between = separator or ("、" if language == "ja" else ", ")
    if value is None:
        return ""
    if isinstance(value, bool):
        return (YES if value else NO).say(language)
    if isinstance(value, Record):
        value = {
            name: part
            for name in value.declaration.fields
            if (part := getattr(value, name)) not in (None, ())
        }
    if isinstance(value, Mapping):
        named = {in_words(key, language): cell(part, language) for key, part in value.items()}
        return between.join(f"{name}={part}" for name, part in named.items())
    if isinstance(value, list | tuple):
        return between.join(cell(part, language, separator) for part in value)
    return in_words(value, language)


def as_columns(chosen: Listing, language: Language) -> str:
    """Return the rows as columns of text that look the same everywhere."""
    if not chosen.rows:
        return NOTHING.say(language) + "\n"
    heads = [column.head.say(language) for column in chosen.columns]
    texts, below = _noted(chosen, language)
    body = [[one_line(harmless(text)) for text in line] for line in texts]
    widths = [max(map(width, texts)) for texts in zip(heads, *body, strict=True)]
    right = _numeric(chosen)
    rows = [heads, ["-" * each for each in widths], *body]
    lines = [
        "  ".join(
            pad(text, each, right=side) for text, each, side in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    ]
    notes = [f"{number} {one_line(harmless(text))}" for text, number in below.items()]
    return "".join(f"{line}\n" for line in (*lines, *([""] if notes else []), *notes))


def _texts(chosen: Listing, language: Language) -> list[list[str]]:
    return [
        [cell(listing.value(row, column.field), language) for column in chosen.columns] for row in chosen.rows
    ]


def _noted(chosen: Listing, language: Language) -> tuple[list[list[str]], dict[str, str]]:
    """Return the cells of a table, and the texts that stand below it with their numbers."""
    below: dict[str, str] = {}
    lines = [
        [
            below.setdefault(text, f"[{len(below) + 1}]") if column.below and text else text
            for column, text in zip(chosen.columns, line, strict=True)
        ]
        for line in _texts(chosen, language)
    ]
    return lines, below


def _numeric(chosen: Listing) -> list[bool]:
    """Tell of each column whether it holds numbers."""
    return [
        any(isinstance(listing.value(row, column.field), int | Decimal) for row in chosen.rows)
        and not any(isinstance(listing.value(row, column.field), bool | str) for row in chosen.rows)
        for column in chosen.columns
    ]


def _draw(chosen: Listing, language: Language) -> None:
    """Draw the rows on a terminal, with long texts on several lines, and never a number cut in two."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Drawn

    console = Console()
    if not chosen.rows:
        console.print(Drawn(NOTHING.say(language)))
        return
    texts, below = _noted(chosen, language)
    columns = [
        _Drawn(column.head.say(language), max(map(width, cells)), right)
        for column, cells, right in zip(
            chosen.columns, zip(*texts, strict=True), _numeric(chosen), strict=True
        )
    ]
    room = console.width - GAP * len(columns)
    if sum(column.least for column in columns) > room:
        for line in texts:
            console.print(_stacked(columns, line))
    else:
        console.print(_table(columns, texts, _widths(columns, room)))
    if below:
        notes = Table.grid(padding=(0, 1))
        for text, number in below.items():
            notes.add_row(Drawn(number), Drawn(harmless(text), overflow="fold"))
        console.print(notes)


class _Drawn(NamedTuple):
    """A column of a drawn table: its head, how wide its widest text is, and whether it is set right."""

    head: str
    widest: int
    right: bool

    @property
    def short(self) -> bool:
        """Whether it holds numbers, days and words alone, which are never broken."""
        return self.widest <= SHORT

    @property
    def heads(self) -> list[str]:
        """The lines of its head."""
        return wrap(self.head, max(self.widest if self.short else 2 * SHORT, HEAD))

    @property
    def least(self) -> int:
        """How many columns of the terminal it needs at least."""
        return max(self.widest if self.short else LEAST, *map(width, self.heads))


def _widths(columns: Sequence[_Drawn], room: int) -> list[int]:
    """Return how wide each column is drawn: the long ones share what the others leave."""
    widths = {place: column.least for place, column in enumerate(columns) if column.short}
    long = sorted((column.widest, place) for place, column in enumerate(columns) if not column.short)
    for left, (widest, place) in enumerate(long):
        share = (room - sum(widths.values())) // (len(long) - left)
        widths[place] = max(columns[place].least, min(widest, share))
    return [widths[place] for place in range(len(columns))]


def _table(columns: Sequence[_Drawn], texts: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as Drawn

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column, columns_wide in zip(columns, widths, strict=True):
        table.add_column(
            Drawn("\n".join(column.heads)),
            justify="right" if column.right else "left",
            overflow="fold",
            width=columns_wide,
        )
    for line in texts:
        table.add_row(*(Drawn(_wrapped(text, each)) for text, each in zip(line, widths, strict=True)))
    return table


def _wrapped(text: str, columns: int) -> str:
    """Return a text on lines of so many columns, broken where Japanese may be."""
    return "\n".join(line for part in harmless(text).split("\n") for line in wrap(part, columns) or [""])


def _stacked(columns: Sequence[_Drawn], line: Sequence[str]) -> Table:
    """Return one row as lines below each other, where the terminal is too narrow for all columns."""
    from rich.table import Table
    from rich.text import Text as Drawn

    grid = Table.grid(padding=(0, 2))
    for column, text in zip(columns, line, strict=True):
        if text:
            grid.add_row(Drawn(column.head), Drawn(harmless(text), overflow="fold"))
    grid.add_row()
    return grid
