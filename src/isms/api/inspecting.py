"""The self-inspections of a month, and of the twelve months up to it, as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.api.listings import named
from isms.diagnostic import Text
from isms.inspecting.month import lines, overdue, tally
from isms.listing import Column, Listing, listed
from isms.months import twelve_until, written
from isms.trend import bar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.inspecting.month import Line
    from isms.model.programme import Programme

COLUMNS = (
    Column("inspection", Text(ja="点検番号", en="Inspection")),
    Column("item", Text(ja="点検項目", en="Item")),
    Column("department", Text(ja="部署", en="Department")),
    Column("result", Text(ja="結果", en="Result")),
    Column("by", Text(ja="点検者", en="By"), spare=1),
    Column("date", Text(ja="点検日", en="Date"), spare=5),
    Column("checked_by", Text(ja="事務局確認", en="Checked by"), spare=2),
    Column("checked_on", Text(ja="確認日", en="Checked on"), spare=4),
    Column("finding", Text(ja="指摘", en="Finding"), spare=3),
    Column("due", Text(ja="期限", en="Due"), spare=6),
    Column("lacks", Text(ja="不足", en="Missing")),
)
OTHERS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("criteria", Text(ja="判定基準", en="Criteria")),
    Column("comment", Text(ja="コメント", en="Comment")),
    Column("overdue", Text(ja="期限超過", en="Overdue")),
    Column("asked", Text(ja="対象", en="Asked for")),
    Column("reported_on", Text(ja="報告日", en="Reported on")),
)
MONTH_COLUMNS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("asked", Text(ja="対象", en="Asked")),
    Column("done", Text(ja="実施", en="Done")),
    Column("missing", Text(ja="未実施", en="Missing")),
    Column("rate", Text(ja="実施率(%)", en="Done (%)")),
    Column("ok", Text(ja="適", en="OK")),
    Column("ng", Text(ja="否", en="Not OK")),
    Column("na", Text(ja="該当なし", en="N/A")),
    Column("findings", Text(ja="指摘にした「否」", en="Findings")),
    Column("checked", Text(ja="確認済み", en="Checked")),
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
