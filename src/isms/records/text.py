"""Bytes to text: the encoding of a file, its normal form and the characters it must not hold."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Message, Misreading, Place, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Container

BOM = b"\xef\xbb\xbf"
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r") + b"\x7f"
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
_PIECE = 1 << 20
_UNSAFE_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", BOM)
_UNASSIGNED = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What Python makes of bytes that stand for nothing in Shift_JIS."""

BINARY = Text(ja="テキストではありません", en="it is not text")
UTF16 = Text(ja="UTF-16 で書かれています", en="it is written in UTF-16")
AMBIGUOUS = Text(
    ja="UTF-8 ではなく、Shift_JIS(cp932)なら「{cp932}」、EUC-JP なら「{euc}」と読め、どちらか決められません",
    en="it is not UTF-8; as Shift_JIS (cp932) it would read '{cp932}', as EUC-JP '{euc}'",
)
ONLY_EUC = Text(ja="EUC-JP で書かれているようです(「{euc}」)", en="it seems to be EUC-JP ('{euc}')")
DAMAGED = Text(
    ja="ここから UTF-8 として読めません。途中で切れているか、別の文字コードの部分が混じっています",
    en="from here on it is not UTF-8: it is cut off, or a part in another encoding was put in",
)
NOTHING = Text(ja="UTF-8 でも Shift_JIS(cp932)でもありません", en="it is neither UTF-8 nor Shift_JIS (cp932)")


class Decoded(NamedTuple):
    """The text of a file, without byte-order mark.

    ``text`` is None where the file is refused. ``normal`` tells whether it was in normal form C as it
    stood. ``encoding`` and ``bom`` are how it was written.
    """

    text: str | None
    misreadings: tuple[Misreading, ...] = ()
    encoding: str = "utf-8"
    bom: bool = False
    normal: bool = True


def decode(path: str, data: bytes, known: Callable[[str], bool]) -> Decoded:
    """Return the text of a file.

    UTF-8 is read as it is; other text is read as cp932, with a warning, if it does not decode as EUC-JP
    too, or if ``known`` recognises its first heads or keys under cp932 alone.
    """
    bom = data.startswith(BOM)
    try:
        text = data.decode("utf-8-sig" if bom else "utf-8")
    except UnicodeDecodeError:
        return _other(path, data, known)
    if b"\x00" in data:
        return _refused(path, BINARY.of())
    return Decoded(text, tuple(_unsafe(path, data, text)), bom=bom, normal=text.isascii() or normal(text))


def normal(text: str) -> bool:
    """Tell whether a text is in normal form C."""
    return unicodedata.is_normalized("NFC", text)


def knows(heads: Container[str]) -> Callable[[str], bool]:
    """Return a test whether a text begins with heads or keys in Japanese that a kind has."""

    def known(text: str) -> bool:
        first = next((line for line in text.splitlines() if line.strip()), "")
        cells = {cell.strip().strip('"') for cell in first.split(",")}
        keys = set(re.findall(r"^(?:- )?([^\s:#]+):", text, re.MULTILINE))
        return any(not found.isascii() and found in heads for found in cells | keys)

    return known


def hidden(text: str) -> str | None:
    """Return the code of the first character of a text that hides or reorders it, if there is one."""
    found = _UNSAFE.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def _other(path: str, data: bytes, known: Callable[[str], bool]) -> Decoded:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(path, UTF16.of())
    if b"\x00" in data:
        return _refused(path, BINARY.of())
    sound = _until_damage(data.removeprefix(BOM))
    if sound is not None:
        return _refused(path, DAMAGED.of(), place_at(path, sound, len(sound)))
    cp932, euc = _strictly(data, "cp932"), _strictly(data, "euc_jp")
    if cp932 is None:
        return _refused(path, ONLY_EUC.of(euc=_first(euc)) if euc is not None else NOTHING.of())
    if euc is not None and not (known(cp932) and not known(euc)):
        as_cp932, as_euc = _differing(cp932, euc)
        return _refused(path, AMBIGUOUS.of(cp932=_first(as_cp932), euc=_first(as_euc)))
    warning = Misreading("REC007", Place(path))
    return Decoded(cp932, (warning, *_unsafe(path, cp932.encode(), cp932)), "cp932", normal=normal(cp932))


def _until_damage(data: bytes) -> str | None:
    """Return what stands before the first damage to a text in UTF-8; None where it is another encoding.

    In Shift_JIS and EUC-JP, three bytes hardly ever look like one character of UTF-8.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    long = sum(character >= "\u0800" for character in text) - damaged
    return text.partition("\ufffd")[0] if long >= damaged else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _UNASSIGNED.search(text) else text


def _differing(one: str, other: str) -> tuple[str, str]:
    """Return the first line in which two readings differ, in each of them."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next(((left, right) for left, right in pairs if left != right), (one, other))


def _first(text: str) -> str:
    """Return the beginning of the first line that holds something."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return _UNSAFE.sub("�", line[:30])


def _refused(path: str, reason: Message, place: Place | None = None) -> Decoded:
    return Decoded(None, (Misreading("REC008", place or Place(path), {"reason": reason}),))


def _unsafe(path: str, data: bytes, text: str) -> list[Misreading]:
    """Name the first character that hides or reorders text; a cheap look at the bytes comes first."""
    start = len(BOM) if data.startswith(BOM) else 0
    leads = any(data.find(lead, start) >= 0 for lead in _UNSAFE_LEADS)
    if not leads and not _has_control(data):
        return []
    found = _UNSAFE.search(text)
    if found is None:
        return []
    place = place_at(path, text, found.start())
    return [Misreading("REC019", place, {"character": f"U+{ord(found.group()):04X}"})]


def _has_control(data: bytes) -> bool:
    """Tell whether a file holds a control character; a piece at a time, so that no copy of it is made."""
    pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
    return any(len(piece.translate(None, _CONTROL)) < len(piece) for piece in pieces)


def is_utf8(data: bytes) -> bool:
    """Tell whether a file is UTF-8; a piece at a time, so that its text is never held whole."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def place_at(path: str, text: str, index: int) -> Place:
    """Return the place of a code point of a text."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    breaks = text.count("\n", 0, index) + text.count("\r", 0, index) - text.count("\r\n", 0, index)
    return Place(path, breaks + 1, index - start + 1)
