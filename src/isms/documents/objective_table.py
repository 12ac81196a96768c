"""Objectives in rows: a month of an objective a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms import monthly
from isms.diagnostic import Text
from isms.documents.rows import spoken_rows
from isms.documents.table import Beside, Table
from isms.fiscal import year_of
from isms.objectives import heads, meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from isms.documents.table import Cells
    from isms.model.objective import Objective
    from isms.model.programme import Programme


HEADS: Mapping[str, Text] = {
    name: heads.HEADS[name]
    for name in (
        *("id", "title", "department", "owner", "measure", "target", "direction", "unit", "baseline"),
        *("month", "value", "met", "comment", "discussion", "by", "date", "checked_by", "checked_on"),
    )
} | {"met": Text(ja="達成", en="On target")}
_WIDTHS = {
    "id": 13,
    "title": 24,
    "department": 15,
    "owner": 11,
    "measure": 24,
    "target": 7,
    "direction": 8,
    "unit": 6,
    "baseline": 7,
    "month": 9,
    "value": 7,
    "met": 9,
    "comment": 22,
    "discussion": 30,
    "by": 11,
    "date": 11,
    "checked_by": 11,
    "checked_on": 11,
}
MET = {True: Text(ja="達成", en="Yes"), False: Text(ja="未達", en="No"), None: None}
"""Whether a target is met, in words."""


def measured(programme: Programme, objective: Objective, value: Decimal) -> str:
    """Return a value of an objective with its unit; a word in letters stands apart, a sign as % does not."""
    del programme
    unit = objective.unit or ""
    return f"{value} {unit}" if unit.isascii() and unit[:1].isalpha() else f"{value}{unit}"


def on_target(programme: Programme, objective: Objective, value: Decimal | None) -> Text | None:
    """Return whether a value meets the target, in words; nothing where there is no value."""
    del programme
    return MET[None if value is None else meets(objective, value)]


def _rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each month of each objective of the year; one row where it has none."""
    people = programme.people
    for each in monthly.pursued(programme):
        plan = {
            "id": each.objective.key,
            "title": each.objective.title,
            "department": programme.departments.called(each.objective.department),
            "owner": people.called(each.objective.owner),
            **{
                name: getattr(each.objective, name)
                for name in ("measure", "target", "direction", "unit", "baseline")
            },
        }
        for month in each.months or (None,):
            yield (
                plan
                if month is None
                else {
                    **plan,
                    **{
                        name: getattr(month, name)
                        for name in ("month", "value", "comment", "discussion", "date")
                    },
                    "met": on_target(programme, each.objective, month.value),
                    "by": people.called(month.by),
                    "checked_by": people.called(month.checked_by),
                    "checked_on": month.checked_on,
                }
            )


LAST = Text(ja="最新の実績", en="Last value")
REACHED = Text(ja="達成", en="Reached")


def _by_month(programme: Programme) -> Sequence[Beside]:
    """Return the values of the objectives side by side, a column a month."""
    every = monthly.pursued(programme)
    months = sorted({month.month for each in every for month in each.months if month.month})
    rows = []
    for each in every:
        values = {month.month: month.value for month in each.months}
        said = each.objective
        told = (said.shown, said.title, said.target, said.direction, said.unit, said.baseline)
        rows.append((*told, *(values.get(month) for month in months), each.last, MET[each.met], each.trend))
    trend = heads.HEADS["trend"]
    plan = (HEADS[name] for name in ("id", "title", "target", "direction", "unit", "baseline"))
    row = (*plan, *months, LAST, REACHED, trend)
    return (Beside(trend, row, rows, (13, 36, 9, 9, 8, 9, *[9] * len(months), 11, 9, 16)),)


TABLES: Mapping[str, Table] = {
    "objectives": Table(
        lambda _: HEADS,
        _rows,
        partial(spoken_rows, _rows),
        _WIDTHS,
        _by_month,
        lambda programme: year_of(programme, programme.as_of).label,
    ),
}
