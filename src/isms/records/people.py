"""Persons named by their name: which id a name means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.model.person import Person
from isms.scalars import Reading, Reference, Scalar

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
        """Replace names inside the people themselves, who were read before all names were known."""
        for person in programme.registers["person"]:
            for appointment in person.appointments:
                if appointment.by and appointment.by not in self._known:
                    appointment.by = self.read(appointment.by).value or appointment.by
