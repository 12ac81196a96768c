"""Listings as a table on a terminal, as plain columns elsewhere, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from isms import listing
from isms.cli.command import option
from isms.cli.drawing import Drawn, draw
from isms.cli.language import spoken
from isms.cli.layout import harmless, one_line, pad, width
from isms.cli.opened import deliver
from isms.cli.output import coloured, put
from isms.diagnostic import Text
from isms.diagnostic import spoken as in_words
from isms.documents.escape import in_cell
from isms.kind import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.cli.command import C
    from isms.cli.given import Given
    from isms.diagnostic import Language
    from isms.listing import Listing

FORMATS = ("table", "json", "csv")
BOM = b"\xef\xbb\xbf"
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
    columns, notes = _laid_out(chosen, language)
    widths = [max(map(width, (column.head, *column.texts))) for column in columns]
    rows = [
        [column.head for column in columns],
        ["-" * each for each in widths],
        *([one_line(text) for text in line] for line in zip(*(c.texts for c in columns), strict=True)),
    ]
    lines = [
        "  ".join(
            pad(text, each, right=column.right)
            for text, each, column in zip(row, widths, columns, strict=True)
        ).rstrip()
        for row in rows
    ]
    below = [f"{mark} {one_line(text)}" for mark, text in notes.items()]
    return "".join(f"{line}\n" for line in (*lines, *([""] if below else []), *below))


def _laid_out(chosen: Listing, language: Language) -> tuple[list[Drawn], dict[str, str]]:
    """Return the columns of a table and the notes below it, by their numbers.

    A note that all rows share has the head of its column for a number, and its column is not needed.
    """
    notes: dict[str, str] = {}
    numbers: dict[str, str] = {}
    columns = []
    for column, right in zip(chosen.columns, _numeric(chosen), strict=True):
        head = column.head.say(language)
        texts = [harmless(cell(listing.value(row, column.field), language)) for row in chosen.rows]
        if column.where_filled and not chosen.chosen and not any(texts):
            continue
        if column.below and len(set(texts)) == 1 and texts[0]:
            notes[f"{head}:"] = texts[0]
            continue
        if column.below:
            texts = [text and numbers.setdefault(text, f"[{len(numbers) + 1}]") for text in texts]
        columns.append(Drawn(head, texts, right, column.spare))
    return columns, {**{number: text for text, number in numbers.items()}, **notes}


def _numeric(chosen: Listing) -> list[bool]:
    """Tell of each column whether it holds numbers."""
    return [
        any(isinstance(listing.value(row, column.field), int | Decimal) for row in chosen.rows)
        and not any(isinstance(listing.value(row, column.field), bool | str) for row in chosen.rows)
        for column in chosen.columns
    ]


def _draw(chosen: Listing, language: Language) -> None:
    """Draw the rows on a terminal."""
    if not chosen.rows:
        put(NOTHING.say(language) + "\n")
        return
    columns, notes = _laid_out(chosen, language)
    draw(columns, notes, all_of_them=chosen.chosen)
