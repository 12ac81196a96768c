"""Which roles are asked for, which are vacant, and where a record says who holds one."""

from __future__ import annotations

from datetime import date

from isms.model.person import Appointment, Employment, Person, Role
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.roles import required, vacant, written

DAY = date(2026, 11, 22)


def person(key: str, *roles: Role, appointments: tuple[Appointment, ...] = ()) -> Person:
    return Person(
        key=key, id=key, name=key, department="D-01", employment=Employment.EMPLOYEE,
        roles=roles, appointments=appointments,
    )  # fmt: skip


def programme(standards: tuple[str, ...], *people: Person) -> Programme:
    made = Programme(DAY, Settings(format=1, standards=standards))
    made.people.add(list(people))
    return made


def test_each_role_is_asked_for_once() -> None:
    roles = required(programme(("iso27001", "pmark")))
    assert roles == [
        Role.TOP_MANAGEMENT, Role.ISMS_MANAGER, Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR, Role.COMPLAINTS,
    ]  # fmt: skip
    assert required(programme(("something",))) == []


def test_a_role_that_nobody_holds_is_vacant() -> None:
    made = programme(("iso27001",), person("P-01", Role.TOP_MANAGEMENT))
    assert vacant(made) == [Role.ISMS_MANAGER]


def test_an_appointment_in_force_is_named_before_the_list() -> None:
    old = Appointment(role=Role.SECRETARIAT, since=date(2020, 4, 1), until=date(2021, 3, 31), ordinal=0)
    new = Appointment(role=Role.SECRETARIAT, since=date(2022, 4, 1), ordinal=1)
    holder = person("P-01", Role.COMPLAINTS, Role.SECRETARIAT, appointments=(old, new))
    assert written(holder, Role.SECRETARIAT, DAY) == ("appointments", 1, "role")
    assert written(holder, Role.COMPLAINTS, DAY) == ("roles", 0)
    assert written(holder, Role.SYSTEM_ADMIN, DAY) == ()
