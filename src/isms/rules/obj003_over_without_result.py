"""An objective whose time is over has a result.
達成期限を過ぎた目的に、結果があること。

Once its due date has passed an objective says what came of it, in words (`result`) or as reached or not
(`achieved`). For 20 days (`days` in isms.yaml) a warning reminds of it, after them it is an error.

達成期限を過ぎたら、何がどこまでできたかを result に、又は達成したかどうかを achieved に書きます。20日
(isms.yaml の `days`)以内は警告、過ぎるとエラーとします。

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

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ003"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.2", "27001:9.1", "15001:6.3", "15001:9.1", "pmark:J.3.2", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="結果を評価して result と achieved に書き、次の目的に生かしてください。",
    en="Evaluate it, write result and achieved, and draw on it for the next objective.",
)
NO_RESULT = Text(
    ja="達成期限({due})を過ぎましたが、結果がありません。",
    en="The objective was due on {due} and has no result.",
)
DAYS = 20


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives that are over and of which nobody has said what came of them."""
    patience = wait(programme, CODE, DAYS)
    for objective in programme.objectives:
        if objective.result is not None or objective.achieved is not None or "achieved" in objective.unread:
            continue
        if objective.due is not None and objective.due < programme.as_of:
            ceiling = None if patience < programme.as_of - objective.due else Level.WARNING
            yield Flaw(objective, ("due",), NO_RESULT.of(due=objective.due), ceiling)
