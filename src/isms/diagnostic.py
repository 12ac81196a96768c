"""What can be said about a programme, where, and in which language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Language: TypeAlias = Literal["ja", "en"]
FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands inside a record: ``("checklist", 2, "clause")``; empty for the record itself."""


class Level(IntEnum):
    """How much a diagnostic matters; higher is graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as settings, options and JSON write it."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Level:
        """Return the level that ``word`` names; KeyError where there is none."""
        return cls[word.upper()]


class Fault(Enum):
    """What a rule faults: something written, or something that is not there yet.

    Absence weighs less while a programme is still being built.
    """

    WRITTEN = "written"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, with the same ``{placeholders}`` in each."""

    ja: str
    en: str

    def say(self, language: Language, **values: object) -> str:
        """Return the sentence with its values in the language asked for."""
        template = self.ja if language == "ja" else self.en
        if not values:
            return template
        return template.format(**{name: spoken(value, language) for name, value in values.items()}).strip()

    def of(self, **values: object) -> Message:
        """Return the sentence together with its values, to be spoken later."""
        return Message(self, values)

    def filled(self, **values: object) -> Text:
        """Return the sentence with its values, in both languages at once."""
        return Text(ja=self.say("ja", **values), en=self.say("en", **values))


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and its values; the language is chosen when it is shown."""

    text: Text
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Return the sentence in the language asked for."""
        return self.text.say(language, **self.values)


def spoken(value: object, language: Language) -> str:
    """Return a value as a reader of ``language`` expects it."""
    if isinstance(value, Text | Message):
        return value.say(language)
    if isinstance(value, Place):
        return f"{value.path}:{value.line}"
    label = getattr(value, "label", None)
    if isinstance(label, Text):
        return label.say(language)
    if isinstance(value, list | tuple | set | frozenset):
        separator = "、" if language == "ja" else ", "
        return separator.join(spoken(part, language) for part in value)
    return str(value)


class Place(NamedTuple):
    """A spot in a file, counted from 1 in code points; a byte-order mark is not counted."""

    path: str
    line: int = 1
    column: int = 1


class Spot(NamedTuple):
    """A field of a record before its line is known.

    ``ordinal`` is the record's position in its file, from 0; ``HEAD`` stands for the header row of a
    CSV file, with the column's head as the only part of ``field``.
    """

    path: str
    ordinal: int = 0
    field: FieldPath = ()


HEAD = -1


@dataclass(frozen=True, slots=True)
class Misreading:
    """What the reader found wrong with the form of a file or a record.

    ``code`` names the REC or REF rule that explains it; ``values`` fill that rule's message.
    """

    code: str
    where: Spot | Place
    values: Mapping[str, object] = field(default_factory=dict)
    kind: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing said about a programme.

    ``where`` is a `Spot` until the records layer has found its line. ``rule_level`` is the level before
    the stage of the programme moved it; ``waived_by`` is the id of the waiver that silences it, and
    ``waiver`` what a waiver says about an error that it cannot silence. ``fingerprint`` is the same for as
    long as it is the same fault, wherever its lines move. ``fix`` is what fields of the record are to hold,
    where the remedy is safe.
    """

    code: str
    level: Level
    message: Message
    where: Spot | Place
    hint: Message | None = None
    kind: str | None = None
    record: str | None = None
    clauses: tuple[str, ...] = ()
    rule_level: Level | None = None
    waived_by: str | None = None
    waiver: Message | None = None
    fingerprint: str = ""
    fix: Mapping[FieldPath, str] | None = None

    @property
    def reference(self) -> str | None:
        """The record that it is about, as ``kind:key``; None where it is about none."""
        return None if self.kind is None or self.record is None else f"{self.kind}:{self.record}"

    @property
    def place(self) -> Place:
        """Where it stands; the top of the file until the line has been found."""
        return self.where if isinstance(self.where, Place) else Place(self.where.path)
