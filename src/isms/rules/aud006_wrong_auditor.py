"""Internal audits are led and done by people who may.
内部監査を、監査してよい人が指揮し、実施していること。

Top management audits nobody: its own part is what is audited. In an audit on ISO/IEC 27001 alone, which only
asks for auditors that are impartial, that is a warning. For PrivacyMark the privacy manager, who answers for
the operation, does not audit either, and the audit is directed by the privacy auditor. The day of the audit
counts: audits to come, those of the running fiscal year, and earlier ones as far as dated appointments tell
who held which role.

トップマネジメントは監査される側であり、監査をしません。ISO/IEC 27001 だけの監査では、求められるのは監査員の公
平性であるため、警告とします。プライバシーマークでは、運用に責任を持つ個人情報保護管理者も監査をせず、個人情報
保護監査責任者が監査を指揮します。役割は監査の日で判断します。対象は、これから行う監査、今年度の監査、及び日付
のある任命から役割が分かる過去の監査です。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-02
      employment: employee
      roles: [privacy_manager]
    departments/D-02.yaml: {id: D-02, name: 営業部}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      auditors: [P-03]
      planned: 2026-12

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-02
      employment: employee
      roles: [privacy_auditor]
    departments/D-02.yaml: {id: D-02, name: 営業部}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      manager: P-03
      auditors: [P-03]
      planned: 2026-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import day_of, internal, team
from isms.diagnostic import Level, Text
from isms.model.person import Role
from isms.roles import held, holders_on
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD006"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.2.3.2", "pmark:J.6.2")
HINT = Text(
    ja="監査員を別の人に替え、監査の指揮は個人情報保護監査責任者が行ってください。実施済みなら、別の監査員が結果"
    "を確かめます。",
    en="Let someone else audit; a PrivacyMark audit is directed by the privacy auditor. Where it took place "
    "already, let another auditor go over the results.",
)
MAY_NOT = Text(
    ja="「{role}」の{person}が監査員になっています。",
    en="{person}, who holds the role '{role}', is an auditor.",
)
NOT_THE_AUDITOR = Text(
    ja="監査責任者の{person}は、個人情報保護監査責任者ではありません。",
    en="{person} directs the audit, but is not the privacy auditor.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the auditors and managers of audits who may not be that."""
    privacy = aims_at(programme, PRIVACY_MARK)
    for audit in filter(internal, programme.audits):
        covers = privacy and speaks_of(audit.standards, PRIVACY_MARK)
        barred = (Role.TOP_MANAGEMENT, *((Role.PRIVACY_MANAGER,) if covers else ()))
        for person, field in team(audit).items():
            role = next((role for role in barred if held(programme, person, role, day_of(audit))), None)
            if role is not None:
                message = MAY_NOT.of(role=role, person=programme.people[person].name)
                yield Flaw(audit, field, message, None if covers else Level.WARNING)
        if covers:
            yield from _manager(programme, audit)


def _manager(programme: Programme, audit: Audit) -> Iterator[Flaw]:
    """Ask that the privacy auditor directs the audit, where it is known who that was."""
    day, manager = day_of(audit), audit.manager
    directs = manager is None or held(programme, manager, Role.PRIVACY_AUDITOR, day)
    if directs is False and manager is not None and holders_on(programme, Role.PRIVACY_AUDITOR, day):
        person = programme.people[manager].name
        yield Flaw(audit, ("manager",), NOT_THE_AUDITOR.of(person=person))
