"""Words that several commands take as arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

CODES = Text(ja="番号", en="CODES")


def codes_in(words: Iterable[str]) -> list[str]:
    """Return the codes in some words, each of which may hold several, separated by commas."""
    return [code.strip().upper() for word in words for code in word.split(",") if code.strip()]
