"""How figures went from month to month, as one line of text that needs no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_BARS = "▁▂▃▄▅▆▇█"
_NONE = "・"
"""Stands for a month without a figure."""


def sparkline(values: Sequence[Decimal | int | None]) -> str:
    """Return a bar for each value, the lowest of them the least and the highest the full one.

    Where all are alike each is half a bar; a value that is not there is a dot.
    """
    known = [value for value in values if value is not None]
    if not known:
        return _NONE * len(values)
    low, high = min(known), max(known)
    return "".join(_NONE if value is None else _bar(value, low, high) for value in values)


def _bar(value: Decimal | int, low: Decimal | int, high: Decimal | int) -> str:
    """Return the bar of a value between two others."""
    if low == high:
        return _BARS[3]
    return _BARS[int((value - low) * (len(_BARS) - 1) / (high - low))]


def bar(value: int, most: int) -> str:
    """Return a bar for a number out of a column of which the greatest is ``most``; nothing for nothing."""
    length = value if most <= _LONGEST else -(-value * _LONGEST // most)
    return "■" * length


_LONGEST = 10
"""The longest bar, in characters."""
