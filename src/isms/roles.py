"""The roles that the standards ask for, and where a person's record says that they hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.person import Role
from isms.organisation import holders

if TYPE_CHECKING:
    from datetime import date

    from isms.diagnostic import FieldPath
    from isms.model.person import Person
    from isms.model.programme import Programme

REQUIRED = {
    "iso27001": (Role.TOP_MANAGEMENT, Role.ISMS_MANAGER),
    "pmark": (Role.TOP_MANAGEMENT, Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR, Role.COMPLAINTS),
}


def required(programme: Programme) -> list[Role]:
    """Return the roles that the programme's standards ask for, each once."""
    asked = (role for standard in programme.settings.standards for role in REQUIRED.get(standard, ()))
    return list(dict.fromkeys(asked))


def vacant(programme: Programme) -> list[Role]:
    """Return the roles asked for that nobody holds on the day."""
    return [role for role in required(programme) if not holders(programme, role)]


def written(person: Person, role: Role, day: date) -> FieldPath:
    """Return the field that gives a person a role on a day: the appointment in force, else the list."""
    for appointment in person.appointments:
        if appointment.role is role and appointment.holds_on(day):
            return ("appointments", appointment.ordinal, "role")
    return ("roles", person.roles.index(role)) if role in person.roles else ()
