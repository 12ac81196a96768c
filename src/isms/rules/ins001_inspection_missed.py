"""Departments inspect themselves as often as was decided.
自主点検が、決めた周期どおりに行われていること。

From the start of an inspection each department that it asks has a result in every month, quarter, half or
year of the fiscal year, until the inspection or the department ends. The first part asked for is the one that
begins in the month of the start or later. A part is missed when ten days have passed since its end (`days` in
isms.yaml). Without `starts` the first result of a department starts the inspection there; a department that
was set up later begins on that day. It is an error while the last part is missing; where only earlier ones
are, it is a warning. Parts that ended before the last fiscal year are left alone.

点検の開始日から、対象の部署ごとに、年度の各月・四半期・半期・年に1件の結果が必要です。点検が終わるか、部署が
廃止されるまで続きます。最初に求めるのは、開始した月以降に始まる期間です。期間の末日から10日(isms.yaml の
`days`)を過ぎても結果がなければ指摘します。開始日がなければ、その部署の最初の結果からとします。あとから設置さ
れた部署は、設置日からです。直近の回の結果がない間はエラー、それより前の回だけがない場合は警告とします。前年度
より前に終わった期間は対象にしません。

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
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06

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

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import years
from isms.inspecting import asked, ended, results, started
from isms.months import last_day, number, over, written
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from isms.model.inspection import Inspection
    from isms.model.programme import Programme

CODE = "INS001"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="未記入なら結果を登録してください(isms inspect 年月 --sheet で点検表を作り、--read で取り込めます)。"
    "実施しなかった月は、今の日付で result: na とし、理由を comment に書きます"
    "(さかのぼって記入しません)。やめた点検には ends を書きます。",
    en="Record the result where it is only missing here (isms inspect MONTH makes the sheet with --sheet "
    "and reads it with --read). For a month in which nothing was done write result: na with today's date "
    "and the reason under comment (nothing is dated back); where the inspection was given up, write ends.",
)
MISSED = Text(
    ja="{department}の点検結果が {count} 回分ありません({months})。",
    en="{department}: {count} results are missing ({months}).",
)
PATIENCE = 10
SHOWN = 3
"""Of more than so many missing parts only the first and the last are named."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the departments that did not inspect what they were to inspect."""
    if not programme.can_judge("inspection-result"):
        return
    patience = wait(programme, CODE, PATIENCE)
    for inspection in programme.inspections:
        if {"every", "starts", "ends", "departments"} & inspection.unread:
            continue
        for place, department in enumerate(asked(programme, inspection)):
            parts = _due(programme, inspection, department, patience)
            done = {number(each.month) for each in results(programme).get((inspection.key, department), ())}
            missing = [part for part in parts if done.isdisjoint(part)]
            if missing:
                field = ("departments", place) if inspection.departments else ("every",)
                months = ["~".join(dict.fromkeys(map(written, (part[0], part[-1])))) for part in missing]
                values = {
                    "department": programme.departments.called(department),
                    "count": len(months),
                    "months": months if len(months) <= SHOWN else [months[0], "…", months[-1]],
                }
                ceiling = None if missing[-1] == parts[-1] else Level.WARNING
                yield Flaw(inspection, field, MISSED.of(**values), ceiling)


def _due(programme: Programme, inspection: Inspection, department: str, patience: timedelta) -> list[range]:
    """Return the parts of this fiscal year and the last in which a department was to inspect."""
    starts = started(programme, inspection, department)
    if starts is None or inspection.every is None:
        return []
    ends, since = ended(programme, inspection, department), years(programme)[0].first
    parts = over(programme, inspection.every, starts, ends, patience)
    return [part for part in parts if since <= last_day(part[-1])]
