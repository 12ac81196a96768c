"""What the self-inspections ask for in a month, what was found, and what is still missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.inspecting import asked, left_at_that, results, same_again, wanted
from isms.model.inspection_result import InspectionOutcome
from isms.model.once import once
from isms.months import last_day, number
from isms.scalars import Word
from isms.sign_off import is_checked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from isms.model.inspection import Inspection
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme


class Lack(Word):
    """What a line of the month is without."""

    RESULT = "result", "点検結果", "Result"
    FOLLOW_UP = "follow_up", "「否」への処置", "What was done about it"
    FINDING = "finding", "「否」の再発の指摘登録", "Finding (not OK again)"
    CHECK = "check", "事務局の確認", "Check by the office"
    OTHER_CHECK = "other_check", "点検者以外による確認", "Check by someone else"


@dataclass(frozen=True, slots=True)
class Line:
    """One department and one inspection in a month.

    ``due`` is the last day for the result; None where nothing asks for it, or the inspection does not say how
    often it is done. Of a quarter, half or year one result is due; it may be of any of its months.
    """

    inspection: Inspection
    department: str
    month: int
    result: InspectionResult | None
    asked: bool
    due: date | None
    lacks: tuple[Lack, ...]

    @property
    def outcome(self) -> InspectionOutcome | None:
        """What was found."""
        return self.result.result if self.result else None

    @property
    def raised(self) -> bool:
        """Whether the result is not OK and became a finding."""
        return (
            self.result is not None
            and self.result.finding is not None
            and self.outcome is InspectionOutcome.NG
        )

    @property
    def checked(self) -> bool:
        """Whether the office has checked the result."""
        return self.result is not None and is_checked(self.result)

    @property
    def may_wait(self) -> bool:
        """Whether a result that is missing may be of a later month."""
        return self.result is None and self.due is not None and self.due > last_day(self.month)


def lines(programme: Programme, month: int, departments: Collection[str] = ()) -> list[Line]:
    """Return what a month asks for, and every result of it, by inspection and department.

    A quarter, half or year that has its result in another month asks for nothing any more. ``departments``
    are those wanted; none for all.
    """
    found = []
    known = _by_month(programme)
    repeated = {id(again) for _, again in same_again(programme)}
    for inspection in programme.inspections:
        here = {each.department: each for each in known.get((inspection.key, month), ())}
        asks = () if inspection.draft else asked(programme, inspection)
        for department in dict.fromkeys([*asks, *here]):
            if departments and department not in departments:
                continue
            result = here.get(department)
            part = wanted(programme, inspection, department, month) if department in asks else None
            if result is None and (part is None or _done(programme, inspection, department, part)):
                continue
            due = last_day(part[-1]) if part and inspection.every else None
            lacks = (Lack.RESULT,) if result is None else tuple(_lacks(result, again=id(result) in repeated))
            found.append(Line(inspection, department, month, result, part is not None, due, lacks))
    return found


@once
def _by_month(programme: Programme) -> Mapping[tuple[str, int], list[InspectionResult]]:
    """Return the results by inspection and month."""
    found: dict[tuple[str, int], list[InspectionResult]] = {}
    for result in programme.inspection_results:
        found.setdefault((result.inspection, number(result.month)), []).append(result)
    return found


def _done(programme: Programme, inspection: Inspection, department: str, part: range) -> bool:
    """Tell whether some month of a part has a result."""
    return any(
        number(each.month) in part for each in results(programme).get((inspection.key, department), ())
    )


def _lacks(result: InspectionResult, *, again: bool) -> Iterable[Lack]:
    """Yield what a result is without."""
    if left_at_that(result):
        yield Lack.FOLLOW_UP
    if again:
        yield Lack.FINDING
    if not is_checked(result):
        yield Lack.CHECK
    elif result.checked_by == result.by:
        yield Lack.OTHER_CHECK


class Tally(NamedTuple):
    """The figures of some lines.

    ``asked`` counts what was to be done, ``done`` what of it has a result; what may wait for a later month is
    not counted. ``ok``, ``ng`` and ``na`` count all results, ``found`` those not OK that became a finding,
    ``checked`` those that the office has checked.
    """

    asked: int
    done: int
    ok: int
    ng: int
    na: int
    found: int
    checked: int

    @property
    def missing(self) -> int:
        """How many results are missing."""
        return self.asked - self.done

    @property
    def results(self) -> int:
        """How many results there are."""
        return self.ok + self.ng + self.na


def tally(some: Iterable[Line]) -> Tally:
    """Return the figures of some lines."""
    every = [line for line in some if not line.may_wait]
    counted = Counter(line.outcome for line in every)
    return Tally(
        sum(line.asked for line in every),
        sum(line.asked and line.result is not None for line in every),
        counted[InspectionOutcome.OK],
        counted[InspectionOutcome.NG],
        counted[InspectionOutcome.NA],
        sum(line.raised for line in every),
        sum(line.checked for line in every),
    )


def overdue(programme: Programme, line: Line) -> bool:
    """Tell whether a result is missing and the last day for it has passed."""
    return line.result is None and line.due is not None and line.due < programme.as_of
