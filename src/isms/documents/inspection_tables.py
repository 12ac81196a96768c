"""Self-inspections in rows: those of a month, and the year by department and inspection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms import monthly
from isms.diagnostic import Text
from isms.documents.rows import spoken_rows
from isms.documents.table import Table
from isms.inspecting.month import lines as lines_of_month
from isms.months import month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.documents.table import Cells
    from isms.model.programme import Programme


_MONTH_HEADS: Mapping[str, Text] = {
    "inspection": Text(ja="点検番号", en="Inspection"),
    "item": Text(ja="点検項目", en="Item"),
    "department": Text(ja="部署", en="Department"),
    "result": Text(ja="結果", en="Result"),
    "by": Text(ja="点検者", en="By"),
    "date": Text(ja="点検日", en="Date"),
    "comment": Text(ja="コメント", en="Comment"),
    "finding": Text(ja="指摘", en="Finding"),
    "checked_by": Text(ja="事務局確認", en="Checked by"),
    "checked_on": Text(ja="確認日", en="Checked on"),
    "lacks": Text(ja="不足", en="Missing"),
}
_MONTH_WIDTHS = {"inspection": 9, "item": 40, "department": 18, "result": 9, "comment": 34, "lacks": 18}


def month_table(month: int | None = None) -> Table:
    """Return the self-inspections of a month in rows; without one, of the last that is over on the day."""

    def rows(programme: Programme) -> Iterator[Cells]:
        chosen = month_of(programme.as_of) - 1 if month is None else month
        for line in lines_of_month(programme, chosen):
            result = line.result
            yield {
                "inspection": line.inspection.key,
                "item": line.inspection.item,
                "department": programme.departments.called(line.department),
                "result": line.outcome,
                "by": result and programme.people.called(result.by),
                "date": result and result.date,
                "comment": result and result.comment,
                "finding": result and result.finding,
                "checked_by": result and result.checked_by and programme.people.called(result.checked_by),
                "checked_on": result and result.checked_on,
                "lacks": line.lacks,
            }

    return Table(lambda _: _MONTH_HEADS, rows, partial(spoken_rows, rows), _MONTH_WIDTHS)


_NOTHING = Text(ja="－", en="–")
_TOTAL = Text(ja="合計", en="Total")


def _year_heads(programme: Programme) -> Mapping[str, Text]:
    """Return the heads of the year: whose row it is, the months, and the figures of the year."""
    months = monthly.the_year(programme).months
    return {
        "name": Text(ja="部署・点検項目", en="Department or inspection"),
        **{f"m{number}": month for number, month in enumerate(months)},
        "asked": Text(ja="対象", en="Asked"),
        "done": Text(ja="実施", en="Done"),
        "ng": Text(ja="否", en="Not OK"),
    }


_YEAR_WIDTHS = {"name": 40, **{f"m{number}": 9 for number in range(12)}}


def _year_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each department, each inspection and the whole."""
    year = monthly.the_year(programme)
    items = [each._replace(name=f"{record.key} {each.name}") for record, each in year.inspections]
    for row in (*year.departments, *items, year.total):
        months = {f"m{number}": cell.text or _NOTHING for number, cell in enumerate(row.cells)}
        total = {"asked": row.total.asked, "done": row.total.done, "ng": row.total.ng}
        yield {"name": row.name or _TOTAL, **months, **total}


TABLES: Mapping[str, Table] = {
    "monthly-report": month_table(),
    "inspections": Table(_year_heads, _year_rows, partial(spoken_rows, _year_rows), _YEAR_WIDTHS),
}
