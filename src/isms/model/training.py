"""A training: what is taught to whom, planned and held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from isms.fields import group, happened, identifier, number, person, planned_day_or_month, text, texts, word
from isms.fields import planned as planned_day
from isms.kind import Record, record
from isms.model.stamp import Approval
from isms.scalars import Word


class TrainingKind(Word):
    """What a training is for."""

    GENERAL = "general", "全員教育", "General"
    NEW_JOINER = "new_joiner", "入社時教育", "New joiners"
    FUNCTION = "function", "職務別教育", "By function"
    AUDITOR = "auditor", "監査員教育", "Auditors"
    KICKOFF = "kickoff", "キックオフ", "Kick-off"
    DRILL = "drill", "事故対応訓練", "Drill"


@record(folder="trainings", ja="教育訓練", en="Training")
class Training(Record):
    """What is taught to whom.

    ``audience`` names employment kinds, departments, roles, or ``all``.
    """

    id: str = identifier("教育番号", "Id")
    title: str = text("教育名", "Title", "教育訓練名", required=True)
    kind: TrainingKind | None = word(TrainingKind, "教育の種類", "Kind")
    planned: date | str = planned_day_or_month("実施予定", "Planned", "実施予定日", required=True)
    plan_approved_by: str | None = person("計画承認者", "Plan approved by")
    plan_approved_on: date | None = happened(
        "計画承認日", "Plan approved on", withdraws=("plan_approved_by",)
    )
    held: date | None = happened(
        "実施日", "Held", withdraws=("effectiveness", "approved_by", "approved_on", "approval", "lessons")
    )
    ends: date | None = planned_day("終了日", "Ends")
    audience: tuple[str, ...] = texts("対象者", "Audience")
    contents: str = text("教育内容", "Contents", "内容", required=True)
    material: str | None = text("教材", "Material")
    method: str | None = text("実施方法", "Method", "方法")
    instructor: str | None = text("講師", "Instructor")
    test: str | None = text("理解度確認", "Test", "テスト")
    pass_mark: Decimal | None = number("合格点", "Pass mark")
    effectiveness: str | None = text("有効性の評価", "Effectiveness")
    approved_by: str | None = person("承認者", "Approved by")
    approved_on: date | None = happened("承認日", "Approved on", withdraws=("approved_by", "approval"))
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    scenario: str | None = text("訓練シナリオ", "Scenario", "シナリオ")
    lessons: str | None = text("教訓・改善点", "Lessons", "教訓")
