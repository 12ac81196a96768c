"""Objectives in rows: a month of an objective a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms import monthly
from isms.diagnostic import Text
from isms.documents.rows import spoken_rows
from isms.documents.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.documents.table import Cells
    from isms.model.programme import Programme


_OBJECTIVE_HEADS: Mapping[str, Text] = {
    "id": Text(ja="目的番号", en="Id"),
    "title": Text(ja="目的", en="Objective"),
    "department": Text(ja="部署", en="Department"),
    "measure": Text(ja="測定方法", en="Measure"),
    "target": Text(ja="目標値", en="Target"),
    "direction": Text(ja="達成の方向", en="Direction"),
    "unit": Text(ja="単位", en="Unit"),
    "baseline": Text(ja="現状値", en="Baseline"),
    "month": Text(ja="対象月", en="Month"),
    "value": Text(ja="実績値", en="Value"),
    "comment": Text(ja="コメント", en="Comment"),
    "discussion": Text(ja="検討内容", en="Discussion"),
    "by": Text(ja="記入者", en="By"),
    "date": Text(ja="記入日", en="Date"),
    "checked_by": Text(ja="事務局確認", en="Checked by"),
    "checked_on": Text(ja="確認日", en="Checked on"),
}
_OBJECTIVE_WIDTHS = {"id": 13, "title": 24, "measure": 24, "comment": 22, "discussion": 30}


def _objective_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each month of each objective of the year; one row where it has none."""
    people = programme.people
    for each in monthly.pursued(programme):
        plan = {
            "id": each.objective.key,
            "title": each.objective.title,
            "department": each.objective.department
            and programme.departments.called(each.objective.department),
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
                    "by": month.by and people.called(month.by),
                    "checked_by": month.checked_by and people.called(month.checked_by),
                    "checked_on": month.checked_on,
                }
            )


TABLES: Mapping[str, Table] = {
    "objectives": Table(
        lambda _: _OBJECTIVE_HEADS,
        _objective_rows,
        partial(spoken_rows, _objective_rows),
        _OBJECTIVE_WIDTHS,
    ),
}
