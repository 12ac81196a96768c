"""An objective is measured every month, or as often as it says.
目的の実績が、毎月、又は決めた周期で記録されていること。

From the month in which an objective starts to its due date each month has a value, or a comment that says
why there is none; with `every` (quarter, half, year) one month of each such part of the fiscal year. A part
is missed when ten days have passed since its end (`days` in isms.yaml). Without `starts` the first month on
record starts it. Where the result is recorded, nothing is asked for after the last month on record.

目的の開始月から達成期限まで、毎月の実績値を記録します。測れなかった月は、その理由をコメントに書きます。測定周期
(`every` の quarter、half、year)を決めた目的は、年度の四半期・半期・年ごとに、どれか1か月の記録が要ります。
期間の末日から10日(isms.yaml の `days`)を過ぎても記録がなければ指摘します。開始日がなければ、最初に記録した月
からとします。結果を記録した目的は、最後に記録した月までとします。

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
from isms.model.interval import Interval
from isms.months import number, over, written
from isms.objectives import span, tells
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ002"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.2", "27001:9.1", "15001:6.3", "15001:9.1", "pmark:J.3.2", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="月の実績値を months に書いてください(isms objective 年月 --record 番号 --value 数値 --by 氏名 "
    "で記録できます)。測れなかったときは、理由をコメントに書きます。毎月測るものでなければ、測定周期を "
    "every に書きます。",
    en="Write the value of the month under months (isms objective MONTH --record ID --value NUMBER --by "
    "PERSON does so); if there is none, a comment that says why. Where it is not measured every month, say "
    "how often under every.",
)
MISSING = Text(ja="{months} の実績がありません。", en="There is no value for {months}.")
PATIENCE = 10


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives of which a month, or a longer part of the year, is over and has no value."""
    patience = wait(programme, CODE, PATIENCE)
    for objective in programme.objectives:
        if {"months", "starts", "due", "every", "achieved"} & objective.unread:
            continue
        days = span(objective)
        if days is None:
            continue
        told = {number(each.month) for each in objective.months if each.month is not None and tells(each)}
        expected = over(programme, objective.every or Interval.MONTH, *days, patience)
        missing = [
            "~".join(dict.fromkeys(map(written, (part[0], part[-1]))))
            for part in expected
            if told.isdisjoint(part)
        ]
        if missing:
            yield Flaw(objective, ("months",), MISSING.of(months=missing))
