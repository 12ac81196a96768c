"""An objective says how it is to be reached and how it is judged.
目的に、達成のための計画(実施事項、資源、期限、評価方法)があること。

Of each objective it is planned what is done, what it takes, until when, and how the result is evaluated; who
answers for it is asked for anyway. Nothing is asked of an objective whose result is recorded.

情報セキュリティ目的(個人情報保護目的)ごとに、実施事項、必要な資源、達成期限、結果の評価方法を決めます。責任
者は必須項目です。結果を記録した目的は対象にしません。

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
      owner: P-01
      starts: 2026-09-01
      due: 2027-03-31
      approved_by: P-02
      approved_on: 2026-08-28
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
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ001"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.2", "15001:6.3", "pmark:J.3.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="足りない項目(実施事項 actions、必要な資源 resources、達成期限 due、評価方法 evaluation)を決めて"
    "書いてください。",
    en="Decide on what is lacking and write actions, resources, due or evaluation.",
)
LACKING = Text(ja="目的の計画に「{fields}」がありません。", en="The plan of the objective lacks: {fields}.")
_PLAN = ("actions", "resources", "due", "evaluation")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives whose plan is incomplete."""
    for objective in programme.objectives:
        if objective.result is not None or objective.achieved is not None:
            continue
        lacking = objective.lacking(_PLAN)
        if lacking:
            yield Flaw(objective, (), LACKING.of(fields=[objective.label_of(name) for name in lacking]))
