"""What a month and a year of self-inspections and objectives come to, for those who read one page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.alike import grouped
from isms.diagnostic import Text
from isms.fiscal import year_of
from isms.inspecting.month import Lack, lines, overdue, tally
from isms.model.inspection_result import InspectionOutcome
from isms.model.once import once
from isms.months import MONTHS, first_day, month_of, twelve_until, written
from isms.objectives import by_month, meets, values_by_month
from isms.objectives.month import measures
from isms.organisation import by_department
from isms.trend import sparkline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from isms.fiscal import Year
    from isms.inspecting.month import Line, Tally
    from isms.model.finding import Finding
    from isms.model.inspection import Inspection
    from isms.model.objective import Objective, ObjectiveMonth
    from isms.model.programme import Programme
    from isms.objectives.month import Measure


class DepartmentMonth(NamedTuple):
    """What a department has done in a month."""

    department: str
    tally: Tally

    @property
    def to_be_told(self) -> bool:
        """Whether something is missing, not OK or not checked; else all is in order."""
        return bool(self.tally.missing or self.tally.ng or self.tally.checked < self.tally.results)


class Failed(NamedTuple):
    """A result that is not OK, with the finding that it became."""

    line: Line
    finding: Finding | None


class Figures(NamedTuple):
    """The figures of one month."""

    month: int
    label: Text
    tally: Tally


@dataclass(frozen=True, slots=True)
class Month:
    """A month: what was asked and found, what is missing, the objectives, and the months before."""

    number: int
    label: Text
    tally: Tally
    departments: Sequence[DepartmentMonth]
    failed: Sequence[Failed]
    missing: Sequence[Line]
    unchecked: Sequence[Line]
    objectives: Sequence[Measure]
    before: Sequence[Figures]

    @property
    def met(self) -> int:
        """How many objectives are on target."""
        return sum(each.met is True for each in self.objectives)

    @property
    def unmet(self) -> int:
        """How many objectives are not."""
        return sum(each.met is False for each in self.objectives)

    @property
    def unmeasured(self) -> int:
        """How many objectives have no value."""
        return sum(each.met is None for each in self.objectives)


def label(month: int) -> Text:
    """Return a month as it is spoken of."""
    year, following = divmod(month, 12)
    return Text(ja=f"{year}年{following + 1}月", en=written(month))


def short(month: int) -> Text:
    """Return a month without its year."""
    return Text(ja=f"{month % 12 + 1}月", en=f"{first_day(month):%b}")


def month_meant(programme: Programme, month: int | None) -> int:
    """Return a month that was asked for; without one the last that is over on the day."""
    return month_of(programme.as_of) - 1 if month is None else month


def the_month(programme: Programme, month: int | None = None) -> Month:
    """Return a month; without one the last that is over on the day."""
    number = month_meant(programme, month)
    every = [line for line in lines(programme, number) if not line.may_wait]
    departments = by_department(programme, every, lambda line: line.department)
    return Month(
        number,
        label(number),
        tally(every),
        [DepartmentMonth(department, tally(some)) for department, some in departments.items()],
        _failed(programme, every),
        [line for line in every if line.result is None],
        [line for line in every if Lack.CHECK in line.lacks],
        measures(programme, number),
        [Figures(each, short(each), tally(lines(programme, each))) for each in twelve_until(number)],
    )


def until(measure: Measure) -> str:
    """Return how an objective went in the twelve months up to a month, as one line of bars."""
    return _bars(values_by_month(measure.objective), measure.month)


def _bars(values: Mapping[int, Decimal | None], last: int) -> str:
    """Return the values of months as a line of bars: of a year, or since the first month on record."""
    first = min((month for month in twelve_until(last) if month in values), default=last)
    return sparkline([values.get(month) for month in range(first, last + 1)])


class Cell(NamedTuple):
    """A month of a department or an inspection; None where nothing was asked and nothing found."""

    tally: Tally | None

    @property
    def text(self) -> Text | str:
        """The month in a few signs: how many of how many, and what was not OK."""
        if self.tally is None:
            return ""
        count, failed = self.tally, self.tally.ng
        figures = f"{count.results}" if count.results >= count.asked else f"{count.done}/{count.asked}"
        if not failed:
            return figures
        return Text(ja=f"{figures}(否{failed})", en=f"{figures} ({failed}\u00a0not\u00a0OK)")


class YearRow(NamedTuple):
    """A department or an inspection through the months of a year."""

    name: str
    cells: Sequence[Cell]
    total: Tally


@dataclass(frozen=True, slots=True)
class YearOfInspections:
    """A fiscal year of self-inspections, by department and by inspection; months to come are empty."""

    year: Year
    months: Sequence[Text]
    departments: Sequence[YearRow]
    inspections: Sequence[tuple[Inspection, YearRow]]
    total: YearRow
    failed: Sequence[Failed]
    missing: Sequence[Line]


@once
def the_year(programme: Programme) -> YearOfInspections:
    """Return the fiscal year in which the day lies; what is missing counts once its last day has passed."""
    year = year_of(programme, programme.as_of)
    first = month_of(year.first)
    months = range(first, first + MONTHS)
    over = [month for month in months if month <= month_of(programme.as_of)]
    found = {
        month: [
            line
            for line in lines(programme, month)
            if line.result or (overdue(programme, line) and not line.may_wait)
        ]
        for month in over
    }
    every = [line for some in found.values() for line in some]
    departments = grouped(every, lambda line: line.department)
    inspections = grouped(every, lambda line: line.inspection.key)

    def row(name: str, some: Sequence[Line]) -> YearRow:
        chosen = grouped(some, lambda line: line.month)
        cells = [Cell(tally(chosen[month]) if month in chosen else None) for month in months]
        return YearRow(name, cells, tally(some))

    return YearOfInspections(
        year,
        [short(month) for month in months],
        [
            row(programme.departments.called(each.id), departments[each.id])
            for each in programme.departments
            if each.id in departments
        ],
        [
            (each, row(each.item, inspections[each.key]))
            for each in programme.inspections
            if each.key in inspections
        ],
        row("", every),
        _failed(programme, every),
        [line for line in every if line.result is None],
    )


def _failed(programme: Programme, some: Iterable[Line]) -> list[Failed]:
    """Return the lines that are not OK, each with the finding that it became."""
    return [
        Failed(line, programme.findings.get(line.result.finding))
        for line in some
        if line.result is not None and line.outcome is InspectionOutcome.NG
    ]


class Pursued(NamedTuple):
    """An objective with its months in order, the last value, and how it went."""

    objective: Objective
    months: Sequence[ObjectiveMonth]
    last: Decimal | None
    met: bool | None
    trend: str


def pursued(programme: Programme) -> list[Pursued]:
    """Return the objectives whose time meets the fiscal year in which the day lies."""
    year = year_of(programme, programme.as_of)
    found = []
    for objective in programme.objectives:
        over = objective.due is not None and objective.due < year.first
        to_come = objective.starts is not None and objective.starts > year.last
        if objective.draft or over or to_come:
            continue
        months = [each for each in by_month(objective) if each.month]
        values = [each.value for each in months if each.value is not None]
        last = values[-1] if values else None
        every = values_by_month(objective)
        trend = _bars(every, max(every)) if every else ""
        found.append(Pursued(objective, months, last, _met(objective, last), trend))
    return found


def _met(objective: Objective, last: Decimal | None) -> bool | None:
    """Tell whether an objective was reached: as it was judged, else by its last value."""
    if objective.achieved is not None or last is None:
        return objective.achieved
    return meets(objective, last)
