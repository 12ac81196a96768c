"""The roles that the standards ask for, who holds them or held them on a day, and where a record says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.fiscal import year_of
from isms.model.once import once
from isms.model.person import Role
from isms.standards import ISMS, PRIVACY_MARK, aims

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from isms.diagnostic import FieldPath
    from isms.model.person import Person
    from isms.model.programme import Programme

REQUIRED = {
    ISMS: (Role.TOP_MANAGEMENT, Role.ISMS_MANAGER),
    PRIVACY_MARK: (Role.TOP_MANAGEMENT, Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR, Role.COMPLAINTS),
}


def required(programme: Programme) -> list[Role]:
    """Return the roles that the programme's standards ask for, each once."""
    return list(dict.fromkeys(role for standard in aims(programme) for role in REQUIRED[standard]))


def vacant(programme: Programme) -> list[Role]:
    """Return the roles asked for that nobody holds on the day."""
    return [role for role in required(programme) if not holders(programme, role)]


def holders(programme: Programme, role: Role) -> Sequence[Person]:
    """Return the people who hold a role on the day of the programme and have not left."""
    return _by_role(programme).get(role, ())


@once
def _by_role(programme: Programme) -> Mapping[Role, list[Person]]:
    """Return those who hold each role today, in the order of their files."""
    day = programme.as_of
    found: dict[Role, list[Person]] = {}
    for person in programme.people:
        for role in person.roles_on(day) if person.works_on(day) else ():
            found.setdefault(role, []).append(person)
    return found


def held(programme: Programme, person: str, role: Role, day: date) -> bool | None:
    """Tell whether a person held a role on a day; None where the records do not tell.

    Appointments with dates tell it for any day. A role that is only listed is what holds today: it is
    taken to hold in the running fiscal year, and says nothing about the years before. Of those who have
    left the lists are emptied, which tells nothing of the days before.
    """
    found = programme.people.get(person)
    if found is None or _untold(found, role, programme.as_of):
        return None
    if _appointed(found, role):
        return role in found.roles_on(day)
    return role in found.roles if day >= year_of(programme, programme.as_of).first else None


def may_have_held(programme: Programme, person: str, role: Role, day: date) -> bool:
    """Tell whether a person held a role on a day, a listed one on any day, or the records do not tell."""
    found = programme.people.get(person)
    return found is not None and (_untold(found, role, programme.as_of) or role in found.roles_on(day))


def _untold(person: Person, role: Role, today: date) -> bool:
    """Tell whether the roles of a person could not be read, or were emptied when the person left."""
    if {"roles", "appointments"} & person.unread:
        return True
    return person.has_left(today) and role not in person.roles and not _appointed(person, role)


def _appointed(person: Person, role: Role) -> bool:
    return any(appointment.role is role for appointment in person.appointments)


def holders_on(programme: Programme, role: Role, day: date) -> list[str]:
    """Return the ids of those of whom it is known that they held a role on a day."""
    return [person.key for person in programme.people if held(programme, person.key, role, day)]


def written(person: Person, role: Role, day: date) -> FieldPath:
    """Return the field that gives a person a role on a day: the appointment in force, else the list."""
    for appointment in person.appointments:
        if appointment.role is role and appointment.holds_on(day):
            return ("appointments", appointment.ordinal, "role")
    return ("roles", person.roles.index(role)) if role in person.roles else ()
