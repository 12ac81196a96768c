"""Whoever holds a role that a standard asks for was appointed, on a day and by someone.
規格が求める役割の担当者に、任命の日付と任命者の記録があること。

Officials change, and last year's audit shows last year's officials: an appointment with its day, and whoever
appointed, tells which was which. Top management holds its role by its office and needs no appointment. A
person with `appointments` is written as YAML; a table has no room for them.

担当者は交代します。前年の監査の記録には前年の担当者が載っているので、いつ、誰が任命したのかを残しておきま
す。トップマネジメントは職位によるものなので、任命の記録は要りません。`appointments` は表に書けないため、
その人の記録は YAML にします。

Fails:

    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      roles: [isms_manager]

Passes:

    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      appointments: [{role: isms_manager, since: 2026-04-01, by: P-02}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.roles import holders, required, written
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.person import Person
    from isms.model.programme import Programme

CODE = "ORG008"
LEVEL = Level.WARNING
CLAUSES = ("27001:5.3", "15001:5.3", "pmark:J.2.3.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="appointments に役割、任命日(since)、任命者(by)を書いてください。",
    en="Write the role, the day (since) and who appointed (by) under appointments.",
)
UNDATED = Text(
    ja="{person}の「{role}」に、任命の記録がありません。",
    en="There is no appointment of {person} to the role '{role}'.",
)
BY_NOBODY = Text(
    ja="{person}の「{role}」は、誰が任命したのか分かりません。",
    en="It is not recorded who appointed {person} to the role '{role}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the holders of required roles whose appointment has no day, or nobody who made it."""
    for role in required(programme):
        if role is not Role.TOP_MANAGEMENT:
            for person in holders(programme, role):
                yield from _appointment(programme, person, role)


def _appointment(programme: Programme, person: Person, role: Role) -> Iterator[Flaw]:
    if "appointments" in person.unread:
        return
    values = {"person": person.name, "role": role.label}
    in_force = [a for a in person.appointments if a.role is role and a.holds_on(programme.as_of)]
    if not in_force:
        yield Flaw(person, written(person, role, programme.as_of), UNDATED.of(**values))
    elif not any(appointment.by or "by" in appointment.unread for appointment in in_force):
        yield Flaw(person, ("appointments", in_force[0].ordinal, "by"), BY_NOBODY.of(**values))
