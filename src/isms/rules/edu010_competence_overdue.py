"""Competence is assessed again by the day that was set.
力量を、次回の評価期限までに評価し直していること。

Looked at is the last assessment of each person for each role that the person still holds; the last day counts
as in time.

その人が今も担っている役割について、直近の評価を確かめます。期限の当日までは、期限内とみなします。

Fails:

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
      assessed_on: 2025-08-20
      assessed_by: P-02
      result: sufficient
      next_due: 2026-08-31

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
      assessed_on: 2026-08-20
      assessed_by: P-02
      result: sufficient
      next_due: 2027-08-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.competence import assessments
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU010"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.2", "15001:7.2", "pmark:J.4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="力量を評価し直し、新しい評価を competences に加えてください。",
    en="Assess the competence again and add the new assessment to competences.",
)
OVERDUE = Text(
    ja="{person}の力量の評価が期限({due})を過ぎています。",
    en="The competence of {person} was to be assessed again by {due}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assessments that hold no longer, of roles that are still held."""
    day = programme.as_of
    for (key, role), records in assessments(programme).items():
        last, person = records[-1], programme.people.get(key)
        if last.next_due is None or last.next_due >= day or person is None or not person.works_on(day):
            continue
        if role in person.roles_on(day):
            yield Flaw(last, ("next_due",), OVERDUE.of(person=person.name, due=last.next_due))
