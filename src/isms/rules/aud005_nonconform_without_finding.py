"""What an audit finds not to conform has a finding.
監査で不適合とした行に、指摘の記録があること。

A row of a checklist whose result is that something does not conform names the record of the finding: there
its cause and its corrective action are kept. Without it nobody can follow the nonconformity up. Asked of the
audits of this fiscal year and the one before, and of those to come.

チェックリストで不適合と判定した行には、原因と是正処置を残す指摘の記録を書きます。書いていなければ、不適合がど
うなったかを誰も追えません。前年度以降の監査を確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-12
      checklist:
        - {clause: "27001:7.3", department: D-01, result: nonconform, evidence: 未受講者が2名いる}

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-12
      checklist:
        - {clause: "27001:7.3", department: D-01, result: nonconform, evidence: 未受講者, finding: F-01}
    findings/F-01.yaml:
      id: F-01
      source: audit
      audit: AU-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-11-20
      owner: P-01
      due: 2026-12-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import recent
from isms.diagnostic import Fault, Level, Text
from isms.model.audit import CheckResult
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD005"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "27001:10.2", "15001:9.2", "pmark:J.6.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="findings/ に指摘を登録し、その番号を行の finding に書いてください。",
    en="Record the finding under findings/ and name it in the row.",
)
NO_FINDING = Text(
    ja="{clause} を不適合と判定していますが、指摘の記録がありません。",
    en="{clause} is found not to conform, but no finding is named.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows of checklists that do not conform and name no finding."""
    for audit in recent(programme):
        for row in audit.checklist:
            if row.result is CheckResult.NONCONFORM and row.lacks("finding"):
                yield Flaw(audit, ("checklist", row.ordinal, "result"), NO_FINDING.of(clause=row.clause))
