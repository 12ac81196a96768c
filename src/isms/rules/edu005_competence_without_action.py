"""Something is done where a competence is not sufficient.
力量が「不足」のとき、処置をとっていること。

The last assessment of a person for a role that is not sufficient says what is done (`action`): a training, a
companion, another person for the role. Where the person does not hold the role it is a warning. People who
have left are left alone.

直近の評価が「不足」のときは、教育、同行、担当の交替などの処置を `action` に書きます。その役割を担っていない人
では警告とします。退職した人は対象にしません。

Fails:

    competences/P-01.yaml:
      person: P-01
      role: internal_auditor
      required: 規格と監査の手法を理解していること
      assessed_on: 2026-06-20
      assessed_by: P-02
      result: insufficient

Passes:

    competences/P-01.yaml:
      person: P-01
      role: internal_auditor
      required: 規格と監査の手法を理解していること
      assessed_on: 2026-06-20
      assessed_by: P-02
      result: insufficient
      action: 8月の監査員教育を受け、9月の監査では見学とする
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.competence import assessments
from isms.diagnostic import Fault, Level, Text
from isms.model.competence import CompetenceResult
from isms.model.person import Role
from isms.roles import held
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU005"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.2", "15001:7.2", "pmark:J.4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="教育などの処置を決めて action に書き、終わったら評価し直してください。",
    en="Decide what to do, write it under action, and assess again when it is done.",
)
NOTHING = Text(
    ja="{person}の力量は「不足」と評価されましたが、処置がありません。",
    en="The competence of {person} was found insufficient, and nothing is done about it.",
)
ROLES = {str(role): role for role in Role}
"""The roles of which the records tell who holds them; an assessment may be for another."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the last assessments that found a competence insufficient and left it there."""
    for (key, role), records in assessments(programme).items():
        last, person = records[-1], programme.people.get(key)
        if last.result is not CompetenceResult.INSUFFICIENT or last.action or "action" in last.unread:
            continue
        if person is not None and person.works_on(programme.as_of):
            idle = role in ROLES and held(programme, key, ROLES[role], programme.as_of) is False
            yield Flaw(last, ("result",), NOTHING.of(person=person.name), Level.WARNING if idle else None)
