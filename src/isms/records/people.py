"""Persons named by their name: which id a name means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.kind import Record
from isms.model.person import Person
from isms.scalars import PERSON, Reading, Reference, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.model.programme import Programme, Register

_BLANK = re.compile(r"\s+")
SEVERAL = Text(
    ja="「{name}」という氏名の人が複数います({ids})。番号(ID)で書いてください",
    en="several persons are named '{name}' ({ids}); write the id",
)


class Names:
    """The persons of a programme by name; people are read before everything else."""

    kind = Person

    def __init__(self) -> None:
        """Know no one yet."""
        self._ids: dict[str, list[str]] = {}
        self._known: set[str] = set()

    def learn(self, people: Register[Any]) -> None:
        """Learn the names of everyone read so far."""
        for person in people:
            if person.key not in self._known:
                self._known.add(person.key)
                self._ids.setdefault(_BLANK.sub("", person.name or ""), []).append(person.key)

    def reader(self, scalar: Scalar) -> Callable[[str], Reading]:
        """Return what reads the texts of a type: for persons, names become ids."""
        return self.read if isinstance(scalar, Reference) and scalar.by_name else scalar.read

    def read(self, text: str) -> Reading:
        """Read an id, or a name that one person has; a name that no one has stays as it is."""
        if text in self._known:
            return Reading(text)
        ids = self._ids.get(_BLANK.sub("", text), [])
        if len(ids) > 1:
            return Reading(fault=SEVERAL.of(name=text, ids=ids))
        return Reading(ids[0] if ids else text)

    def settle(self, programme: Programme) -> None:
        """Replace names in what was read before all names were known: the people themselves and isms.yaml."""
        for person in programme.registers["person"]:
            for appointment in person.appointments:
                self._replace(appointment)
        self._replace(programme.settings)

    def _replace(self, part: Record) -> None:
        """Replace the names in a record and in its parts."""
        for name, declared in part.declaration.fields.items():
            value = getattr(part, name)
            if declared.inside is not None and value:
                below = value.values() if isinstance(value, dict) else value
                for inner in (below,) if isinstance(below, Record) else below:
                    self._replace(inner)
            elif declared.scalar is PERSON and value:
                found = tuple(map(self._id, value)) if isinstance(value, tuple) else self._id(value)
                setattr(part, name, found)

    def _id(self, text: str) -> str:
        """Return the id that a text means; the text where it is none, or the name of several people."""
        found: str | None = self.read(text).value
        return found or text
