"""The numbers that methods reckon with: whole ones, and exact decimals where a method has such values."""

from __future__ import annotations

import unicodedata
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, TypeAlias

from isms.knowledge import StepKind
from isms.scalars import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Exact: TypeAlias = int | Decimal
"""A score, or what goes into one."""
Value: TypeAlias = Exact | str
"""A value of a scale; a text where the scale names its values instead of numbering them."""
LONGEST = 1_000
"""So many digits a result may have; a product of products soon has more than anyone can write down."""
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Reckons without rounding; the usual context keeps 28 digits, fewer than a scale may give."""


def plain(text: str) -> str:
    """Return a text without the differences of width and case that a keyboard makes."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def exact(text: str) -> Exact | None:
    """Return the number that a text writes, in ASCII or full-width digits; None where it is none."""
    value = NUMBER.read(plain(text)).value
    return None if value is None else tidy(value)


def tidy(value: Exact) -> Exact:
    """Return a whole number as an integer, and a decimal without trailing zeros."""
    whole = int(value)
    if whole == value:
        return whole
    return value if isinstance(value, int) else value.normalize(_EXACT)


def valued(text: str) -> Value:
    """Return the number that a text writes, else the text itself."""
    number = exact(text)
    return plain(text) if number is None else number


def written(value: Value) -> str:
    """Return a value as it is written: ``3``, ``2.5``, never with an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def between(lowest: Exact, highest: Exact) -> str:
    """Return the numbers from one to another as they are written: ``4-6``, or one alone."""
    return written(lowest) if lowest == highest else f"{written(lowest)}-{written(highest)}"


def for_json(value: Value) -> int | float | str:
    """Return a value as JSON writes it."""
    return float(value) if isinstance(value, Decimal) else value


def cell(values: Iterable[Value]) -> str:
    """Return the key under which a table holds the result for some values."""
    return "/".join(map(written, values))


def table_key(written_key: str) -> str:
    """Return the key of a cell without differences in how its numbers are written."""
    return cell(valued(part) for part in written_key.split("/"))


def combine(kind: StepKind, values: Sequence[Exact]) -> Exact | None:
    """Return the maximum, the product or the sum of some numbers, exactly; None where it is too long."""
    if kind is StepKind.MAXIMUM:
        return max(values)
    reckon = _EXACT.multiply if kind is StepKind.PRODUCT else _EXACT.add
    result, *others = values
    for other in others:
        result = tidy(reckon(result, other))
        if len(written(result)) > LONGEST:
            return None
    return result
