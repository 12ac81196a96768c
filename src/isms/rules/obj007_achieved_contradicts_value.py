"""What is called achieved was reached, and what is called missed was not.
達成の判定が、最後の実績値と合っていること。

Where the months have values, the last one tells whether the target was met. Where the verdict says otherwise,
one of the three is wrong, or the target is one for the sum or the mean of the year; so this is info.

月次の実績があれば、最後の値が目標に届いたかどうかで達成を判断できます。判定がそれと食い違うときは、どれかが誤っ
ているか、目標が年間の合計や平均に対するものです。このため情報にとどめます。

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
      due: 2026-10-31
      approved_by: P-02
      approved_on: 2026-08-28
      result: 目標を達成した
      achieved: true
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}

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
      due: 2026-10-31
      approved_by: P-02
      approved_on: 2026-08-28
      result: 88%で未達。残りは業者の訪問待ち
      achieved: false
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.objectives import meets
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ007"
LEVEL = Level.INFO
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
HINT = Text(
    ja="achieved、目標値、実績値を見直してください。", en="Look over achieved, the target and the values."
)
NOT_REACHED = Text(
    ja="「達成」とされていますが、最後の実績({month}、{value})は目標({target})に届いていません。",
    en="It is called achieved, but the last value ({month}: {value}) misses the target ({target}).",
)
REACHED = Text(
    ja="「未達成」とされていますが、最後の実績({month}、{value})は目標({target})に届いています。",
    en="It is called missed, but the last value ({month}: {value}) meets the target ({target}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives whose verdict contradicts their last value."""
    for objective in programme.objectives:
        values = [each for each in objective.months if each.value is not None]
        if objective.achieved is None or objective.direction is None or objective.draft or not values:
            continue
        last = max(values, key=lambda each: each.month or "")
        if last.value is not None and meets(objective, last.value) != objective.achieved:
            text = NOT_REACHED if objective.achieved else REACHED
            message = text.of(month=last.month, value=last.value, target=objective.target)
            yield Flaw(objective, ("achieved",), message)
