"""Those who audit are appointed as auditors.
内部監査をする人が、監査員に任命されていること。

Everyone who leads or does an internal audit holds, on the day of the audit, the role of an internal auditor,
of the audit manager or of the privacy auditor; people from outside too. Without the role nobody sees to it
that they are competent and independent. Roles without a date are taken to hold in the running fiscal year
only.

内部監査を率い、又は行う人は、監査の日に内部監査員、内部監査責任者、個人情報保護監査責任者のいずれかに任命され
ていることを確かめます。社外の監査員も同じです。任命がなければ、力量と独立性を確かめる機会がありません。日付の
ない役割は、今年度に限って任命とみなします。

Fails:

    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
    departments/D-02.yaml: {id: D-02, name: 営業部}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-02]
      auditors: [P-01]
      planned: 2026-12

Passes:

    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      roles: [internal_auditor]
    departments/D-02.yaml: {id: D-02, name: 営業部}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-02]
      auditors: [P-01]
      planned: 2026-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import day_of, internal, team
from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.roles import held
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD016"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.2", "27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査員に任命し、people の roles 又は appointments に internal_auditor を書いてください。",
    en="Appoint them, and record internal_auditor under roles or appointments in people.",
)
NOT_APPOINTED = Text(
    ja="{person}は監査員に任命されていません。", en="{person} audits without being appointed as an auditor."
)
MAY_AUDIT = (Role.INTERNAL_AUDITOR, Role.AUDIT_MANAGER, Role.PRIVACY_AUDITOR)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield those who audit without a role that says so, once an audit."""
    for audit in filter(internal, programme.audits):
        day = day_of(audit)
        for person, field in team(audit).items():
            if all(held(programme, person, role, day) is False for role in MAY_AUDIT):
                name = programme.people[person].name
                yield Flaw(audit, field, NOT_APPOINTED.of(person=name))
