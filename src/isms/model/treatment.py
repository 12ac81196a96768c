"""A treatment: one row of the risk treatment plan (リスク対応計画)."""

from __future__ import annotations

import datetime

from isms.fields import (
    group,
    groups,
    happened,
    identifier,
    items,
    person,
    planned,
    ref,
    refs,
    text,
    whole,
    word,
)
from isms.kind import Record, record
from isms.model.stamp import Approval, Stamps
from isms.scalars import Word


class Route(Word):
    """How a planned treatment is carried into daily work."""

    OBJECTIVE = "objective", "目的", "Objective"
    INSPECTION = "inspection", "自主点検", "Inspection"
    PROJECT = "project", "個別対応", "Project"


@record(ja="進捗", en="Progress")
class Progress(Record):
    """How far a treatment was on one day."""

    date: datetime.date | None = happened("報告日", "Date", begins=True)
    by: str | None = person("報告者", "By")
    percent: int | None = whole("進捗率(%)", "Percent", "進捗率")
    note: str | None = text("内容", "Note")


@record(folder="treatments", ja="リスク対応", en="Treatment")
class Treatment(Record):
    """What is done about one or more risks, by whom and until when.

    ``approved_by`` is the owner of the risk, who approves the plan.
    """

    id: str = identifier("対応番号", "Id", "リスク対応番号")
    title: str = text("対応名", "Title", required=True)
    department: str | None = ref("department", "対応部署", "Department", "部署")
    risks: tuple[str, ...] = refs("risk", "対象リスク", "Risks", "リスク", required=True)
    controls: tuple[str, ...] = items("管理策", "Controls")
    action: str = text("実施内容", "Action", "対応内容", required=True)
    route: Route = word(Route, "展開区分", "Route", required=True)
    owner: str = person("実施責任者", "Owner", "担当者", required=True)
    approved_by: str | None = person("承認者(リスク所有者)", "Approved by", "承認者", "リスク所有者")
    approved_on: datetime.date | None = happened(
        "承認日", "Approved on", withdraws=("approved_by", "approval")
    )
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    due: datetime.date = planned("期限", "Due", "実施期限", required=True)
    done: datetime.date | None = happened("完了日", "Done", withdraws=("result",))
    progress: tuple[Progress, ...] = groups(Progress, "進捗", "Progress")
    result: str | None = text("結果", "Result")
    resources: str | None = text("必要な資源", "Resources", "資源")
    cost_jpy: int | None = whole("費用(円)", "Cost (JPY)", "費用")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")
    stamps: Stamps | None = group(Stamps, "刻印", "Stamps")
