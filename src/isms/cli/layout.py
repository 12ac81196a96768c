"""How wide text is on a terminal, and where a line of Japanese may end."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_FIRST = (
    "、。，．・：；？！ー～…‥々ゝゞヽヾ」』）］｝〕〉》】〙,.:;?!)]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Characters that do not begin a line."""
_NEVER_LAST = "「『（［｛〔〈《【〘([{"
"""Characters that do not end a line."""
_MARKS = "、。，．・：；？！」』）］｝〕〉》】〙,.:;?!)]}/"
"""Marks after which a word ends."""
_PARTICLES = "のをはがにへとでもやてたるなばずら"
"""What words end in before a kanji: mostly particles. 取り扱い and 持ち出し are one word."""
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_KANJI = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff]{2}")
"""Two kanji: one alone after katakana belongs to the word before it."""
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that move the cursor, colour the screen or turn the writing direction."""


def harmless(text: str) -> str:
    """Return a text that shows on a terminal what it holds, unsafe characters as escapes."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def one_line(text: str) -> str:
    """Return a text on one line, with its line breaks as blanks."""
    return " ".join(text.split())


def width(text: str) -> int:
    """Return how many columns a text takes; a kanji or kana takes two."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text filled up with blanks to a number of columns."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of a paragraph: broken at blanks, and between Japanese characters where usual."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        lines.append(line.rstrip())
    return lines


def fold(text: str, columns: int) -> list[str]:
    """Return the lines of a cell, none wider than it, broken between words as far as that can be told.

    A word that does not fit begins a line unless more than half of the last one would stay empty; then, or
    where it is wider than the cell, it is broken as `wrap` does, and at last wherever the cell ends.
    """
    lines: list[str] = []
    line = ""
    for word in words(text):
        if width(line + word.rstrip()) > columns <= 2 * width(line):
            lines.append(line.rstrip())
            line = ""
        for piece in [word] if width(line + word.rstrip()) <= columns else _cut(word, columns):
            if line and width(line + piece.rstrip()) > columns:
                lines.append(line.rstrip())
                line = ""
            line += piece
    if line.strip():
        lines.append(line.rstrip())
    return lines


def words(text: str) -> list[str]:
    """Return the words of a text with the particles, marks and blanks after them.

    Where a Japanese word ends is told by its characters alone; what cannot be told stays together.
    """
    found: list[str] = []
    pieces = list(_pieces(text))
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if found and not _ends_word(found[-1][-1], piece + following):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _cut(word: str, columns: int) -> Iterator[str]:
    """Yield the pieces of a word, those that are wider than so many columns character by character."""
    for piece in _pieces(word):
        yield from [piece] if width(piece.rstrip()) <= columns else piece


def _ends_word(last: str, rest: str) -> bool:
    """Tell whether a word ends between a character and what follows it."""
    first = rest[0]
    if last.isspace() or last in "、。":
        return True
    if _HIRAGANA.match(first):
        return False
    if first in _NEVER_LAST or last in _MARKS or last in _PARTICLES:
        return True
    if _KATAKANA.match(last):
        return bool(_KANJI.match(rest[:2]))
    return bool(_KANJI.match(last * 2) and _KATAKANA.match(first))


def _pieces(text: str) -> Iterator[str]:
    """Yield what stays together on a line: a word and the blanks after it, a kanji and its marks."""
    piece = ""
    for character in text:
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    yield piece


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return before.isspace() or 2 in (_columns(before), _columns(after))
