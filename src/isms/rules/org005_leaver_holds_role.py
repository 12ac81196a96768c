"""Nobody who has left still holds a role.
退職した人に、役割が残っていないこと。

A list of roles that names someone who has left tells the others nothing. The day of leaving is the last on
which a role is held: end the appointment on it and appoint a successor. To keep the history, write
`appointments` with `since` and `until` rather than `roles`. A role that the standard asks for and that is
vacant now is reported as vacant (ORG002), not here.

退職した人の名前が残った役割一覧では、誰に相談すればよいのか分かりません。役割を担えるのは退職日までです。
任命の期間を退職日までとし、後任を任命してください。履歴を残すには、`roles` ではなく `appointments` に任命
日と任期満了日を書きます。規格が求める役割が空席になっている場合は、ORG002 が指摘します。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      roles: [internal_auditor]
      left: 2026-10-31

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      appointments: [{role: internal_auditor, since: 2024-04-01, until: 2026-10-31}]
      left: 2026-10-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.roles import vacant, written
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG005"
LEVEL = Level.ERROR
CLAUSES = ("27001:5.3", "15001:5.3", "pmark:J.2.3.1")
HINT = Text(
    ja="任命に任期満了日(until)を書くか、roles から外し、後任を任命してください。",
    en="Write under until when the appointment ended, or take the role away, and appoint a successor.",
)
LEFT = Text(
    ja="{left} に退職した{person}に「{role}」の役割が残っています。",
    en="{person} left on {left} and still holds the role '{role}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the roles of people who left before the day."""
    day = programme.as_of
    empty = set(vacant(programme))
    for person in programme.people:
        if person.left is None or person.left >= day or "left" in person.unread:
            continue
        for role in sorted(person.roles_on(day) - empty):
            message = LEFT.of(person=person.name, left=person.left, role=role.label)
            yield Flaw(person, written(person, role, day), message)
