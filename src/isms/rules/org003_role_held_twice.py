"""A role that is one person's is held by one person.
1名が担う役割を、2名以上が担っていないこと。

For PrivacyMark one person is named privacy manager and one privacy auditor: the application names each of
them, and who answers for something must not be in doubt. The application names one representative; ISO/IEC
27001 lets several people be top management, so two of them are a warning. A handover has no day in common:
the old appointment ends the day before the new one begins.

プライバシーマークでは、個人情報保護管理者と個人情報保護監査責任者をそれぞれ1名指名し、申請書にもその氏名
を書きます。誰が責任を負うのかが曖昧であってはなりません。申請書に書く代表者も1名です(ISO/IEC 27001 では
トップマネジメントが複数でもよいため、警告にとどめます)。交代のときは、前任者の任期を後任者の任命日の前日までとします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      roles: [privacy_manager]
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      roles: [privacy_manager]

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    people/P-01.yaml:
      id: P-01
      name: 青木 健一
      department: D-01
      employment: employee
      appointments: [{role: privacy_manager, since: 2024-04-01, until: 2026-09-30}]
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      appointments: [{role: privacy_manager, since: 2026-10-01}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.person import Role
from isms.roles import holders, written
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG003"
LEVEL = Level.ERROR
CLAUSES = ("15001:5.3", "pmark:J.2.3.2")
HINT = Text(
    ja="担当者を1名に決めるか、前任者の任命に任期満了日(until)を書いてください。",
    en="Decide on one person, or write under until when the appointment of the predecessor ended.",
)
TWICE = Text(ja="「{role}」を{other}も担っています。", en="The role '{role}' is held by {other} too.")
ONE_EACH = {
    Role.PRIVACY_MANAGER: Level.ERROR,
    Role.PRIVACY_AUDITOR: Level.ERROR,
    Role.TOP_MANAGEMENT: Level.WARNING,
}


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield everyone after the first who holds a role that is one person's."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    for role, level in ONE_EACH.items():
        people = holders(programme, role)
        for person in people[1:]:
            field = written(person, role, programme.as_of)
            yield Flaw(person, field, TWICE.of(role=role.label, other=people[0].name), level)
