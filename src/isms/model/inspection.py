"""An inspection: a point that departments check themselves at fixed intervals (自主点検)."""

from __future__ import annotations

from datetime import date

from isms.fields import identifier, planned, ref, refs, text, word
from isms.fields import item as framework_item
from isms.kind import Record, record
from isms.model.interval import Interval


@record(folder="inspections", ja="自主点検", en="Inspection")
class Inspection(Record):
    """A point that departments check themselves.

    Without ``departments`` all departments in scope check it. Without ``starts`` the first result of a
    department starts it there.
    """

    id: str = identifier("点検番号", "Id")
    item: str = text("点検項目", "Item", required=True)
    treatment: str | None = ref("treatment", "リスク対応", "Treatment")
    departments: tuple[str, ...] = refs("department", "対象部署", "Departments")
    every: Interval | None = word(Interval, "点検周期", "Every", "周期")
    starts: date | None = planned("開始日", "Starts")
    ends: date | None = planned("終了日", "Ends")
    criteria: str | None = text("判定基準", "Criteria")
    control: str | None = framework_item("管理策", "Control")
