"""Everyone who works here has signed a pledge of confidentiality.
従業者全員から、秘密保持の誓約書を受け取っていること。

Employees, officers, part-time and dispatched staff, interns and contractors all see information that is not
theirs. Each signs before the first day at work: a pledge of their own, or one that the agency took
(`pledge_via: agency`). Whoever joined before there was a pledge signs when it comes. People of outside firms
(`external` departments) are bound by the contract with the firm, and those of departments that no standard
covers are not looked at.

役員、正社員、パート・アルバイト、派遣スタッフ、業務委託、インターンなど、当社の情報に触れる人は全員が対象
です。就業を始める前に誓約書を受け取り、派遣元が受け取る場合は `pledge_via: agency` とします。誓約書の制度
ができる前に入社した人からも、あらためて受け取ります。社外の部署(`external`)の人は所属先との契約で縛られるため、
どの規格の適用範囲にもない部署の人とともに対象にしません。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: part_time
      joined: 2026-10-01

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: part_time
      joined: 2026-10-01
      pledge_signed: 2026-09-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.organisation import is_external
from isms.rules import Flaw
from isms.scope import people_in_scope
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG009"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.6.2", "27001:A.6.6", "pmark:J.9.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="誓約書を受け取り、pledge_signed に日付を書いてください。",
    en="Have the pledge signed and write the day under pledge_signed.",
)
UNSIGNED = Text(
    ja="{person}の誓約書を受け取った日がありません。",
    en="There is no day on which {person} signed the pledge.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the people at work who have not signed."""
    covered = {person.key: person for name in aims(programme) for person in people_in_scope(programme, name)}
    for person in covered.values():
        if person.lacks("pledge_signed") and not is_external(programme, person.department):
            yield Flaw(person, ("pledge_signed",), UNSIGNED.of(person=person.name))
