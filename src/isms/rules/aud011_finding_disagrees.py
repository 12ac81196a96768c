"""Checklist and findings of an audit say the same.
監査のチェックリストと指摘の内容が一致していること。

A row that does not conform leads to a nonconformity, one that conforms does not. The finding that a row names
is one of this audit, and of the department of the row. Where a nonconformity of the audit is raised against a
clause, the checklist does not call that clause conforming throughout. Where they disagree, one of them is
wrong, and nobody knows which.

不適合とした行は不適合の指摘につながり、適合とした行はつながりません。行に書いた指摘は、その監査の、その部署の
指摘です。監査で不適合を指摘した要求事項を、チェックリストで適合としていることはありません。食い違っていれば、
どちらかが誤っています。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:7.3", department: D-01, result: conform, evidence: 受講記録, finding: F-01}
    findings/F-01.yaml:
      id: F-01
      source: audit
      audit: AU-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-10-08
      owner: P-01
      due: 2026-12-25

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:7.3", department: D-01, result: nonconform, evidence: 受講記録, finding: F-01}
    findings/F-01.yaml:
      id: F-01
      source: audit
      audit: AU-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-10-08
      owner: P-01
      due: 2026-12-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.audit import CheckResult
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.audit import Audit, ChecklistRow
    from isms.model.finding import Finding
    from isms.model.programme import Programme

CODE = "AUD011"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "27001:10.2", "15001:9.2", "pmark:J.6.2", "pmark:J.7.1")
HINT = Text(
    ja="監査員に確かめ、チェックリストの行か指摘の記録のどちらかを直してください。",
    en="Ask the auditor, and correct the row of the checklist or the finding.",
)
TOO_MILD = Text(
    ja="{clause} を不適合と判定していますが、指摘 {finding} の区分は「{grade}」です。",
    en="{clause} is found not to conform, but the finding {finding} is graded '{grade}'.",
)
TOO_GRAVE = Text(
    ja="{clause} を「{result}」と判定していますが、指摘 {finding} は不適合({grade})です。",
    en="{clause} is judged '{result}', but the finding {finding} is a nonconformity ({grade}).",
)
OTHER_AUDIT = Text(
    ja="指摘 {finding} は、別の監査({audit})の指摘です。",
    en="The finding {finding} is one of another audit, {audit}.",
)
OTHER_DEPARTMENT = Text(
    ja="指摘 {finding} の部署が、行の対象部署と違います。",
    en="The finding {finding} names another department than the row.",
)
CALLED_CONFORMING = Text(
    ja="{clause} の不適合が指摘されていますが、監査 {audit} のチェックリストでは適合としています。",
    en="A nonconformity is raised against {clause}, which the checklist of {audit} calls conforming.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows and the findings that disagree."""
    for audit in programme.audits:
        for row in audit.checklist:
            finding = programme.findings.get(row.finding)
            if finding is not None and row.result is not None:
                yield from _row(audit, row, row.result, finding)
    for finding in programme.findings:
        audit_of = programme.audits.get(finding.audit)
        if audit_of is not None and finding.nonconformity and _conforming(audit_of, finding):
            message = CALLED_CONFORMING.of(clause=finding.clause, audit=audit_of.shown)
            yield Flaw(finding, ("clause",), message)


def _row(audit: Audit, row: ChecklistRow, result: CheckResult, finding: Finding) -> Iterator[Flaw]:
    here = ("checklist", row.ordinal)
    values = {"clause": row.clause, "finding": finding.shown, "grade": finding.grade, "result": result}
    if finding.nonconformity != (result is CheckResult.NONCONFORM):
        grave = TOO_GRAVE if finding.nonconformity else TOO_MILD
        yield Flaw(audit, (*here, "result"), grave.of(**values))
    if finding.audit not in {None, audit.key}:
        yield Flaw(audit, (*here, "finding"), OTHER_AUDIT.of(finding=finding.shown, audit=finding.audit))
    elif row.department and finding.department not in {None, row.department}:
        other = OTHER_DEPARTMENT.of(finding=finding.shown)
        yield Flaw(audit, (*here, "finding"), other, Level.WARNING)


def _conforming(audit: Audit, finding: Finding) -> bool:
    """Tell whether the checklist has the clause of a finding, names it nowhere, and calls it conforming."""
    rows = [
        row
        for row in audit.checklist
        if row.clause == finding.clause and row.department in {None, finding.department}
    ]
    named = any(row.finding == finding.key for row in audit.checklist)
    return bool(rows) and not named and all(row.result is CheckResult.CONFORM for row in rows)
