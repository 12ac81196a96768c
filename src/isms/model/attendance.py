"""Attendance: whether one person took part in one training."""

from __future__ import annotations

import datetime
from decimal import Decimal

from isms.fields import flag, happened, number, ref, text, word
from isms.fields import person as who
from isms.kind import Record, record
from isms.scalars import Word


class AttendanceStatus(Word):
    """Whether a person took part."""

    ATTENDED = "attended", "受講", "Attended"
    ABSENT = "absent", "未受講", "Absent"
    EXEMPT = "exempt", "免除", "Exempt"


@record(
    folder="trainings/attendance",
    ja="受講記録",
    en="Attendance",
    key=("training", "person", "date"),
    tabular=True,
)
class Attendance(Record):
    """Whether one person took part in one training, and with what result."""

    training: str = ref("training", "教育番号", "Training", "教育訓練", required=True)
    person: str = who("受講者", "Person", "氏名", required=True)
    date: datetime.date | None = happened("受講日", "Date", begins=True)
    status: AttendanceStatus | None = word(AttendanceStatus, "受講状況", "Status")
    reason: str | None = text("理由", "Reason")
    score: Decimal | None = number("点数", "Score")
    passed: bool | None = flag("合格", "Passed", "合否")
    followed_up_on: datetime.date | None = happened("フォローアップ日", "Followed up on")
