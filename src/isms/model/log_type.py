"""A log type: an operating record that has to be kept, at fixed intervals or as it happens."""

from __future__ import annotations

from datetime import date

from isms.fields import identifier, planned, refs, text, word
from isms.kind import Record, record
from isms.model.interval import LogInterval


@record(folder="logs/types", ja="運用記録の種類", en="Log type")
class LogType(Record):
    """An operating record that has to be kept.

    ``originals`` tells where the originals are kept that hold personal data and stay out of here.
    """

    id: str = identifier("記録番号", "Id")
    name: str = text("記録名", "Name", required=True)
    every: LogInterval | None = word(LogInterval, "記録周期", "Every", "周期")
    departments: tuple[str, ...] = refs("department", "対象部署", "Departments")
    starts: date | None = planned("開始日", "Starts")
    retention: str | None = text("保存期間", "Retention")
    clause: str | None = text("要求事項", "Clause")
    originals: str | None = text("原本の保管場所", "Originals")
