"""Every role that a standard asks for is held by someone.
規格が求める役割に、担当者がいること。

Both standards need top management. ISO/IEC 27001 needs someone who answers for the management system and
reports on it. PrivacyMark needs a privacy manager, a privacy auditor and a contact for complaints. A role
is held by a person who works on the day and whose appointment, where there is one, is in force.

トップマネジメントは、どちらの規格でも必要です。ISO/IEC 27001 では、ISMS の責任者を割り当てます。
プライバシーマークでは、個人情報保護管理者、個人情報保護監査責任者、苦情・相談窓口を置きます。
役割を担うのは、その日に在籍し、任命があればその期間内にある人です。

Fails:

    people/P-01.yaml: {id: P-01, name: 青木 健一, department: D-01, employment: employee}

Passes:

    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      roles: [isms_manager]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.roles import vacant
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG002"
LEVEL = Level.ERROR
CLAUSES = ("27001:5.3", "15001:5.3", "pmark:J.2.3.2", "pmark:J.11.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="担当者を決めて任命し、people の roles 又は appointments に記録してください。",
    en="Appoint someone and record it under roles or appointments in people.",
)
VACANT = Text(ja="「{role}」の担当者がいません。", en="Nobody holds the role '{role}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the roles that nobody holds on the day."""
    if programme.can_judge("person"):
        for role in vacant(programme):
            yield Flaw(programme.settings, ("standards",), VACANT.of(role=role.label))
