"""A finding names the audit or the incident that it comes from.
指摘に、元になった監査や事故が書かれていること。

Where a finding says that it comes from an audit or an incident, it names the record: the audit counts it, and
the incident is closed with it.

発生源が監査又は事故の指摘には、その記録の番号を書きます。監査の結果の集計と事故の完結は、この番号をたどりま
す。

Fails:

    findings/F-01.yaml:
      id: F-01
      source: audit
      department: D-01
      grade: observation
      description: 掲示の方針の日付が読みにくい。
      raised_on: 2026-06-10

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-06
      performed: 2026-06-10
    findings/F-01.yaml:
      id: F-01
      source: audit
      audit: AU-01
      department: D-01
      grade: observation
      description: 掲示の方針の日付が読みにくい。
      raised_on: 2026-06-10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.finding import FindingSource
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR014"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査の番号を audit に、事故の番号を incident に書いてください。",
    en="Name the audit under audit, or the incident under incident.",
)
NO_AUDIT = Text(
    ja="発生源が監査・審査の指摘ですが、監査の番号がありません。",
    en="It comes from an audit, but names none.",
)
NO_INCIDENT = Text(
    ja="発生源が事故の指摘ですが、事故の番号がありません。", en="It comes from an incident, but names none."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the findings that do not name where they come from."""
    for finding in programme.findings:
        if finding.source is FindingSource.AUDIT and finding.lacks("audit"):
            yield Flaw(finding, ("audit",), NO_AUDIT.of())
        if finding.source is FindingSource.INCIDENT and finding.lacks("incident"):
            yield Flaw(finding, ("incident",), NO_INCIDENT.of())
