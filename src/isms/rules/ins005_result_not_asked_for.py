"""Every result is of a department and a month that an inspection asks for.
点検結果が、対象の部署と期間のものであること。

A result of a department that the inspection does not name, of a month before its start or after its end, or
of a month that is still to come, was entered in the wrong place, or the inspection was not kept up.

対象になっていない部署、開始前や終了後の月、まだ来ていない月の結果は、記入する場所を誤っているか、点検の対象
や期間の見直しが漏れています。

Fails:

    inspections/INS-01.yaml:
      id: INS-01
      item: 退勤時に机上に書類が残っていない
      departments: [D-01]
      every: month
      starts: 2026-09-01
      criteria: 1枚でも残っていれば「否」とする
    inspections/results/INS-01.csv:
      inspection,department,month,result,by,date,comment,finding,checked_by,checked_on
      INS-01,D-01,2026-08,ok,P-01,2026-08-31,,,P-02,2026-09-04
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-11-05

Passes:

    inspections/INS-01.yaml:
      id: INS-01
      item: 退勤時に机上に書類が残っていない
      departments: [D-01]
      every: month
      starts: 2026-09-01
      criteria: 1枚でも残っていれば「否」とする
    inspections/results/INS-01.csv:
      inspection,department,month,result,by,date,comment,finding,checked_by,checked_on
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-11-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.months import month_of, number
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.inspection import Inspection
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme

CODE = "INS005"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
HINT = Text(
    ja="部署と対象月を確かめるか、点検の対象部署、開始日、終了日を見直してください。",
    en="Look up department and month, or correct departments, starts and ends of the inspection.",
)
OTHER_DEPARTMENT = Text(
    ja="この点検の対象部署に「{department}」は含まれていません。",
    en="The inspection does not ask the department {department}.",
)
TO_COME = Text(ja="対象月 {month} は、まだ来ていません。", en="The month {month} is still to come.")
BEFORE = Text(
    ja="対象月 {month} は、点検の開始({day})より前です。",
    en="The month {month} is before the start on {day}.",
)
AFTER = Text(
    ja="対象月 {month} は、点検の終了({day})より後です。", en="The month {month} is after the end on {day}."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results that nobody has asked for."""
    today = month_of(programme.as_of)
    for result in programme.inspection_results:
        inspection = programme.inspections.get(result.inspection)
        if inspection is None or result.draft or inspection.draft:
            continue
        known = inspection.departments and "departments" not in inspection.unread
        if known and result.department not in inspection.departments:
            name = programme.departments.called(result.department)
            yield Flaw(result, ("department",), OTHER_DEPARTMENT.of(department=name))
        out_of_time = _out_of_time(inspection, result, today)
        if out_of_time is not None:
            yield Flaw(result, ("month",), out_of_time)


def _out_of_time(inspection: Inspection, result: InspectionResult, today: int) -> Message | None:
    month, starts, ends = number(result.month), inspection.starts, inspection.ends
    if month > today:
        return TO_COME.of(month=result.month)
    if starts is not None and month < month_of(starts):
        return BEFORE.of(month=result.month, day=starts)
    if ends is not None and month > month_of(ends):
        return AFTER.of(month=result.month, day=ends)
    return None
