"""The result of a self-inspection in one department and month."""

from __future__ import annotations

import datetime

from isms.fields import happened, person, ref, text, word
from isms.fields import month as calendar_month
from isms.kind import Record, record
from isms.scalars import Word


class InspectionOutcome(Word):
    """What an inspection found."""

    OK = "ok", "適", "OK"
    NG = "ng", "否", "Not OK"
    NA = "na", "該当なし", "Not applicable"


@record(
    folder="inspections/results",
    ja="自主点検の結果",
    en="Inspection result",
    key=("inspection", "department", "month"),
    tabular=True,
)
class InspectionResult(Record):
    """What one department found in one month, and who checked it."""

    inspection: str = ref("inspection", "点検番号", "Inspection", "点検項目", required=True)
    department: str = ref("department", "部署", "Department", required=True)
    month: str = calendar_month("対象月", "Month", required=True)
    result: InspectionOutcome = word(InspectionOutcome, "点検結果", "Result", "結果", required=True)
    by: str = person("点検者", "By", required=True)
    date: datetime.date | None = happened("点検日", "Date", begins=True)
    comment: str | None = text("コメント", "Comment")
    finding: str | None = ref("finding", "不適合・指摘", "Finding")
    checked_by: str | None = person("事務局確認", "Checked by", "事務局確認者")
    checked_on: datetime.date | None = happened("確認日", "Checked on", withdraws=("checked_by",))
    reported_on: datetime.date | None = happened("報告日", "Reported on")
