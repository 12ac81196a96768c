"""A supplier: a firm that works for us, or keeps or handles our information."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from isms.fields import (
    flag,
    groups,
    happened,
    identifier,
    number,
    person,
    planned,
    text,
    texts,
    word,
    words,
)
from isms.kind import Record, record
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms.knowledge import ContractItem


class SupplierKind(Word):
    """What a supplier does."""

    CLOUD = "cloud", "クラウドサービス", "Cloud"
    HOSTING = "hosting", "ホスティング", "Hosting"
    LABOUR_TAX = "labour_tax", "社労士・税理士", "Labour and tax"
    DELIVERY = "delivery", "配送", "Delivery"
    DISPOSAL = "disposal", "廃棄", "Disposal"
    STAFFING = "staffing", "人材派遣", "Staffing"
    DEVELOPMENT = "development", "システム開発・保守", "Development"
    CLEANING_SECURITY = "cleaning_security", "清掃・警備", "Cleaning and security"
    OTHER = "other", "その他", "Other"


class Clause(Word):
    """What a PrivacyMark contract with a supplier has to settle."""

    RESPONSIBILITY = "responsibility", "責任の明確化", "Responsibility"
    SECURITY = "security", "安全管理", "Security"
    RE_ENTRUSTMENT = "re_entrustment", "再委託", "Re-entrustment"
    REPORTING = "reporting", "取扱状況の報告", "Reporting"
    VERIFICATION = "verification", "遵守の確認", "Verification"
    BREACH = "breach", "契約違反時の措置", "Breach of contract"
    INCIDENT = "incident", "事故の報告・連絡", "Incidents"
    TERMINATION = "termination", "契約終了後の措置", "Termination"


class AssessmentKind(Word):
    """On which occasion a supplier is assessed."""

    SELECTION = "selection", "選定時", "Selection"
    PERIODIC = "periodic", "定期", "Periodic"
    AD_HOC = "ad_hoc", "随時", "Ad hoc"


class AssessmentMethod(Word):
    """How a supplier is assessed."""

    QUESTIONNAIRE = "questionnaire", "調査票", "Questionnaire"
    PUBLIC_PAGE = "public_page", "公開情報", "Public page"
    CERTIFICATE = "certificate", "認証の確認", "Certificate"
    VISIT = "visit", "訪問", "Visit"


class AssessmentResult(Word):
    """What an assessment comes to."""

    PASS = "pass", "合格", "Pass"
    CONDITIONAL = "conditional", "条件付合格", "Conditional"
    FAIL = "fail", "不合格", "Fail"


class SupervisionKind(Word):
    """What is done to supervise a supplier."""

    SURVEY = "survey", "調査", "Survey"
    GUIDANCE = "guidance", "指導", "Guidance"
    TRAINING = "training", "教育", "Training"
    AUDIT = "audit", "監査", "Audit"
    VISIT = "visit", "訪問", "Visit"


@record(ja="委託先評価", en="Supplier assessment")
class SupplierAssessment(Record):
    """One assessment of a supplier."""

    date: datetime.date = happened("評価日", "Date", required=True, begins=True)
    by: str = text("評価者", "By", required=True)
    kind: AssessmentKind | None = word(AssessmentKind, "評価の機会", "Kind")
    method: AssessmentMethod | None = word(AssessmentMethod, "評価方法", "Method")
    score: Decimal | None = number("評価点", "Score", "点数")
    result: AssessmentResult = word(AssessmentResult, "評価結果", "Result", required=True)
    action: str | None = text("処置", "Action")
    next_due: datetime.date | None = planned("次回評価期限", "Next due")


@record(ja="委託先の監督", en="Supervision")
class Supervision(Record):
    """One act of supervising a supplier."""

    date: datetime.date = happened("実施日", "Date", required=True, begins=True)
    kind: SupervisionKind = word(SupervisionKind, "監督の種類", "Kind", required=True)
    by: str | None = person("実施者", "By")
    result: str | None = text("結果", "Result")


@record(folder="suppliers", ja="委託先", en="Supplier")
class Supplier(Record):
    """A firm that works for us, or keeps or handles our information."""

    id: str = identifier("委託先番号", "Id")
    name: str = text("委託先名", "Name", "委託先", required=True)
    kind: SupplierKind | None = word(SupplierKind, "委託先の種類", "Kind")
    service: str = text("委託業務", "Service", "委託内容", required=True)
    personal_information: bool | None = flag("個人情報の取扱い", "Handles personal information")
    my_number: bool | None = flag("特定個人情報の取扱い", "Handles My Number")
    owner: str = person("管理責任者", "Owner", "担当者", required=True)
    started: datetime.date | None = planned("委託開始日", "Started")
    ended: datetime.date | None = planned("委託終了日", "Ended")
    contract_signed: datetime.date | None = happened("契約締結日", "Contract signed", "契約日")
    contract_expires: datetime.date | None = planned("契約満了日", "Contract expires")
    auto_renewal: bool | None = flag("自動更新", "Auto-renewal")
    memo_signed: datetime.date | None = happened("覚書", "Memorandum signed", "覚書締結日")
    nda_signed: datetime.date | None = happened("秘密保持契約", "NDA signed", "秘密保持契約締結日")
    clauses: tuple[str, ...] = words(Clause, "契約条項", "Contract clauses", open=True)
    subcontractors: tuple[str, ...] = texts("再委託先", "Subcontractors")
    countries: tuple[str, ...] = texts("取扱国", "Countries")
    certifications: tuple[str, ...] = texts("取得認証", "Certifications")
    assessments: tuple[SupplierAssessment, ...] = groups(SupplierAssessment, "委託先評価", "Assessments")
    activities: tuple[Supervision, ...] = groups(Supervision, "監督の記録", "Supervision")
    returned_on: datetime.date | None = happened(
        "返却・消去の確認", "Return or erasure confirmed", "返却・消去確認日"
    )

    @property
    def entrusted(self) -> bool | None:
        """Whether personal information is in its hands; None where that is not known."""
        return True if self.my_number else self.personal_information

    @property
    def last_assessment(self) -> SupplierAssessment | None:
        """The assessment that counts today."""
        return max(self.assessments, key=lambda assessment: assessment.date, default=None)

    def unsettled(self, items: Iterable[ContractItem]) -> list[ContractItem]:
        """Return those items of a contract that the record names neither by their word nor by their title."""
        settled = frozenset(self.clauses)
        return [item for item in items if settled.isdisjoint((item.id, item.title_ja, item.title_en))]

    def serves_on(self, day: datetime.date) -> bool:
        """Tell whether the supplier works for us; unknown dates exclude no day."""
        return (self.started is None or self.started <= day) and (self.ended is None or day <= self.ended)
