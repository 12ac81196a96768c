"""An audit: by our own auditors, by clients, or by a certification body."""

from __future__ import annotations

from datetime import date

from isms.fields import (
    groups,
    happened,
    identifier,
    person,
    persons,
    planned_day_or_month,
    ref,
    refs,
    text,
    texts,
    word,
)
from isms.kind import Record, record
from isms.scalars import Word


class AuditKind(Word):
    """Who audits whom."""

    INTERNAL = "internal", "内部監査", "Internal audit"
    CLIENT = "client", "顧客による監査", "Client audit"
    SUPPLIER = "supplier", "委託先監査", "Supplier audit"
    STAGE1 = "stage1", "第一段階審査", "Stage 1"
    STAGE2 = "stage2", "第二段階審査", "Stage 2"
    SURVEILLANCE = "surveillance", "維持審査", "Surveillance"
    RECERTIFICATION = "recertification", "更新審査", "Recertification"
    DOCUMENT_REVIEW = "document_review", "文書審査", "Document review"
    ONSITE = "onsite", "現地審査", "On-site audit"


BY_BODY = frozenset(
    {
        AuditKind.STAGE1,
        AuditKind.STAGE2,
        AuditKind.SURVEILLANCE,
        AuditKind.RECERTIFICATION,
        AuditKind.DOCUMENT_REVIEW,
        AuditKind.ONSITE,
    }
)
"""The audits that a certification body does."""


class AuditPart(Word):
    """Whether rules are audited against the standard, or work against the rules."""

    CONFORMITY = "conformity", "適合状況", "Conformity"
    OPERATION = "operation", "運用状況", "Operation"
    BOTH = "both", "適合状況及び運用状況", "Both"


class CheckResult(Word):
    """What an auditor found at one point of the checklist."""

    CONFORM = "conform", "適合", "Conforms"
    NONCONFORM = "nonconform", "不適合", "Does not conform"
    OBSERVE = "observe", "観察事項", "Observation"
    NA = "na", "該当なし", "Not applicable"


@record(ja="監査チェックリスト", en="Checklist row")
class ChecklistRow(Record):
    """One point of the checklist: what was asked, of whom, and what was found."""

    clause: str = text("要求事項", "Clause", "箇条", required=True)
    question: str | None = text("確認事項", "Question", "質問")
    department: str | None = ref("department", "対象部署", "Department")
    auditor: str | None = person("監査員", "Auditor")
    interviewee: str | None = text("被監査者", "Interviewee")
    result: CheckResult | None = word(CheckResult, "判定", "Result", accepts={"観察": "observe"})
    evidence: str | None = text("確認した証拠", "Evidence")
    finding: str | None = ref("finding", "指摘", "Finding")


@record(folder="audits", ja="監査", en="Audit")
class Audit(Record):
    """An audit with its plan, its checklist and its conclusion."""

    id: str = identifier("監査番号", "Id")
    title: str = text("監査名", "Title", required=True)
    kind: AuditKind | None = word(AuditKind, "監査の種類", "Kind")
    part: AuditPart | None = word(AuditPart, "監査の区分", "Part")
    standards: tuple[str, ...] = texts("対象規格", "Standards")
    departments: tuple[str, ...] = refs("department", "被監査部署", "Departments", "監査対象部署")
    businesses: tuple[str, ...] = texts("対象事業", "Businesses")
    criteria: tuple[str, ...] = texts("監査基準", "Criteria")
    manager: str | None = person("監査責任者", "Audit manager")
    lead: str | None = person("監査チームリーダー", "Lead auditor", "主任監査員")
    auditors: tuple[str, ...] = persons("監査員", "Auditors")
    planned: date | str = planned_day_or_month("実施予定", "Planned", "実施予定日", required=True)
    plan_approved_by: str | None = person("計画承認者", "Plan approved by")
    plan_approved_on: date | None = happened(
        "計画承認日", "Plan approved on", withdraws=("plan_approved_by",)
    )
    performed: date | None = happened("実施日", "Performed", withdraws=("conclusion",))
    report_on: date | None = happened("報告日", "Report on", withdraws=("reported_to",))
    reported_to: str | None = person("報告先", "Reported to")
    accepted_on: date | None = happened("受領日", "Accepted on", "報告書承認日")
    checklist: tuple[ChecklistRow, ...] = groups(ChecklistRow, "監査チェックリスト", "Checklist")
    conclusion: str | None = text("監査結論", "Conclusion", "総括")

    @property
    def ours(self) -> bool:
        """Whether it is an internal audit; one that does not say is taken for one."""
        return self.kind in {None, AuditKind.INTERNAL}
