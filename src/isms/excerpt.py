"""Lists that are too long to be told in full: the first of them, and that or how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.diagnostic import Message

T = TypeVar("T")

MORE = Text(ja="ほか{count}件", en="{count} more")


def excerpt(items: Sequence[T], most: int) -> list[T | str]:
    """Return the first items of a list, and a sign that there are more."""
    return [*items[:most], *(["…"] if len(items) > most else [])]


def counted(items: Sequence[T], most: int) -> list[T | Message]:
    """Return the first items of a list, and how many more there are."""
    return [*items[:most], *([MORE.of(count=len(items) - most)] if len(items) > most else [])]
