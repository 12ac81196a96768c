"""An objective: what a department wants to reach in the year, and its months."""

from __future__ import annotations

import datetime
from decimal import Decimal

from isms.fields import flag, group, groups, happened, identifier, number, person, planned, ref, text, word
from isms.fields import month as calendar_month
from isms.kind import Record, record
from isms.model.interval import Interval
from isms.model.stamp import Approval
from isms.scalars import Word


class Direction(Word):
    """Which side of the target is good."""

    AT_LEAST = "at_least", "以上", "At least"
    AT_MOST = "at_most", "以下", "At most"


@record(ja="月次の記録", en="Month")
class ObjectiveMonth(Record):
    """The value of one month, what was discussed, and who checked it."""

    value: Decimal | None = number("実績値", "Value", "実績")
    comment: str | None = text("コメント", "Comment")
    discussion: str | None = text("検討内容", "Discussion")
    by: str | None = person("記入者", "By")
    date: datetime.date | None = happened("記入日", "Date", begins=True)
    checked_by: str | None = person("確認者", "Checked by", "事務局確認")
    checked_on: datetime.date | None = happened("確認日", "Checked on", withdraws=("checked_by",))
    month: str | None = calendar_month("対象月", "Month")


@record(folder="objectives", ja="情報セキュリティ目的", en="Objective")
class Objective(Record):
    """What is to be reached, how it is measured, and how it went month by month.

    ``every`` tells how often it is measured where that is not every month.
    """

    id: str = identifier("目的番号", "Id")
    title: str = text("目的", "Title", "情報セキュリティ目的", required=True)
    department: str | None = ref("department", "部署", "Department")
    measure: str = text("測定方法", "Measure", required=True)
    every: Interval | None = word(Interval, "測定周期", "Every")
    unit: str | None = text("単位", "Unit")
    baseline: Decimal | None = number("現状値", "Baseline")
    target: Decimal = number("目標値", "Target", required=True)
    direction: Direction | None = word(Direction, "達成の方向", "Direction")
    actions: str | None = text("実施事項", "Actions")
    resources: str | None = text("必要な資源", "Resources", "資源")
    evaluation: str | None = text("評価方法", "Evaluation")
    owner: str = person("責任者", "Owner", required=True)
    starts: datetime.date | None = planned("開始日", "Starts")
    due: datetime.date | None = planned("達成期限", "Due", "期限")
    treatment: str | None = ref("treatment", "リスク対応", "Treatment")
    approved_by: str | None = person("承認者", "Approved by")
    approved_on: datetime.date | None = happened(
        "承認日", "Approved on", withdraws=("approved_by", "approval")
    )
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    months: tuple[ObjectiveMonth, ...] = groups(ObjectiveMonth, "月次の記録", "Months")
    result: str | None = text("結果", "Result")
    achieved: bool | None = flag("達成", "Achieved")
