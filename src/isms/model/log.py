"""A log entry: one operating record, such as a monthly review of entries to a room."""

from __future__ import annotations

import datetime

from isms.fields import happened, person, ref, refs, text, whole
from isms.kind import Record, record


@record(folder="logs", ja="運用記録", en="Log", key=(), tabular=True, named_by_file="type")
class Log(Record):
    """One operating record. Its type is the file's name where ``type`` is not written."""

    type: str | None = ref("log-type", "記録の種類", "Type", "記録番号")
    date: datetime.date = happened("実施日", "Date", "日付", required=True, begins=True)
    department: str | None = ref("department", "部署", "Department")
    what: str = text("実施内容", "What", "内容", required=True)
    count: int | None = whole("件数", "Count")
    by: str | None = person("実施者", "By")
    checked_by: str | None = person("確認者", "Checked by")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")
