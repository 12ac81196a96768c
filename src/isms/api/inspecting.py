"""The self-inspections of a month, and of the twelve months up to it, as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.api.listings import named
from isms.diagnostic import Text
from isms.inspecting.heads import FIGURES, LINE
from isms.inspecting.month import lines, overdue, tally
from isms.listing import Column, Listing, listed
from isms.months import twelve_until, written
from isms.trend import bar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.inspecting.month import Line
    from isms.model.programme import Programme

COLUMNS = (
    Column("inspection", LINE["inspection"]),
    Column("item", LINE["item"]),
    Column("department", LINE["department"]),
    Column("result", LINE["result"]),
    Column("by", LINE["by"], spare=1),
    Column("date", LINE["date"], spare=5),
    Column("checked_by", LINE["checked_by"], spare=2),
    Column("checked_on", LINE["checked_on"], spare=4),
    Column("finding", LINE["finding"], spare=3),
    Column("due", LINE["due"], spare=6),
    Column("lacks", LINE["lacks"]),
)
OTHERS = tuple(
    Column(name, LINE[name]) for name in ("month", "criteria", "comment", "overdue", "asked", "reported_on")
)
MONTH_COLUMNS = (
    Column("month", LINE["month"]),
    *(Column(name, head) for name, head in FIGURES.items()),
    Column("bar", Text(ja="「否」の推移", en="Trend of not OK")),
)


def inspection_listing(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return what a month asks for and what was found, as `isms inspect --format json` has it."""
    rows = [_row(programme, month, line) for line in lines(programme, month, departments)]
    return listed(rows, COLUMNS, OTHERS)


def _row(programme: Programme, month: int, line: Line) -> Mapping[str, Any]:
    """Return the row of one department and inspection."""
    result = line.result
    return {
        "inspection": line.inspection.key,
        "item": line.inspection.item,
        "department": named(programme, "department", line.department),
        "month": written(month),
        "criteria": line.inspection.criteria,
        "result": line.outcome,
        "by": named(programme, "person", result.by if result else None),
        "date": result.date if result else None,
        "comment": result.comment if result else None,
        "finding": result.finding if result else None,
        "checked_by": named(programme, "person", result.checked_by if result else None),
        "checked_on": result.checked_on if result else None,
        "reported_on": result.reported_on if result else None,
        "asked": line.asked,
        "due": line.due,
        "overdue": overdue(programme, line),
        "lacks": line.lacks,
    }


def inspection_months(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return the figures of a month and of the eleven before it, from the first to the last."""
    found = {each: tally(lines(programme, each, departments)) for each in twelve_until(month)}
    most = max(each.ng for each in found.values())
    rows = [
        {
            "month": written(number),
            "asked": each.asked,
            "done": each.done,
            "missing": each.missing,
            "rate": each.done * 100 // each.asked if each.asked else None,
            "ok": each.ok,
            "ng": each.ng,
            "na": each.na,
            "findings": each.found,
            "checked": each.checked,
            "bar": bar(each.ng, most),
        }
        for number, each in found.items()
    ]
    return listed(rows, MONTH_COLUMNS)
