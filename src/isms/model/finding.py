"""A finding: a nonconformity or a remark, and what became of it."""

from __future__ import annotations

import datetime

from isms.fields import group, groups, happened, identifier, person, planned, ref, text, word
from isms.kind import Record, record
from isms.model.stamp import Approval
from isms.scalars import Word


class FindingSource(Word):
    """Where a finding comes from."""

    AUDIT = "audit", "監査・審査", "Audit"
    INCIDENT = "incident", "事故", "Incident"
    INSPECTION = "inspection", "自主点検", "Inspection"
    REVIEW = "review", "マネジメントレビュー", "Management review"
    COMPLAINT = "complaint", "苦情", "Complaint"
    CLIENT = "client", "顧客", "Client"
    EXTERNAL = "external", "外部", "External"


class Grade(Word):
    """How grave a finding is."""

    MAJOR = "major", "重大", "Major nonconformity"
    MINOR = "minor", "軽微", "Minor nonconformity"
    OBSERVATION = "observation", "観察事項", "Observation"
    OPPORTUNITY = "opportunity", "改善の機会", "Opportunity for improvement"
    STRENGTH = "strength", "優れた点", "Strength"


class EffectivenessResult(Word):
    """Whether a corrective action worked."""

    EFFECTIVE = "effective", "有効", "Effective"
    INEFFECTIVE = "ineffective", "有効でない", "Ineffective"


@record(ja="水平展開", en="Similar case")
class SimilarCase(Record):
    """Whether the same was found in another department."""

    department: str | None = ref("department", "部署", "Department")
    found: str | None = text("確認結果", "Found")


@record(ja="有効性の確認", en="Effectiveness")
class Effectiveness(Record):
    """Whether a corrective action worked, judged after a while."""

    date: datetime.date | None = happened("確認日", "Date", begins=True)
    by: str | None = person("確認者", "By")
    result: EffectivenessResult | None = word(EffectivenessResult, "有効性", "Result")
    note: str | None = text("内容", "Note")


@record(folder="findings", ja="不適合・指摘", en="Finding")
class Finding(Record):
    """A nonconformity or a remark: its correction, its cause and its corrective action."""

    id: str = identifier("指摘ID", "Id")
    number: str | None = text("指摘番号", "Number")
    source: FindingSource | None = word(FindingSource, "発生源", "Source")
    audit: str | None = ref("audit", "監査", "Audit")
    incident: str | None = ref("incident", "事故", "Incident")
    department: str | None = ref("department", "部署", "Department", "対象部署")
    grade: Grade = word(Grade, "区分", "Grade", "指摘区分", required=True)
    clause: str | None = text("要求事項", "Clause", "箇条")
    description: str = text("指摘内容", "Description", "不適合の内容", required=True)
    raised_on: datetime.date = happened("指摘日", "Raised on", "発見日", required=True, begins=True)
    raised_by: str | None = person("指摘者", "Raised by")
    owner: str | None = person("是正責任者", "Owner", "担当者")
    due: datetime.date | None = planned("是正期限", "Due", "期限")
    reply_due: datetime.date | None = planned("回答期限", "Reply due")
    replied_on: datetime.date | None = happened("回答日", "Replied on")
    accepted_on: datetime.date | None = happened("受理日", "Accepted on")
    correction: str | None = text("修正", "Correction")
    corrected_on: datetime.date | None = happened("修正日", "Corrected on", withdraws=("correction",))
    cause: str | None = text("原因", "Cause")
    similar: tuple[SimilarCase, ...] = groups(SimilarCase, "水平展開", "Found elsewhere")
    similar_cases: str | None = text("水平展開の内容", "Similar cases", "類似の不適合")
    action: str | None = text("是正処置", "Corrective action")
    action_approved_by: str | None = person("是正処置承認者", "Action approved by")
    action_approved_on: datetime.date | None = happened(
        "是正処置承認日", "Action approved on", withdraws=("action_approved_by",)
    )
    done: datetime.date | None = happened("是正完了日", "Done", "完了日")
    effectiveness: Effectiveness | None = group(Effectiveness, "有効性の確認", "Effectiveness")
    closed_on: datetime.date | None = happened(
        "完結日", "Closed on", withdraws=("approved_by", "approved_on", "approval")
    )
    approved_by: str | None = person("承認者", "Approved by")
    approved_on: datetime.date | None = happened(
        "承認日", "Approved on", withdraws=("approved_by", "approval")
    )
    approval: Approval | None = group(Approval, "承認の方法", "Approval")

    @property
    def nonconformity(self) -> bool:
        """Whether a requirement is not met; else it is a remark."""
        return self.grade in {Grade.MAJOR, Grade.MINOR}
