"""Self-inspections in rows: those of a month, and the year by department and inspection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms import monthly
from isms.diagnostic import Text
from isms.documents import objective_table
from isms.documents.heat_map import PLAIN, SHADES
from isms.documents.rows import spoken_rows
from isms.documents.table import Beside, Shade, Table
from isms.inspecting import heads
from isms.inspecting.month import lines as lines_of_month
from isms.months import written
from isms.objectives import heads as objective_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.documents.table import Cells
    from isms.inspecting.month import Line
    from isms.model.programme import Programme


_MONTH_HEADS: Mapping[str, Text] = {
    name: heads.LINE[name]
    for name in (
        *("inspection", "item", "department", "result", "by", "date", "due", "comment", "finding"),
        *("checked_by", "checked_on", "lacks"),
    )
}
_MONTH_WIDTHS = {"inspection": 9, "item": 40, "department": 18, "result": 9, "comment": 34}


def month_table(month: int | None = None) -> Table:
    """Return the self-inspections of a month in rows; without one, of the last that is over on the day."""

    def rows(programme: Programme) -> Iterator[Cells]:
        for line in lines_of_month(programme, monthly.month_meant(programme, month)):
            result = line.result
            yield {
                "inspection": line.inspection.key,
                "item": line.inspection.item,
                "department": programme.departments.called(line.department),
                "result": _NOT_YET if line.may_wait else line.outcome,
                "by": result and programme.people.called(result.by),
                "date": result and result.date,
                "due": line.due,
                "comment": result and result.comment,
                "finding": result and result.finding,
                "checked_by": result and programme.people.called(result.checked_by),
                "checked_on": result and result.checked_on,
                "lacks": None if line.may_wait else line.lacks,
            }

    def also(programme: Programme) -> Sequence[Beside]:
        report = monthly.the_month(programme, month)
        return (_twelve_months(report), _objectives(programme, report))

    def period(programme: Programme) -> Text:
        return monthly.label(monthly.month_meant(programme, month))

    return Table(lambda _: _MONTH_HEADS, rows, partial(spoken_rows, rows), _MONTH_WIDTHS, also, period)


_NOT_YET = Text(ja="期限前", en="not due yet")
"""Stands where the result of a quarter, half or year may still be of a later month."""
MONTH = heads.LINE["month"]
TREND = Text(ja="直近12か月の推移", en="The last twelve months")
OBJECTIVES = Text(ja="目的の実績", en="Objectives")
_FIGURES = {name: heads.FIGURES[name] for name in ("asked", "done", "ng", "checked")}
_OBJECTIVE_HEADS = (
    *(objective_heads.HEADS[name] for name in ("id", "title", "department", "target", "value", "unit")),
    objective_heads.HEADS["change"],
    objective_table.HEADS["met"],
    objective_heads.HEADS["trend"],
    objective_heads.HEADS["discussion"],
)


def _twelve_months(report: monthly.Month) -> Beside:
    """Return how many self-inspections were asked for, done and not OK, month by month."""
    rows = [
        (written(each.month), *(getattr(each.tally, name) for name in _FIGURES)) for each in report.before
    ]
    return Beside(TREND, (MONTH, *_FIGURES.values()), rows, (12, 10, 10, 10, 10))


def _objectives(programme: Programme, report: monthly.Month) -> Beside:
    """Return what the month says of each objective."""
    rows = []
    for each in report.objectives:
        said = each.objective
        department = programme.departments.called(said.department)
        found = (each.value, said.unit, each.trend, objective_table.MET[each.met], monthly.until(each))
        discussed = each.entry.discussion if each.entry else None
        rows.append((said.shown, said.title, department, said.target, *found, discussed))
    return Beside(OBJECTIVES, _OBJECTIVE_HEADS, rows, (13, 30, 18, 9, 9, 8, 10, 9, 14, 44))


_TOTAL = Text(ja="合計", en="Total")
_BY_INSPECTION = Text(ja="点検項目", en="Inspection")
_NOTHING = Text(ja="－", en="–")
_TO_BE_SEEN = SHADES[1]


def _year_heads(programme: Programme) -> Mapping[str, Text]:
    """Return the heads of the year: whose row it is, the months, and the figures of the year."""
    months = monthly.the_year(programme).months
    return {
        "name": Text(ja="部署・点検項目", en="Department or inspection"),
        "by": Text(ja="集計の単位", en="Counted by"),
        **{f"m{number}": month for number, month in enumerate(months)},
        **_FIGURES,
    }


_YEAR_WIDTHS = {"name": 40, "by": 11, **{f"m{number}": 11 for number in range(12)}}


def _year_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each department, each inspection and the whole."""
    year = monthly.the_year(programme)
    items = [each._replace(name=f"{record.shown} {each.name}") for record, each in year.inspections]
    every = [
        *((heads.LINE["department"], row) for row in year.departments),
        *((_BY_INSPECTION, row) for row in items),
        *([(_TOTAL, year.total)] if items else []),
    ]
    for by, row in every:
        months = {f"m{number}": _month(cell) for number, cell in enumerate(row.cells)}
        yield {
            "name": row.name or _TOTAL,
            "by": by,
            **months,
            **{name: getattr(row.total, name) for name in _FIGURES},
        }


def _month(cell: monthly.Cell) -> object:
    """Return a month: how many results there are, or in words and shaded what was left out or not OK.

    Months that asked for nothing, and those to come, are grey.
    """
    if cell.tally is None:
        return Shade(_NOTHING, *PLAIN)
    if cell.tally.results >= cell.tally.asked and not cell.tally.ng:
        return cell.tally.results
    return Shade(cell.text, *_TO_BE_SEEN)


FAILED = Text(ja="「否」とその処置", en="Not OK")
MISSING = Text(ja="未実施の点検", en="Not done")
CLOSED = Text(ja="完結日", en="Closed on")


def _beside_year(programme: Programme) -> Sequence[Beside]:
    """Return what was not OK in the year with what became of it, and what was not done in time, if any."""
    year = monthly.the_year(programme)
    about = tuple(_MONTH_HEADS[name] for name in ("inspection", "item", "department"))
    failed = []
    for line, finding in year.failed:
        told = line.result and line.result.comment
        became = f"{finding.shown} {finding.description}" if finding else line.result and line.result.finding
        closed = finding and finding.closed_on
        failed.append((written(line.month), *_about(programme, line), told, became, closed))
    missing = [(written(line.month), *_about(programme, line), line.due) for line in year.missing]
    treated = (*about, _MONTH_HEADS["comment"], _MONTH_HEADS["finding"], CLOSED)
    every = (
        Beside(FAILED, (MONTH, *treated), failed, (10, 9, 40, 18, 40, 40, 12)),
        Beside(MISSING, (MONTH, *about, _MONTH_HEADS["due"]), missing, (10, 9, 40, 18, 12)),
    )
    return [each for each in every if each.rows]


def _about(programme: Programme, line: Line) -> tuple[str, str, str]:
    """Return which inspection of which department a line is about."""
    inspection = line.inspection
    return inspection.shown, inspection.item, programme.departments.called(line.department)


TABLES: Mapping[str, Table] = {
    "monthly-report": month_table(),
    "inspections": Table(
        _year_heads,
        _year_rows,
        partial(spoken_rows, _year_rows),
        _YEAR_WIDTHS,
        _beside_year,
        lambda programme: monthly.the_year(programme).year.label,
    ),
}
