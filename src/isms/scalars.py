"""What one text in a record can mean: the types of single values.

Every value in a YAML or CSV file is text until the type of its field reads it, so ``010``, ``no`` and
``5.10`` never become something else. A type gets a trimmed, normalised, non-empty text and answers
with a `Reading`: a value, a value with a remark, or a fault.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from isms.diagnostic import Message, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Schema = dict[str, Any]
"""A fragment of JSON Schema (2020-12)."""


class Reading(NamedTuple):
    """What a text was read as; ``fault`` means that it could not be, ``remark`` that it could be better."""

    value: Any = None
    fault: Message | None = None
    remark: Message | None = None


class Word(str, Enum):  # noqa: UP042 - a StrEnum has no room for the labels
    """A value out of a fixed list, with its label in both languages.

    Members are written ``REDUCE = "reduce", "低減", "Reduce"``.
    """

    label: Text

    def __new__(cls, value: str, ja: str, en: str) -> Self:
        """Make the member and keep its label."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = Text(ja=ja, en=en)
        return word

    @classmethod
    def written(cls, value: str) -> Self:
        """Return the member that is written like this in a record; ValueError where there is none."""
        return cls(value)  # type: ignore[call-arg]  # looks a member up

    def __str__(self) -> str:
        """Return the word as it is written in a record."""
        return str(self.value)


class Scalar:
    """The type of a single value."""

    name = Text(ja="文字列", en="text")

    def read(self, text: str) -> Reading:
        """Read a trimmed, non-empty text."""
        return Reading(text)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"type": ["string", "number", "boolean"]}


TEXT = Scalar()


class Identifier(Scalar):
    """The id of a record: one line, without the characters that separate ids from each other."""

    name = Text(ja="番号(ID)", en="an id")
    forbidden = Text(
        ja="「{text}」は番号(ID)に使えません。空白、「;」「,」「/」「:」を含めないでください",
        en="'{text}' cannot be an id: leave out blanks and ; , / :",
    )
    _pattern = re.compile(r"[^\s;,/:\\]+\Z")
    _plain = re.compile(r"(?:[^\s;,/:\\]+\n)+\Z")

    def all_plain(self, texts: Sequence[str]) -> bool:
        """Tell whether every text is an id as it stands, without looking at each alone."""
        return self._plain.match("\n".join(texts) + "\n") is not None

    def read(self, text: str) -> Reading:
        """Read an id, kept as it is written."""
        if self._pattern.match(text):
            return Reading(text)
        return Reading(fault=self.forbidden.of(text=text))


class ItemNumber(Identifier):
    """The number of an item as others write it, also with blanks and strokes: ``CCF 1``, ``PS 1/2``."""

    name = Text(ja="項目の番号", en="the number of an item")
    forbidden = Text(
        ja="「{text}」は項目の番号に使えません。改行、「;」「:」を含めないでください",
        en="'{text}' cannot be the number of an item: leave out line breaks and ; :",
    )
    _pattern = re.compile(r"[^\n;:\\]+\Z")


class Reference(Scalar):
    """The key of a record of another kind.

    ``kind`` is the name of that kind. ``by_name`` lets a person be given by a name that exactly one
    person has.
    """

    def __init__(self, kind: str, *, by_name: bool = False) -> None:
        """Refer to records of ``kind``."""
        self.kind = kind
        self.by_name = by_name
        self.name = Text(ja=f"{kind} の番号(ID)", en=f"the id of a {kind}")


class FrameworkItem(Scalar):
    """An item of a framework: ``A.5.1`` (Annex A) or ``framework:item``."""

    name = Text(ja="管理策の番号(例 A.5.1)", en="a control id such as A.5.1")
    _home = re.compile(r"(iso)?27001:(?=A\.)")

    def read(self, text: str) -> Reading:
        """Read an item; Annex A needs no framework before it."""
        return Reading(self._home.sub("", text, count=1))


class Requirement(Scalar):
    """A requirement written ``framework:item``: ``27001:9.2.2``, ``pmark:J.6.2``."""

    name = Text(ja="要求事項(例 27001:9.2.2)", en="a requirement such as 27001:9.2.2")


class AnyRecord(Scalar):
    """A record of any kind: ``kind:id``, or an id that only one record has."""

    name = Text(ja="「種類:番号」", en="'kind:id'")

    @staticmethod
    def plain(text: str) -> str:
        """Return a name as it would be written without blanks around the colon, which mean nothing."""
        return ":".join(part.strip() for part in text.split(":"))


class RepositoryPath(Scalar):
    """A file inside the repository, written with ``/`` from its top."""

    name = Text(ja="リポジトリー内のファイルのパス", en="the path of a file in the repository")
    outside = Text(
        ja="「{text}」はリポジトリーの外を指すか、使えない書き方です。"
        "isms.yaml のあるフォルダーからのパスを「/」で書いてください",
        en="'{text}' leaves the repository or cannot be a path everywhere; "
        "write it from the folder of isms.yaml, with /",
    )
    _reserved = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?\Z")

    def read(self, text: str) -> Reading:
        """Read a path; refuse what leaves the repository or means something else on Windows."""
        parts = text.split("/")
        bad = (
            "\\" in text
            or ":" in text
            or any(p in {"", ".", ".."} or p[-1] in ". " or self._reserved.match(p) for p in parts)
        )
        return Reading(fault=self.outside.of(text=text)) if bad else Reading(text)


