"""Who held a role on a day that may be past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.fiscal import year_of

if TYPE_CHECKING:
    from datetime import date

    from isms.model.person import Role
    from isms.model.programme import Programme


def held(programme: Programme, person: str, role: Role, day: date) -> bool | None:
    """Tell whether a person held a role on a day; None where the records do not tell.

    Appointments with dates tell it for any day. A role that is only listed is what holds today: it is
    taken to hold in the running fiscal year, and says nothing about the years before.
    """
    found = programme.people.get(person)
    if found is None or {"roles", "appointments"} & found.unread:
        return None
    if any(appointment.role is role for appointment in found.appointments):
        return role in found.roles_on(day)
    return role in found.roles if day >= year_of(programme, programme.as_of).first else None


def holders_on(programme: Programme, role: Role, day: date) -> list[str]:
    """Return the ids of those of whom it is known that they held a role on a day."""
    return [person.key for person in programme.people if held(programme, person.key, role, day)]
