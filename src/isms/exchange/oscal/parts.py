"""What the three OSCAL documents share: the statement, its identifiers, properties and metadata."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from isms.diagnostic import Text
from isms.soa.keys import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from isms.diagnostic import Language
    from isms.document_head import Head
    from isms.model.programme import Programme
    from isms.soa.row import Row

Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool"

VERSION = "1.2.1"
"""The version of OSCAL that is written."""
NAMESPACE = "urn:isms:oscal"
"""The namespace of our own properties."""
CATALOG, PROFILE, PLAN = "catalog.json", "profile.json", "system-security-plan.json"
UNTITLED = Text(ja="適用宣言書", en="Statement of Applicability")
ORGANISATION = Text(ja="(組織名未記入)", en="(organisation not named)")
_ROOT = uuid5(NAMESPACE_URL, NAMESPACE)
_NOT_TOKEN = re.compile(r"[^\w.\-]")


@dataclass(frozen=True)
class Statement:
    """What is told: the rows of the statement with the front of its paper, in one language.

    ``made_from`` is the commit that the records stand at, or why there is none.
    """

    programme: Programme
    rows: Sequence[Row]
    head: Head
    language: Language
    final: bool
    made_by: str
    made_from: str

    @property
    def organisation(self) -> str:
        """The name of the organisation in the language of the statement."""
        known = self.programme.settings.organisation
        if known is None:
            return ORGANISATION.say(self.language)
        return line((self.language == "en" and known.name_en) or known.name)

    @property
    def title(self) -> str:
        """The title of the paper."""
        own = self.head.record.title if self.head.record and self.language == "ja" else None
        return line(own or UNTITLED.say(self.language))

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The ids of the controls as OSCAL writes them, by the keys of the rows; no two are alike."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for row in self.rows:
            made = first = token(row.number if row.framework == HOME else f"{row.framework}_{row.number}")
            number = 2
            while made in taken:
                made, number = f"{first}-{number}", number + 1
            found[row.id] = made
            taken.add(made)
        return found

    def uuid(self, *names: str) -> str:
        """Return the identifier of something in the programme of this organisation, always the same."""
        organisation = self.programme.settings.organisation
        return str(uuid5(_ROOT, "\0".join((organisation.name if organisation else "", *names))))


def identified(statement: Statement, root: str, body: dict[str, Json]) -> dict[str, Json]:
    """Return a document with its own identifier, which is another one when its content is."""
    content = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return {"uuid": statement.uuid(root, content), **body}


def metadata(statement: Statement, title: str) -> dict[str, Json]:
    """Return who made a document when; the day is that of the statement, whatever the clock says."""
    head = statement.head
    standing = "final" if statement.final else "draft"
    made: dict[str, Json] = {
        "title": f"{statement.organisation} {title}",
        "last-modified": midnight(statement.programme.as_of),
        "version": line(head.version or "") or standing,
        "oscal-version": VERSION,
    }
    if head.number:
        made["document-ids"] = [{"scheme": f"{NAMESPACE}:document", "identifier": line(head.number)}]
    made["props"] = [
        *prop("standing", standing),
        *prop("made-by", statement.made_by),
        *prop("records", statement.made_from),
    ]
    return made


def midnight(day: date) -> str:
    """Return a day as OSCAL writes a time; records know no hour."""
    return f"{day.isoformat()}T00:00:00Z"


def prop(name: str, value: str | None) -> list[Json]:
    """Return a property in our own namespace, or nothing where there is no value."""
    text = line(value or "")
    return [{"name": name, "ns": NAMESPACE, "value": text}] if text else []


def props(name: str, values: Iterable[str]) -> list[Json]:
    """Return a property for each value."""
    return [each for value in values for each in prop(name, value)]


def token(text: str) -> str:
    """Return a text as an OSCAL token: letters, digits, dots, hyphens, and no digit first."""
    kept = _NOT_TOKEN.sub("-", unicodedata.normalize("NFKC", text).lower())
    return kept if kept[:1].isalpha() or kept.startswith("_") else f"_{kept}"


def line(text: str) -> str:
    """Return a text on one line, without what hides or turns it: many values of OSCAL may not break."""
    if not text.isprintable():
        text = "".join(each for each in text if each.isspace() or unicodedata.category(each)[0] != "C")
    return " ".join(text.split())
