"""Whoever holds a role was found competent for it.
役割を担う人の力量を評価し、充足していること。

For each role that a person holds on the day there is an assessment of competence, and the last one found it
sufficient. For members of the committee, department managers and the contact for the PrivacyMark application
a missing assessment is a warning; top management is not judged. Where the competence was not sufficient and
something is being done about it, that is a warning; where nothing is, EDU005 speaks.

その日に担っている役割ごとに力量の評価があり、直近の評価が「充足」であることを確かめます。委員会委員、部門管
理者、申請担当者の評価がないときは警告とし、トップマネジメントは対象にしません。「不足」に対して処置をしてい
る間は警告とし、処置がないときは EDU005 で指摘します。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      roles: [internal_auditor]

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      roles: [internal_auditor]
    competences/P-03.yaml:
      person: P-03
      role: internal_auditor
      required: 規格と監査の手法を理解していること
      basis: training
      assessed_on: 2026-06-20
      assessed_by: P-02
      result: sufficient
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.competence import last_assessment
from isms.diagnostic import Fault, Level, Text
from isms.model.competence import CompetenceResult
from isms.model.person import Role
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.person import Person
    from isms.model.programme import Programme

CODE = "EDU004"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.2", "15001:7.2", "pmark:J.4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="必要な力量を決めて評価し、competences に書いてください。足りないときは教育などの処置をとります。",
    en="Decide what the role needs, assess it and write it under competences; train where it is not enough.",
)
NOT_ASSESSED = Text(
    ja="{person}の力量の評価がありません(役割: {roles})。",
    en="The competence of {person} was never assessed for: {roles}.",
)
INSUFFICIENT = Text(
    ja="{person}は、力量が「不足」のまま「{role}」を担っています(処置: {action})。",
    en="{person} holds the role '{role}' with a competence that is not sufficient; in hand: {action}",
)
OTHERS = frozenset({Role.COMMITTEE_MEMBER, Role.DEPT_MANAGER, Role.APPLICANT_CONTACT})
"""The roles for which it is good practice to assess competence."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the people who hold roles without a sufficient competence."""
    if not programme.can_judge("competence"):
        return
    for person in programme.people:
        if person.works_on(programme.as_of) and not {"roles", "appointments"} & person.unread:
            yield from _judged(programme, person)


def _judged(programme: Programme, person: Person) -> Iterator[Flaw]:
    day = programme.as_of
    missing = []
    held = person.roles_on(day)
    for role in Role:
        if role not in held or role is Role.TOP_MANAGEMENT:
            continue
        last = last_assessment(programme, person.key, role, day)
        if last is None:
            missing.append(role)
        elif last.result is CompetenceResult.INSUFFICIENT and last.action:
            values = {"person": person.name, "role": role.label, "action": last.action}
            yield Flaw(last, ("result",), INSUFFICIENT.of(**values), Level.WARNING)
    if missing:
        field = "roles" if person.roles else "appointments"
        ceiling = Level.WARNING if OTHERS.issuperset(missing) else None
        yield Flaw(person, (field,), NOT_ASSESSED.of(person=person.name, roles=missing), ceiling)
