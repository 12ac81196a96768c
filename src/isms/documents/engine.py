"""The templates' language: Jinja with values made harmless, nothing undefined, and a sandbox for guests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from isms.diagnostic import Language, Text, spoken
from isms.documents.escape import in_markdown
from isms.documents.gaps import CLOSING, OPENING

if TYPE_CHECKING:
    from isms.documents.catalogue import Templates
    from isms.documents.gaps import Gaps

_ABSENT = Text(ja="－", en="–")  # noqa: RUF001 - the dash of Japanese forms
_FLAGS = {
    True: Text(ja="はい", en="Yes"),
    False: Text(ja="いいえ", en="No"),
    None: Text(ja="不明", en="Unknown"),
}


class Found(BaseLoader):
    """Templates by file name out of mappings: there is no path, so none can lead astray."""

    def __init__(self, templates: Templates, *, own: bool) -> None:
        """Look among the packaged templates and, where ``own`` is set, first among the programme's."""
        self.templates = templates
        self.own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template."""
        del environment
        source = self.templates.source(template) if self.own else self.templates.packaged.get(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, template, lambda: True


@dataclass(frozen=True, slots=True)
class Speaker:
    """How values are written in one language, and where gaps are noted."""

    language: Language
    gaps: Gaps

    def write(self, value: object) -> Markup:
        """Write a value so that it means itself in Markdown and in a cell of a table."""
        if isinstance(value, Markup):
            return value
        return Markup(in_markdown(self.plain(value)))  # noqa: S704 - escaped right here

    def plain(self, value: object) -> str:
        """Return a value in the words of the language; what is absent is a dash."""
        if value is None or value == ():
            return _ABSENT.say(self.language)
        if isinstance(value, bool):
            return _FLAGS[value].say(self.language)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, tuple | list | set | frozenset):
            return ("、" if self.language == "ja" else ", ").join(self.plain(part) for part in value)
        return spoken(value, self.language)

    def day(self, value: date) -> str:
        """Return a day as a reader of the language writes it; a time of day stays with it."""
        time = f" {value:%H:%M}" if isinstance(value, datetime) else ""
        if self.language == "ja":
            return f"{value.year}年{value.month}月{value.day}日{time}"
        return f"{value:%Y-%m-%d}{time}"

    def needed(self, value: object, what: str) -> Markup:
        """Write a value that the document cannot do without; where it is absent, mark the gap."""
        if value is None or value == "" or value == () or value == []:
            return self.gap(what)
        return self.write(value)

    def gap(self, what: str) -> Markup:
        """Mark a gap, and note it as a reason against a final document."""
        self.gaps.note(what)
        opening, closing = OPENING.say(self.language), CLOSING.say(self.language)
        return Markup(opening + in_markdown(what) + closing)  # noqa: S704 - escaped right here

    def flag(self, value: bool | None) -> str:  # noqa: FBT001 - the value to be written
        """Return a flag in words; absent is unknown, never no."""
        return _FLAGS[value].say(self.language)

    def lines(self, values: Iterable[object]) -> Markup:
        """Write values under one another in a cell."""
        written = [self.write(value) for value in values]
        return Markup("<br>").join(written) if written else self.write(None)

    def listed(self, values: Iterable[object], separator: str | None = None) -> Markup:
        """Write values one after another."""
        between = separator if separator is not None else ("、" if self.language == "ja" else ", ")
        return Markup(in_markdown(between) if between.strip() else between).join(
            self.write(v) for v in values
        )  # noqa: S704

    def number(self, value: object) -> str:
        """Return a whole number with its thousands set apart."""
        return f"{value:,}" if isinstance(value, int) else self.plain(value)


def environment(
    templates: Templates, speaker: Speaker, questions: Mapping[str, Any], *, own: bool
) -> Environment:
    """Return the environment of one document; a programme's own template gets the sandbox."""
    kind = ImmutableSandboxedEnvironment if own else Environment
    made = kind(
        loader=Found(templates, own=own),
        autoescape=True,
        finalize=speaker.write,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(questions, gap=speaker.gap)
    made.filters.update(
        flag=speaker.flag,
        join=speaker.listed,
        lines=speaker.lines,
        needed=speaker.needed,
        number=speaker.number,
        say=speaker.plain,
    )
    return made
