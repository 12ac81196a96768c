"""An internal audit says what is audited, against what and by whom.
内部監査に、対象、監査基準、監査員が書かれていること。

An audit is planned with its scope (departments), its criteria and its auditors; a PrivacyMark audit also with
its audit manager. From its planned day on, or once it was performed, all of these are written. Rows of the
checklist that name departments or auditors are enough. Asked of the audits of this fiscal year and the one
before, and of those to come.

監査の計画では、対象とする部署、監査基準及び監査員を決めます。プライバシーマークの監査では、監査責任者も書きま
す。予定日が来た監査と実施した監査に、これらが書かれていることを確かめます。部署と監査員は、チェックリストの行
に書いてあればかまいません。前年度以降の監査を確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08

Passes:

    departments/D-02.yaml: {id: D-02, name: 品質部}
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-02
      employment: employee
      roles: [internal_auditor]
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      criteria: [JIS Q 27001:2023, 情報セキュリティ規程]
      lead: P-03
      planned: 2026-10
      performed: 2026-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import departments_of, internal, recent, team
from isms.diagnostic import Fault, Level, Text
from isms.model.audit import Audit
from isms.months import planned_until
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD017"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査計画書から、対象部署(departments)、監査基準(criteria)、監査員(lead、auditors)、監査責任者(manager)を"
    "書き写してください。",
    en="Copy departments, criteria, lead, auditors and manager from the plan of the audit.",
)
NOT_SAID = Text(ja="監査の{field}が書かれていません。", en="The audit does not say: {field}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what audits that are due or done do not say."""
    privacy = aims_at(programme, PRIVACY_MARK)
    for audit in filter(internal, recent(programme)):
        if audit.performed is None and programme.as_of < planned_until(audit.planned):
            continue
        said = {
            "departments": bool(departments_of(audit)),
            "criteria": bool(audit.criteria),
            "auditors": bool(team(audit)),
            "manager": bool(audit.manager) or not (privacy and speaks_of(audit.standards, PRIVACY_MARK)),
        }
        for field, there in said.items():
            if not there and field not in audit.unread:
                label = Audit.label_of(field)
                yield Flaw(audit, (field,), NOT_SAID.of(field=label))
