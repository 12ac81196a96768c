"""The privacy auditor is independent of those who are audited.
個人情報保護監査責任者が、監査される立場から独立していること。

For PrivacyMark the privacy auditor comes from inside the organisation, leads the audits and reports to top
management. It is therefore neither the privacy manager nor top management itself, nor a statutory auditor,
whose office is to watch over the directors. The privacy manager is of the organisation too, not of a firm
that advises it. Others may audit under the privacy auditor, outsiders included.

プライバシーマークでは、個人情報保護監査責任者を組織の内部から指名し、監査を統括させ、トップマネジメントに
報告させます。そのため、個人情報保護管理者、トップマネジメント、監査役が兼ねることはできません。個人情報保
護管理者も内部の人とします(コンサルタント会社の人などは指名できません)。監査責任者のもとで監査を行う監査員
は、社外の人でも構いません。

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
      roles: [privacy_manager, privacy_auditor]

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
      roles: [privacy_manager]
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      roles: [privacy_auditor]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.person import Employment, Role
from isms.organisation import is_external
from isms.roles import holders, written
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.person import Person
    from isms.model.programme import Programme

CODE = "ORG004"
LEVEL = Level.ERROR
CLAUSES = ("15001:5.3", "pmark:J.2.3.2", "pmark:J.6.2")
HINT = Text(
    ja="役割を兼ねていない社内の人を任命してください。",
    en="Appoint someone of the organisation who does not hold the other role.",
)
BOTH = Text(ja="「{role}」が「{other}」を兼ねています。", en="The role '{role}' is combined with '{other}'.")
OUTSIDE = Text(
    ja="「{role}」の{person}は組織の内部の人ではありません。",
    en="{person}, who holds the role '{role}', does not belong to the organisation.",
)
APART = (Role.PRIVACY_MANAGER, Role.TOP_MANAGEMENT)
"""The roles that a privacy auditor cannot hold."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the people who hold a privacy role that they cannot hold."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    for role in (Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR):
        for person in holders(programme, role):
            for message in _objections(programme, person, role):
                yield Flaw(person, written(person, role, programme.as_of), message)


def _objections(programme: Programme, person: Person, role: Role) -> Iterator[Message]:
    if person.employment is Employment.CONTRACTOR or is_external(programme, person.department):
        yield OUTSIDE.of(role=role.label, person=person.name)
    if role is not Role.PRIVACY_AUDITOR:
        return
    held = person.roles_on(programme.as_of)
    for other in APART:
        if other in held:
            yield BOTH.of(role=role.label, other=other.label)
    if person.employment is Employment.STATUTORY_AUDITOR:
        yield BOTH.of(role=role.label, other=Employment.STATUTORY_AUDITOR.label)
