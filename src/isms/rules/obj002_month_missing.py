"""An objective is measured every month.
目的の実績が、毎月記録されていること。

From the month in which an objective starts to its due date each month has a value, or a comment that says
why there is none. A month is missed when ten days have passed since its end (`days` in isms.yaml). Without
`starts` the first month on record starts it.

目的の開始月から達成期限まで、毎月の実績値を記録します。測れなかった月は、その理由をコメントに書きます。月末
から10日(isms.yaml の `days`)を過ぎても記録がない月を指摘します。開始日がなければ、最初に記録した月からとし
ます。

Fails:

    objectives/OBJ-01.yaml:
      id: OBJ-01
      title: 修正を30日以内に適用する割合を95%以上にする
      department: D-01
      measure: 期限内に適用した件数の割合
      unit: "%"
      baseline: 72
      target: 95
      direction: at_least
      actions: 毎週の仕分けで適用日を決める
      resources: 試験用端末3台
      evaluation: 月次の適用率を部長が評価する
      owner: P-01
      starts: 2026-09-01
      due: 2027-03-31
      approved_by: P-02
      approved_on: 2026-08-28
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}

Passes:

    objectives/OBJ-01.yaml:
      id: OBJ-01
      title: 修正を30日以内に適用する割合を95%以上にする
      department: D-01
      measure: 期限内に適用した件数の割合
      unit: "%"
      baseline: 72
      target: 95
      direction: at_least
      actions: 毎週の仕分けで適用日を決める
      resources: 試験用端末3台
      evaluation: 月次の適用率を部長が評価する
      owner: P-01
      starts: 2026-09-01
      due: 2027-03-31
      approved_by: P-02
      approved_on: 2026-08-28
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.months import first_day, number, over, written
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.objective import Objective
    from isms.model.programme import Programme

CODE = "OBJ002"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.2", "27001:9.1", "15001:6.3", "15001:9.1", "pmark:J.3.2", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="月の実績値を months に書いてください。測れなかったときは、理由をコメントに書きます。",
    en="Write the value of the month under months; if there is none, a comment that says why.",
)
MISSING = Text(ja="{months} の実績がありません。", en="There is no value for {months}.")
PATIENCE = 10


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives of which a month that is over has no value."""
    patience = wait(programme, CODE, PATIENCE)
    for objective in programme.objectives:
        starts = _starts(objective)
        if starts is None or {"months", "starts", "due"} & objective.unread:
            continue
        told = {
            each.month
            for each in objective.months
            if each.value is not None or each.comment or "value" in each.unread
        }
        expected = over(programme, "month", starts, objective.due, patience)
        missing = [written(month[0]) for month in expected if written(month[0]) not in told]
        if missing:
            yield Flaw(objective, ("months",), MISSING.of(months=missing))


def _starts(objective: Objective) -> date | None:
    if objective.starts is not None:
        return objective.starts
    months = [each.month for each in objective.months if each.month is not None]
    return first_day(number(min(months))) if months else None
