"""An audit that was performed has results and evidence.
実施した監査に、結果と証拠が残っていること。

A performed internal audit has a checklist, each row of it a result, and each result what the auditor saw: the
evidence is what makes it one. A row that is not applicable needs no evidence. Where the checklist says which
department a row is about, every department of the audit has a row. Missing evidence, and a department without
a row, is a warning. Until the report, or until 60 days have passed (`days` of AUD008 in isms.yaml), all of
this is info. Asked of the audits of this fiscal year and the one before, and of those to come.

実施した内部監査にはチェックリストがあり、どの行にも判定と、判定の根拠として確認した証拠があります。該当なしの
行に証拠は要りません。行に対象部署を書いているときは、監査したすべての部署に行があります。証拠のない行、行のな
い部署は警告とします。報告までの間(60日。isms.yaml の AUD008 の `days`)は情報とします。前年度以降の監査を確か
めます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-30
      checklist:
        - {clause: "27001:5.2", question: 方針を周知しているか, department: D-01}

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:5.2", department: D-01, result: conform, evidence: 掲示の写真}
        - {clause: "27001:A.8.4", department: D-01, result: na}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import REPORT_DAYS, internal, recent
from isms.diagnostic import Fault, Level, Text
from isms.model.audit import CheckResult
from isms.organisation import below
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD010"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査員の記録から、判定(result)と確認した証拠(evidence)を行に書いてください。",
    en="From the auditors' notes, write the result and the evidence of each row.",
)
NO_CHECKLIST = Text(
    ja="監査を実施しましたが、チェックリストがありません。",
    en="The audit was performed, but it has no checklist.",
)
NO_RESULT = Text(
    ja="判定のない行が {count} 行あります(最初は {clause})。",
    en="{count} rows have no result; the first is {clause}.",
)
NO_EVIDENCE = Text(
    ja="確認した証拠のない行が {count} 行あります(最初は {clause})。",
    en="{count} rows do not say what the auditor saw; the first is {clause}.",
)
NO_ROW = Text(
    ja="監査した部署のうち、{department}の行がチェックリストにありません。",
    en="No row of the checklist is about {department}, a department of the audit.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the performed audits that lack a checklist, results, evidence or a department."""
    beneath, allowed = below(programme), days(programme, "AUD008", REPORT_DAYS)
    for audit in filter(internal, recent(programme)):
        if audit.performed is None or "checklist" in audit.unread:
            continue
        writing = audit.report_on is None and (programme.as_of - audit.performed).days <= allowed
        for flaw in _flaws(programme, audit, beneath):
            yield flaw._replace(ceiling=Level.INFO) if writing else flaw


def _flaws(programme: Programme, audit: Audit, beneath: Mapping[str, frozenset[str]]) -> Iterator[Flaw]:
    if not audit.checklist:
        yield Flaw(audit, ("checklist",), NO_CHECKLIST.of())
    yield from _rows(audit)
    yield from _departments(programme, audit, beneath)


def _rows(audit: Audit) -> Iterator[Flaw]:
    """Yield the first row without a result and the first without evidence, with how many there are."""
    open_rows = [row for row in audit.checklist if row.lacks("result")]
    judged = [row for row in audit.checklist if row.result not in {None, CheckResult.NA}]
    unproven = [row for row in judged if row.lacks("evidence")]
    if open_rows:
        message = NO_RESULT.of(count=len(open_rows), clause=open_rows[0].clause)
        yield Flaw(audit, ("checklist", open_rows[0].ordinal, "result"), message)
    if unproven:
        message = NO_EVIDENCE.of(count=len(unproven), clause=unproven[0].clause)
        yield Flaw(audit, ("checklist", unproven[0].ordinal, "evidence"), message, Level.WARNING)


def _departments(programme: Programme, audit: Audit, beneath: Mapping[str, frozenset[str]]) -> Iterator[Flaw]:
    """Yield the departments of an audit that no row is about, where rows say what they are about."""
    asked = {row.department for row in audit.checklist if row.department}
    if not asked:
        return
    for index, department in enumerate(audit.departments):
        if asked.isdisjoint(beneath.get(department, {department})):
            name = programme.departments.called(department)
            yield Flaw(audit, ("departments", index), NO_ROW.of(department=name), Level.WARNING)
