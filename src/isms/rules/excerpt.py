"""Lists that are too long for one message."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def excerpt(items: Sequence[T], most: int) -> list[T | str]:
    """Return the first items of a list, and a sign that there are more."""
    return [*items[:most], *(["…"] if len(items) > most else [])]
