"""A text as a workbook can hold it: in a cell, as the name of a sheet; and how much room it takes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.documents.escape import visible

if TYPE_CHECKING:
    from isms.diagnostic import Language

LONGEST = 32_767
"""The most characters that Excel keeps of a cell, counted in UTF-16."""
CUT = Text(
    ja="…【Excelのセルの上限({limit}文字)を超えたため、以下を省略】",
    en="... [cut: longer than the {limit} characters that a cell of Excel holds]",
)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of a character."""
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a title as the name of a sheet, unlike those that are ``taken``, and take it."""
    plain = _FORBIDDEN.sub(" ", visible(title.replace("\n", " "))).strip().strip("'")
    base = "" if plain.casefold() == "history" else plain
    name = cut(base or "Sheet", 31).rstrip(" '")
    number = 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name, number = cut(base or "Sheet", 31 - len(ending)).rstrip() + ending, number + 1
    taken.add(name.casefold())
    return name


def in_text_cell(text: str, language: Language) -> str:
    """Return a text as a cell can hold it: no hidden characters, no codes, and no longer than Excel reads."""
    if text.isprintable() and 2 * len(text) <= LONGEST and "_x" not in text:
        return text
    lines = [visible(_NO_CHARACTER.sub("\ufffd", line)) for line in text.splitlines()]
    kept = "\n".join(lines)
    if _units(kept) > LONGEST:
        note = CUT.say(language, limit=f"{LONGEST:,}")
        kept = cut(kept, LONGEST - _units(note)) + note
    return _ESCAPE.sub("_x005F_", kept)


class _Widths(dict[str, int]):
    """How wide each character is, in characters of half width, looked up once."""

    def __missing__(self, character: str) -> int:
        self[character] = width = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def width_of(text: str) -> int:
    """Return how wide a text is, in characters of half width."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def _units(text: str) -> int:
    """Return how many characters Excel counts."""
    return len(text) + sum(each > "\uffff" for each in text)


def cut(text: str, units: int) -> str:
    """Return as much of a text as fits."""
    return (
        text if _units(text) <= units else text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    )
