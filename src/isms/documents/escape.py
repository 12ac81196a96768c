"""Making values harmless where they are printed: in Markdown, HTML, a style sheet or a spreadsheet."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters and overrides of the writing direction: nothing that a reader should see."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKS = re.compile(r"(?<=\s)#(?=#*\s*\Z)|[\\`*\[\]|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~")
_EDGE = re.compile(r"\A\s+|\s+\Z")
_OPENING = re.compile(r"\d{1,9}(?=[.)](\s|$))|(?=#{1,6}(\s|$)|[-+](\s|$)|=+\s*$|-{2,}\s*$)")
"""Where a backslash belongs in a line that would otherwise begin a heading, a list or a rule."""
_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
_SPECIAL = re.compile(rf"{_UNSEEN.pattern}|[\t\r\n\u2028\u2029&\\`*\[\]|_~<>#]")
"""What may mean something wherever it stands; without it, what begins with a letter means itself."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)
_FORMULA = "=+-@\t\r\0＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula, in either width."""


def visible(text: str) -> str:
    """Return a text without the characters that hide or turn what stands there."""
    return _UNSEEN.sub("", text.replace("\t", " "))


def in_markdown(text: str) -> str:
    """Return a text that means itself in Markdown, in HTML made of it, and in one cell of a table."""
    if text[:1].isalpha() and not text[-1].isspace() and not _SPECIAL.search(text):
        return text
    return escaped(text)


def escaped(text: str) -> str:
    """Return a text with everything escaped that Markdown or HTML would read something into."""
    lines = _BREAK.split(_EDGE.sub(" ", visible(text)))
    parts = [_MARKS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", line)) for line in lines]
    if opening := _OPENING.match(parts[0]):
        parts[0] = f"{parts[0][: opening.end()]}\\{parts[0][opening.end() :]}"
    return "<br>".join(line.replace("<", "&lt;").replace(">", "&gt;") for line in parts)


def in_css(text: str) -> str:
    """Return a text as the content of a quoted string in a style sheet."""
    return "".join(
        character if character.isalnum() or character == " " else f"\\{ord(character):06x}"
        for character in unicodedata.normalize("NFC", visible(_BREAK.sub(" ", text)))
    )


def in_cell(text: str) -> str:
    """Return a text that a spreadsheet shows and never calculates: what looks like a formula gets a quote."""
    if text[:1] in _FORMULA and text and not _NUMBER.match(text):
        return f"'{text}"
    return text
