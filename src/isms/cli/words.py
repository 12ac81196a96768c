"""Words that several commands take as arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

CODES = Text(ja="番号", en="CODES")
KIND = Text(ja="種類", en="KIND")
WHICH_KIND = Text(
    ja="記録の種類。単数形でも複数形でも、日本語の名前でもよい(risk、risks、リスク)",
    en="The kind of record, in either number or by its Japanese name (risk, risks, リスク)",
)
OLD = Text(ja="今の番号", en="OLD")
NEW = Text(ja="新しい番号", en="NEW")


def codes_in(words: Iterable[str]) -> list[str]:
    """Return the codes in some words, each of which may hold several, separated by commas."""
    return [code.strip().upper() for word in words for code in word.split(",") if code.strip()]