LONGEST_WHOLE, LONGEST_NUMBER = 18, 40
"""How many digits are read; what is longer is no number that a register holds."""
_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
"""Full-width digits, as a Japanese keyboard types them."""
_WHOLE = re.compile(r"\d+\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)


class Whole(Scalar):
    """A whole number, in ASCII or full-width digits."""

    name = Text(ja="整数", en="a whole number")
    wrong = Text(
        ja="「{text}」は整数として読めません。数字だけで書いてください",
        en="'{text}' is not a whole number; write digits only",
    )

    def read(self, text: str) -> Reading:
        """Read digits; no sign, no separators, no exponent."""
        digits = text.translate(_DIGITS)
        if not _WHOLE.match(digits):
            return Reading(fault=self.wrong.of(text=text))
        return (
            Reading(int(digits))
            if len(digits) <= LONGEST_WHOLE
            else Reading(fault=self.wrong.of(text=text[:LONGEST_NUMBER]))
        )

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": "^[0-9\uff10-\uff19]+$"},
            ]
        }


class Number(Scalar):
    """A decimal number, kept exactly."""

    name = Text(ja="数値", en="a number")
    wrong = Text(
        ja="「{text}」は数値として読めません。12.5 の形で書いてください",
        en="'{text}' is not a number; write it like 12.5",
    )

    def read(self, text: str) -> Reading:
        """Read digits with an optional sign and decimal point."""
        digits = text.translate(_DIGITS)
        if not _NUMBER.match(digits) or len(digits) > LONGEST_NUMBER:
            return Reading(fault=self.wrong.of(text=text[:LONGEST_NUMBER]))
        return Reading(Decimal(digits))

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": "^-?[0-9\uff10-\uff19]+(\\.[0-9\uff10-\uff19]+)?$"},
            ]
        }


class Flag(Scalar):
    """True or false; an absent flag is unknown, never false."""

    name = Text(ja="true 又は false", en="true or false")
    wrong = Text(
        ja="「{text}」は true / false(はい / いいえ)ではありません。分からないときは空欄にしてください",
        en="'{text}' is neither true nor false; leave it empty where it is not known",
    )

    def __init__(self, also: Mapping[str, bool] | None = None) -> None:
        """Take the words true and false, their Japanese labels, and ``also`` what a field's papers print."""
        self._words = {"true": True, "false": False, "はい": True, "いいえ": False, **(also or {})}

    def read(self, text: str) -> Reading:
        """Read the words for true and false; nothing else passes for them."""
        value = self._words.get(text)
        return Reading(fault=self.wrong.of(text=text)) if value is None else Reading(value)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"enum": [True, False, *self._words]}


class OneOf(Scalar):
    """One word of a fixed list, or its label in either language; where it is ``open``, any other text too."""

    wrong = Text(
        ja="「{text}」は選べません。次のどれかにしてください: {words}",
        en="'{text}' is not one of: {words}",
    )

    def __init__(self, words: type[Word], also: dict[str, str] | None = None, *, open: bool = False) -> None:  # noqa: A002 - reads as the list does
        """Offer the members of ``words``; ``also`` maps further spellings to their values."""
        self.words = words
        self.open = open
        self.name = Text(
            ja=" / ".join(word.label.ja for word in words), en=" / ".join(str(word) for word in words)
        )
        self._known: dict[str, Word] = {}
        for word in words:
            for spelling in (word.value, word.label.ja, word.label.en):
                self._known.setdefault(spelling, word)
        for spelling, value in (also or {}).items():
            self._known.setdefault(spelling, words.written(value))

    def read(self, text: str) -> Reading:
        """Read the word, whichever of its spellings is used."""
        word = self._known.get(text)
        if word is None and self.open:
            return Reading(text)
        if word is None:
            offered = Text(
                ja="、".join(f"{w}({w.label.ja})" for w in self.words), en=", ".join(map(str, self.words))
            )
            return Reading(fault=self.wrong.of(text=text, words=offered))
        return Reading(word)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        known: Schema = {"enum": list(self._known)}
        return {"anyOf": [known, TEXT.schema()]} if self.open else known


ID = Identifier()
ITEM = FrameworkItem()
REQUIREMENT = Requirement()
ANY_RECORD = AnyRecord()
ITEM_NUMBER = ItemNumber()
PATH = RepositoryPath()
WHOLE = Whole()
NUMBER = Number()
FLAG = Flag()
PERSON = Reference("person", by_name=True)
NAMING = (Reference, FrameworkItem, Requirement, AnyRecord)
"""The types whose values name something that is written elsewhere."""
