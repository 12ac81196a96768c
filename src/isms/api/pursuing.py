"""The objectives of a month, and of the twelve months up to it, as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.api.listings import named
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed
from isms.months import twelve_until, written
from isms.objectives import values_by_month
from isms.objectives.month import measures, overdue
from isms.trend import sparkline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.model.programme import Programme
from isms.objectives.month import Measure

COLUMNS = (
    Column("id", Text(ja="目的番号", en="Id")),
    Column("title", Text(ja="目的", en="Objective")),
    Column("department", Text(ja="部署", en="Department"), spare=2),
    Column("target", Text(ja="目標値", en="Target")),
    Column("value", Text(ja="実績値", en="Value")),
    Column("unit", Text(ja="単位", en="Unit")),
    Column("trend", Text(ja="前回比", en="Against before"), spare=4),
    Column("met", Text(ja="目標達成", en="On target")),
    Column("by", Text(ja="記入者", en="By"), spare=5),
    Column("checked_by", Text(ja="事務局確認", en="Checked by"), spare=3),
    Column("checked_on", Text(ja="確認日", en="Checked on"), spare=6),
    Column("lacks", Text(ja="不足", en="Missing")),
)
OTHERS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("direction", Text(ja="達成の方向", en="Direction")),
    Column("before", Text(ja="前回の値", en="Before")),
    Column("discussion", Text(ja="検討内容", en="Discussion")),
    Column("comment", Text(ja="コメント", en="Comment")),
    Column("date", Text(ja="記入日", en="Date")),
    Column("owner", Text(ja="責任者", en="Owner")),
    Column("due", Text(ja="期限", en="Due")),
    Column("overdue", Text(ja="期限超過", en="Overdue")),
)


def objective_listing(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return every objective of a month, as `isms objective --format json` has it."""
    return listed(
        [_row(programme, each) for each in measures(programme, month, departments)], COLUMNS, OTHERS
    )


def _row(programme: Programme, measure: Measure) -> Mapping[str, Any]:
    """Return the row of one objective."""
    objective, entry = measure.objective, measure.entry
    return {
        "id": objective.key,
        "title": objective.title,
        "department": named(programme, "department", objective.department),
        "owner": named(programme, "person", objective.owner),
        "month": written(measure.month),
        "target": objective.target,
        "direction": objective.direction,
        "unit": objective.unit,
        "value": measure.value,
        "before": measure.before,
        "trend": measure.trend,
        "met": measure.met,
        "discussion": entry.discussion if entry else None,
        "comment": entry.comment if entry else None,
        "by": named(programme, "person", entry.by if entry else None),
        "date": entry.date if entry else None,
        "checked_by": named(programme, "person", entry.checked_by if entry else None),
        "checked_on": entry.checked_on if entry else None,
        "due": measure.due,
        "overdue": overdue(programme, measure),
        "lacks": measure.lacks,
    }


def objective_months(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return the values of every objective in a month and in the eleven before it, with their trend."""
    months = twelve_until(month)
    heads = [Column(written(each), Text(ja=written(each), en=written(each))) for each in months]
    rows: list[dict[str, Any]] = []
    for objective in programme.objectives:
        entries = values_by_month(objective)
        if objective.draft or (departments and objective.department not in departments):
            continue
        if entries.keys().isdisjoint(months):
            continue
        values = [entries.get(each) for each in months]
        row = {
            "id": objective.key,
            "title": objective.title,
            "unit": objective.unit,
            "target": objective.target,
        }
        row |= {written(each): value for each, value in zip(months, values, strict=True)}
        rows.append({**row, "trend": sparkline(values)})
    by_name = {column.field: column for column in COLUMNS}
    first = [by_name[name] for name in ("id", "target", "unit")]
    trend = Column("trend", Text(ja="推移", en="Trend"))
    return listed(rows, (*first, *heads, trend), (by_name["title"],))
