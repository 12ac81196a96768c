"""What a foreign file holds, in our terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from isms.exchange.frameworks.foreign import plain
from isms.knowledge.imports import Imported

if TYPE_CHECKING:
    from datetime import date

    from isms.diagnostic import Message
    from isms.exchange.frameworks.foreign import Foreign
    from isms.knowledge import Framework, FrameworkMapping, Method


class Facts(NamedTuple):
    """What a framework, a mapping and a method have alike."""

    id: str
    title_ja: str | None
    title_en: str | None
    version: str
    source: str
    licence: str | None
    note: str | None
    imported: Imported


TITLE = 100
"""So many characters of a description stand for a title where the file gives none."""
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9._-]+")


@dataclass(slots=True)
class Contents:
    """The frameworks, mappings and methods of one file; ``notes`` say what was not read as it is written."""

    frameworks: list[Framework] = field(default_factory=list)
    mappings: list[FrameworkMapping] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def origin(foreign: Foreign, day: date, form: str, **more: str) -> Imported:
    """Return where something was imported from."""
    return Imported(
        day=day,
        original=plain(foreign.name),
        sha256=foreign.digest,
        format=form,
        urn=more.get("urn") or None,
        locale=more.get("locale") or None,
        published=more.get("published") or None,
        publisher=more.get("publisher") or None,
        packager=more.get("packager") or None,
    )


def slug(text: str) -> str:
    """Return a text as an id that can name a file: lower case, digits, points and hyphens."""
    return _NOT_IN_A_NAME.sub("-", text.casefold()).strip("-.")[:100]


def titled(name: str, description: str) -> tuple[str, str]:
    """Return the title and the description of an item; without a name its first words stand for one."""
    if name or not description:
        return name, description
    first, newline, _ = description.partition("\n")
    if len(first) <= TITLE:
        return first, description if newline else ""
    return first[: TITLE - 1].rstrip() + "…", description
