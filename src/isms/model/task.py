"""A task: one line of the plan towards certification or through the year."""

from __future__ import annotations

from datetime import date

from isms.fields import happened, identifier, person, planned, text, whole
from isms.kind import Record, record


@record(folder="tasks", ja="計画項目", en="Task")
class Task(Record):
    """One line of the project plan (計画表)."""

    id: str = identifier("計画番号", "Id")
    title: str = text("作業項目", "Title", "作業", required=True)
    step: str | None = text("工程", "Step")
    owner: str = person("担当者", "Owner", "担当", required=True)
    start: date | None = planned("開始予定日", "Start", "開始日")
    due: date = planned("期限", "Due", "完了予定日", required=True)
    done: date | None = happened("完了日", "Done")
    cost_jpy: int | None = whole("費用(円)", "Cost (JPY)", "費用")
