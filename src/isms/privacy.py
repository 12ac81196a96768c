"""What looks like personal data or a secret in the bytes of a file, and so must not be kept in git.

A cheap condition on the bytes comes first; only lines that meet it are looked at closely. What was
found is never repeated: a suspicion says where it stands and nothing of what it says.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Suspected(Enum):
    """What a file seems to hold."""

    MY_NUMBER = "my_number"
    CARD = "card"
    PRIVATE_KEY = "private_key"
    ADDRESSES = "addresses"


class Suspicion(NamedTuple):
    """Where something seems to stand, in lines and code points from 1; ``number`` is how many there are."""

    kind: Suspected
    line: int
    column: int
    number: int = 1


MOST_PLACES = 100
"""Places named of one kind in one file: a register of numbers does not need a line for each."""

FEWEST_ADDRESSES = 5
"""Files with fewer distinct mail addresses are never reported, whatever threshold is set."""


def suspicions(data: bytes) -> tuple[Suspicion, ...]:
    """Return everything in a text file that looks like personal data or a secret, by place.

    UTF-8 and cp932 are understood. A binary file has no suspicions.
    """
    text = _as_utf8(data)
    if text is None:
        return ()
    found = [*_capped(_numbers(text)), *_capped(_private_keys(text)), *_addresses(text)]
    return tuple(sorted(found, key=lambda suspicion: (suspicion.line, suspicion.column)))


_BOM = b"\xef\xbb\xbf"
_SAMPLE = 1 << 16


def _as_utf8(data: bytes) -> bytes | None:
    """Return the bytes as UTF-8; None for what is no text.

    Only the beginning is looked at: the encoding of a whole file does not change.
    """
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    elif b"\x00" in sample:
        return None
    elif not _is_utf8(sample):
        data = data.decode("cp932", "replace").encode()
    if b"\r" in sample and b"\n" not in sample:
        data = data.replace(b"\r", b"\n")
    return data


def _beginning(data: bytes) -> int:
    """Where the text begins: after the byte-order mark, which is not counted as a column."""
    return len(_BOM) if data.startswith(_BOM) else 0


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start > _SAMPLE - 4
    return True


def _capped(found: Iterable[Suspicion]) -> Iterator[Suspicion]:
    """Keep the first places of each kind."""
    seen: dict[Suspected, int] = {}
    for suspicion in found:
        seen[suspicion.kind] = seen.get(suspicion.kind, 0) + 1
        if seen[suspicion.kind] <= MOST_PLACES:
            yield suspicion


# --- numbers ---

_CHUNK = 1 << 17
_SPACING = b" -\xe2\xe3\xef\x80\xbc\x8d\x88\xc2\xa0"
"""The bytes of blanks and hyphens, half and full width, and of what leads a full-width digit."""
_DIGITS = bytes(0x30 if 0x30 <= b <= 0x39 or 0x90 <= b <= 0x99 else b for b in range(256))
"""Digits, and the last bytes of full-width ones, become ``0``."""
_TWELVE = b"0" * 12

_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
_HALF_WIDTH |= {ord(hyphen): "-" for hyphen in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"}
_HALF_WIDTH |= {ord(blank): " " for blank in "\u3000\xa0"}

_GROUPED = re.compile(
    r"""
    (?<![0-9A-Za-z_+]) (?<![0-9A-Za-z_][-/]) (?<![0-9]\.)   # not the rest of a longer number, an id or a path
    (?: \d{12,16}
      | \d{4}(?P<four>[ -])\d{4}(?P=four)\d{4}(?:(?P=four)\d{4})?
      | \d{4}(?P<amex>[ -])\d{6}(?P=amex)\d{4,5}
      | \d{3}(?P<three>[ -])\d{3}(?P=three)\d{3}(?P=three)\d{3}
      | \d{6}[ -]\d{6}
    )
    (?![-.]?[0-9A-Za-z_])
    """,
    re.VERBOSE | re.ASCII,
)


def _numbers(data: bytes) -> Iterator[Suspicion]:
    """Find My Numbers and card numbers: twelve digits in a row, spacing left out, come first."""
    start = _beginning(data)
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK) + 1 or len(data)
        chunk = data[start:end]
        if _TWELVE in chunk.translate(_DIGITS, _SPACING):
            yield from _numbers_in(chunk, data.count(b"\n", 0, start) + 1)
        start = end


def _numbers_in(chunk: bytes, first_line: int) -> Iterator[Suspicion]:
    for number, line in enumerate(chunk.split(b"\n"), first_line):
        if _TWELVE not in line.translate(_DIGITS, _SPACING):
            continue
        for match in _GROUPED.finditer(line.decode("utf-8", "replace").translate(_HALF_WIDTH)):
            kind = _meaning(match.group())
            if kind is not None:
                yield Suspicion(kind, number, match.start() + 1)


def _meaning(written: str) -> Suspected | None:
    """Tell what kind of number digits with their spacing are, if they are one to be kept out."""
    digits = written.replace("-", "").replace(" ", "")
    if len(set(digits)) == 1:
        return None
    if len(digits) == 12:
        hidden = is_my_number(digits) and not _means_something_else(digits, written)
        return Suspected.MY_NUMBER if hidden else None
    return Suspected.CARD if is_card_number(digits) else None


_MY_NUMBER_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def is_my_number(digits: str) -> bool:
    """Tell whether twelve digits carry the check digit of a My Number (個人番号)."""
    rest = sum(int(d) * weight for d, weight in zip(digits, _MY_NUMBER_WEIGHTS, strict=False)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


_TIMESTAMP = re.compile(
    r"(19[5-9]|20\d)\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d\Z", re.ASCII
)
_MOBILE_ABROAD = re.compile(r"81[5789]0\d{8}\Z", re.ASCII)
_YEAR_LED_ID = re.compile(r"(19|20)\d\d-", re.ASCII)


def _means_something_else(digits: str, written: str) -> bool:
    """Recognise a date with time, a telephone number with country code, an id that begins with a year."""
    return bool(_TIMESTAMP.match(digits) or _MOBILE_ABROAD.match(digits) or _YEAR_LED_ID.match(written))


_CARD = re.compile(
    r"""
      4(?:\d{12}|\d{15})                                                      # Visa
    | (?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}        # Mastercard
    | 3[47]\d{13}                                                             # American Express
    | 35(?:2[89]|[3-8]\d)\d{12}                                               # JCB
    | 3(?:0[0-5]|09|[689]\d)\d{11}                                            # Diners Club
    | (?:6011|64[4-9]\d|65\d\d|62\d\d)\d{12}                                  # Discover, UnionPay
    """,
    re.VERBOSE | re.ASCII,
)


def is_card_number(digits: str) -> bool:
    """Tell whether digits have the prefix, the length and the check digit (Luhn) of a payment card.

    Thirteen digits are not a card where they carry the check digit of a corporate number (法人番号) or of
    an article number (JAN).
    """
    if _CARD.fullmatch(digits) is None:
        return False
    doubled = [int(d) * 2 for d in digits[-2::-2]]
    total = sum(int(d) for d in digits[::-2]) + sum(n - 9 if n > 9 else n for n in doubled)
    if total % 10:
        return False
    return len(digits) != 13 or not (_is_corporate_number(digits) or _is_article_number(digits))


def _is_corporate_number(digits: str) -> bool:
    odd, even = (sum(map(int, digits[start:0:-2])) for start in (12, 11))
    return int(digits[0]) == 9 - (odd + 2 * even) % 9


def _is_article_number(digits: str) -> bool:
    return (sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10 == 0


# --- keys and addresses ---

_KEY_BLOCK = re.compile(
    rb"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"
)
_PUTTY = b"PuTTY-User-Key-File-"


def _private_keys(data: bytes) -> Iterator[Suspicion]:
    """Find the first lines of private keys: PEM, OpenSSH, SSH2, PGP and PuTTY."""
    if b"PRIVATE KEY" in data:
        for match in _KEY_BLOCK.finditer(data):
            yield _at(data, match.start(), Suspected.PRIVATE_KEY)
    start = data.find(_PUTTY)
    while start >= 0:
        yield _at(data, start, Suspected.PRIVATE_KEY)
        start = data.find(_PUTTY, start + 1)


_ADDRESS = re.compile(
    rb"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![A-Za-z0-9])"
)


def _addresses(data: bytes) -> Iterator[Suspicion]:
    """Count the distinct mail addresses, and name the place of the first."""
    at = -1
    for _ in range(FEWEST_ADDRESSES):
        at = data.find(b"@", at + 1)
        if at < 0:
            return
    first = None
    distinct = set()
    for match in _ADDRESS.finditer(data):
        first = first or match
        distinct.add(match.group().lower())
    if first is not None and len(distinct) >= FEWEST_ADDRESSES:
        yield _at(data, first.start(), Suspected.ADDRESSES, len(distinct))


def _at(data: bytes, index: int, kind: Suspected, number: int = 1) -> Suspicion:
    """Place a byte of the data in lines and code points."""
    start = data.rfind(b"\n", 0, index) + 1 or _beginning(data)
    column = len(data[start:index].decode("utf-8", "replace")) + 1
    return Suspicion(kind, data.count(b"\n", 0, index) + 1, column, number)
