"""Rows chosen, ordered and cut to columns: ``--where``, ``--sort`` and ``--columns`` of every listing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeAlias

from isms.diagnostic import Message, Text
from isms.near import Vocabulary
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row: TypeAlias = Mapping[str, Any]
"""Values by field; a mapping inside is reached with a dot."""


class Named(str):
    """A key that is shown as the name it stands for: the id of a person, the level of a method."""

    __slots__ = ("label",)
    label: Text

    def __new__(cls, key: str, label: Text) -> Self:
        """Keep the key and the name."""
        made = super().__new__(cls, key)
        made.label = label
        return made


class Column(NamedTuple):
    """A column that a listing has: the field it shows, and its head.

    Texts that are long and often the same stand ``below`` a table, and their numbers in it. Where a terminal
    is too narrow for all columns, those that it can ``spare`` are left out, the highest number first. What
    few programmes need is a column of a table only ``where_filled``.
    """

    field: str
    head: Text
    below: bool = False
    spare: int = 0
    where_filled: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with the columns that are shown unless others are asked for, and the fields that there are.

    A field may be named by any key of ``fields``, in either case; its value is the name that rows use.
    """

    rows: Sequence[Row]
    columns: Sequence[Column]
    fields: Mapping[str, str]
    chosen: bool = False
    others: Sequence[Column] = ()
    """Columns that are only shown when they are asked for."""


def listed(rows: Sequence[Row], columns: Sequence[Column], others: Sequence[Column] = ()) -> Listing:
    """Return a listing whose fields go by the names that rows use and by the heads of their columns.

    Rows are alike: the first names the fields of all.
    """
    names = {name: name for name in (rows[0] if rows else ())}
    return Listing(rows, columns, names | by_head((*others, *columns)), others=others)


def by_head(columns: Iterable[Column]) -> dict[str, str]:
    """Return the fields of columns by their heads and by their own names."""
    return {word: c.field for c in columns for word in (c.head.en, c.head.ja, c.field)}


