"""The objectives of a month, and of the twelve months up to it, as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.api.listings import named
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed
from isms.months import twelve_until, written
from isms.objectives import values_by_month
from isms.objectives.heads import HEADS
from isms.objectives.month import measures, overdue
from isms.trend import sparkline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.model.programme import Programme
    from isms.objectives.month import Measure

COLUMNS = (
    Column("id", HEADS["id"]),
    Column("title", HEADS["title"]),
    Column("department", HEADS["department"], spare=2),
    Column("target", HEADS["target"]),
    Column("value", HEADS["value"]),
    Column("unit", HEADS["unit"]),
    Column("trend", HEADS["change"], spare=4),
    Column("met", HEADS["met"]),
    Column("by", HEADS["by"], spare=5),
    Column("checked_by", HEADS["checked_by"], spare=3),
    Column("checked_on", HEADS["checked_on"], spare=6),
    Column("lacks", HEADS["lacks"]),
)
OTHERS = tuple(
    Column(name, HEADS[name])
    for name in ("month", "direction", "before", "discussion", "comment", "date", "owner", "due", "overdue")
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
    first = [Column(name, HEADS[name]) for name in ("id", "target", "unit")]
    trend, title = (Column(name, HEADS[name]) for name in ("trend", "title"))
    return listed(rows, (*first, *heads, trend), (title,))
