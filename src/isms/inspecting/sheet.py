"""The sheet of a month that departments fill in: its heads, its rows, and who may have inspected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Text
from isms.model.inspection import Inspection
from isms.model.inspection_result import InspectionResult
from isms.months import written
from isms.sign_off import is_checked

if TYPE_CHECKING:
    from collections.abc import Collection

    from isms.diagnostic import Language
    from isms.inspecting.month import Line
    from isms.model.programme import Programme

KEY = ("inspection", "department", "month")
FILLED = ("result", "by", "date", "comment", "finding")
"""What people fill in."""
READ = (*KEY, *FILLED)

_inspection, _department, _month = (InspectionResult.label_of(name) for name in KEY)
ASKED = (Inspection.label_of("item"), Inspection.label_of("criteria"))
"""The heads of what an inspection asks."""
GIVEN = (_inspection, *ASKED, _department, _month)
"""The heads of the columns that are given."""
CHECKED = Text(ja="事務局確認", en="Checked by the office")
"""The head of the last column, which is given, too."""
FIRST_FILLED = len(GIVEN)
"""The place of the first column that people fill in."""


class SheetRow(NamedTuple):
    """A row of the sheet: what stands in it, and whether the office has checked it already."""

    cells: tuple[str, ...]
    checked: bool


def heads(language: Language) -> tuple[str, ...]:
    """Return the heads of the sheet."""
    filled = (InspectionResult.label_of(name) for name in FILLED)
    return tuple(each.say(language) for each in (*GIVEN, *filled, CHECKED))


def row(programme: Programme, line: Line, language: Language) -> SheetRow:
    """Return the row of one inspection and department."""
    result = line.result
    given = (
        line.inspection.key,
        line.inspection.item,
        line.inspection.criteria or "",
        with_name(line.department, programme.departments.called(line.department)),
        written(line.month),
    )
    if result is None:
        return SheetRow((*given, *("" for _ in FILLED), ""), checked=False)
    filled = (
        result.result.label.say(language),
        with_name(result.by, programme.people.called(result.by)),
        result.date.isoformat() if result.date else "",
        result.comment or "",
        result.finding or "",
    )
    checked = result.checked_on.isoformat() if is_checked(result) and result.checked_on else ""
    return SheetRow((*given, *filled, checked), checked=bool(checked))


def inspectors(programme: Programme, departments: Collection[str]) -> list[str]:
    """Return who may have inspected: those who work in these departments on the day, by department."""
    return [
        with_name(person.key, person.name)
        for department in departments
        for person in programme.people
        if person.works_on(programme.as_of) and department in {person.department, *person.concurrent}
    ]


def with_name(key: str, name: str) -> str:
    """Return a key with the name it stands for, as the sheet shows it."""
    return key if key == name else f"{key} {name}"