class ListingError(ValueError):
    """What was asked of a listing cannot be answered; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message


NO_CONDITION = Text(
    ja="条件「{text}」を読めません。owner=P-01 のように「項目 記号 値」で書いてください(= != < <= > >= ~)",
    en="'{text}' is no condition; write 'field OP value' with one of = != < <= > >= ~, such as owner=P-01",
)
NO_FIELD = Text(ja="「{name}」という項目はありません。{near}", en="there is no field '{name}'. {near}")
KNOWN = Text(ja="使える項目は {fields} です。", en="The fields are {fields}.")

_CONDITION = re.compile(r"\s*([^\s=!<>~]+)\s*(=|!=|<=|>=|<|>|~)\s*(.*?)\s*\Z", re.DOTALL)


def choose(
    listing: Listing, where: Iterable[str] = (), sort: Iterable[str] = (), columns: Iterable[str] = ()
) -> Listing:
    """Return the rows that meet every condition, in the order and with the columns asked for.

    ``sort`` names fields, the weightiest first; ``-`` before a name turns the order. Several names may stand
    in one text, separated by commas.
    """
    rows = list(listing.rows)
    for condition in where:
        meets = _condition(condition, listing)
        rows = [row for row in rows if meets(row)]
    for name in reversed(_split(sort)):
        field = _field(name.removeprefix("-"), listing)
        known = [row for row in rows if value(row, field) not in (None, "", ())]
        unknown = [row for row in rows if value(row, field) in (None, "", ())]
        known.sort(key=partial(_order_of, field), reverse=name.startswith("-"))
        rows = known + unknown
    names = _split(columns)
    shown = [_column(name, listing) for name in names] or listing.columns
    return Listing(rows, shown, listing.fields, chosen=bool(names))


def value(row: Row, field: str) -> Any:  # noqa: ANN401 - whatever the row holds
    """Return what a row holds in a field; None where it holds nothing."""
    found: Any = row
    for part in field.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(part)
    return found


def _split(names: Iterable[str]) -> list[str]:
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _column(name: str, listing: Listing) -> Column:
    field = _field(name, listing)
    known = next((c for c in (*listing.columns, *listing.others) if c.field == field), None)
    return known or Column(field, Text(ja=name, en=name))


def _field(name: str, listing: Listing) -> str:
    """Return the field that a name means, with what follows its first dot."""
    exact = listing.fields.get(name)
    if exact is not None:
        return exact
    first, dot, rest = name.partition(".")
    found = listing.fields.get(first)
    if found is not None:
        return found + dot + rest
    alike = {word.casefold(): field for word, field in listing.fields.items()}
    if name.casefold() in alike:
        return alike[name.casefold()]
    known = dict.fromkeys(each.field for each in (*listing.columns, *listing.others))
    near = Vocabulary(listing.fields).near(name) or KNOWN.of(fields=list(known))
    raise ListingError(NO_FIELD.of(name=name, near=near))


def _condition(text: str, listing: Listing) -> Callable[[Row], bool]:
    """Return what tells whether a row meets a condition; of a list some part has to, for ``!=`` every one."""
    match = _CONDITION.match(text)
    if match is None:
        raise ListingError(NO_CONDITION.of(text=text))
    name, sign, wanted = match.groups()
    field = _field(name, listing)

    def meets(row: Row) -> bool:
        held = value(row, field)
        parts = list(held) if isinstance(held, list | tuple) else [held]
        if sign == "!=":
            return not any(_meets(part, "=", wanted) for part in parts or [None])
        return any(_meets(part, sign, wanted) for part in parts or [None])

    return meets


def _meets(held: Any, sign: str, wanted: str) -> bool:  # noqa: ANN401 - whatever the row holds
    if held is None or wanted == "":
        return sign == "=" and wanted == "" and held in (None, "")
    spellings = _spellings(held)
    if sign == "=":
        return wanted in spellings or (_number(held) is not None and _number(held) == _number(wanted))
    if sign == "~":
        return any(wanted.casefold() in spelling.casefold() for spelling in spellings)
    numbers = (_number(held), _number(wanted))
    if None in numbers:
        return _compare(natural(spellings[0]), sign, natural(wanted))
    return _compare(numbers[0], sign, numbers[1])


def _compare(held: Any, sign: str, wanted: Any) -> bool:  # noqa: ANN401 - two values of one type
    if sign == "<":
        return bool(held < wanted)
    if sign == "<=":
        return bool(held <= wanted)
    return bool(held > wanted) if sign == ">" else bool(held >= wanted)


def _spellings(held: Any) -> list[str]:  # noqa: ANN401 - whatever the row holds
    """Return the texts that mean a value: for a word of a list also its labels."""
    if isinstance(held, bool):
        return ["true", "はい", "○"] if held else ["false", "いいえ", "×"]
    if isinstance(held, Word | Named):
        return [str(held), held.label.ja, held.label.en]
    return [str(held)]


def _number(held: Any) -> Decimal | None:  # noqa: ANN401 - whatever the row holds
    if isinstance(held, bool | date) or not isinstance(held, int | Decimal | str):
        return None
    try:
        found = Decimal(held)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _order_of(field: str, row: Row) -> tuple[Any, ...]:
    """Return what a row is sorted by."""
    return _order(value(row, field))


def _order(held: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever the row holds
    """Return what a value is sorted by: numbers before texts, ``A.5.2`` before ``A.5.10``."""
    if isinstance(held, list | tuple):
        return (2, [natural(_spellings(part)[0]) for part in held])
    number = _number(held)
    return (1, natural(_spellings(held)[0])) if number is None else (0, number)


def natural(text: str) -> list[tuple[int, int, str]]:
    """Return a text as it is sorted: runs of digits count as numbers."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text) if part
    ]
