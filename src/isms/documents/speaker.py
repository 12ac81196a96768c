"""How values are written in a document: in its language, in the firm's own terms, harmless, or as a gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from isms.diagnostic import Language, Text, spoken
from isms.documents.drawing import Drawing
from isms.documents.escape import in_markdown
from isms.documents.gaps import CLOSING, OPENING
from isms.model.finding import Grade
from isms.model.person import Role
from isms.model.risk import Decision
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from isms.documents.gaps import Gaps
    from isms.model.programme import Programme

ABSENT = Text(ja="－", en="–")
FLAGS = {
    True: Text(ja="はい", en="Yes"),
    False: Text(ja="いいえ", en="No"),
    None: Text(ja="不明", en="Unknown"),
}
NO_PICTURE = "figure() takes a picture"
SEPARATOR = Text(ja="、", en=", ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Writes values in one language, and notes where one is missing.

    ``terms`` holds the firm's own terms by the type and value of the word that they stand for.
    """

    language: Language
    gaps: Gaps
    terms: Mapping[tuple[type, str], str] = field(default_factory=dict)
    figures: list[Drawing] = field(default_factory=list)
    """The pictures of the document, in their order."""

    def write(self, value: object) -> Markup:
        """Write a value so that it means itself in Markdown and in a cell of a table."""
        if isinstance(value, Markup):
            return value
        return harmless(value if type(value) is str else self.plain(value))

    def plain(self, value: object) -> str:
        """Return a value in the words of the language; what is absent is a dash."""
        if value is None or value == ():
            return ABSENT.say(self.language)
        if isinstance(value, bool):
            return self.flag(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Word):
            return self.terms.get((type(value), str(value))) or value.label.say(self.language)
        if isinstance(value, set | frozenset):
            value = sorted(value, key=str)
        if isinstance(value, tuple | list):
            return SEPARATOR.say(self.language).join(self.plain(part) for part in value)
        return spoken(value, self.language)

    def day(self, value: date) -> str:
        """Return a day as a reader of the language writes it; a time of day stays with it."""
        time = f" {value:%H:%M}" if isinstance(value, datetime) else ""
        if self.language == "ja":
            return f"{value.year}年{value.month}月{value.day}日{time}"
        return f"{value:%Y-%m-%d}{time}"

    def needed(self, value: object, what: str) -> Markup:
        """Write a value that the document cannot do without; where it is absent, mark the gap."""
        empty = value is None or (isinstance(value, str | tuple | list) and not value)
        return self.gap(what) if empty else self.write(value)

    def gap(self, what: str) -> Markup:
        """Mark a gap, and note it as a reason against a final document."""
        self.gaps.note(what)
        return self.mark(what)

    def mark(self, what: str) -> Markup:
        """Mark a gap that a condition of the document names already."""
        opening, closing = OPENING.say(self.language), CLOSING.say(self.language)
        return Markup("{}{}{}").format(Markup(opening), harmless(what), Markup(closing))  # noqa: S704 - ours

    def figure(self, picture: Callable[[Language], Drawing]) -> Markup:
        """Keep a picture in the language of the document, and mark where it stands.

        Raises TypeError for anything but a picture: no template brings its own.
        """
        drawn = picture(self.language)
        if not isinstance(drawn, Drawing):
            raise TypeError(NO_PICTURE)
        self.figures.append(drawn)
        return Markup("<!-- figure: {} -->").format(len(self.figures))

    def flag(self, value: bool | None) -> str:  # noqa: FBT001 - the value to be written
        """Return a flag in words; absent is unknown, never no."""
        return FLAGS[value].say(self.language)

    def lines(self, values: Iterable[object]) -> Markup:
        """Write values under one another in a cell."""
        written = [self.write(value) for value in values]
        return Markup("<br>").join(written) if written else self.write(None)

    def listed(self, values: Iterable[object], separator: str | None = None) -> Markup:
        """Write values one after another."""
        between = SEPARATOR.say(self.language) if separator is None else separator
        return harmless(between).join(self.write(value) for value in values)

    def number(self, value: object) -> str:
        """Return a whole number with its thousands set apart."""
        return f"{value:,}" if isinstance(value, int) else self.plain(value)


def harmless(text: str) -> Markup:
    """Return a text as Markdown that means that text and nothing else."""
    return Markup(in_markdown(text))  # noqa: S704 - what `in_markdown` returns is escaped


def terms_of(programme: Programme) -> Mapping[tuple[type, str], str]:
    """Return the firm's own terms: what it calls roles, decisions about risks, and grades of findings."""
    labels = programme.settings.labels
    if labels is None:
        return {}
    own = ((Role, labels.roles), (Decision, labels.decisions), (Grade, labels.grades))
    return {(kind, word): term for kind, terms in own for word, term in terms.items()}
