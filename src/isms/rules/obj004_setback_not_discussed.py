"""A month in which an objective does not come nearer to its target is discussed.
目的に近づかなかった月に、検討内容があること。

Figures are there to be acted on. Where the value of a month misses the target and is no better than that of
the month before, or than the baseline, the month says what was discussed. Without a direction nobody can
tell what is better, and nothing is said.

実績は、次の手を考えるために測ります。目標に届かず、前の月(最初の月は現状値)からよくなってもいない月には、検
討内容(discussion)を書きます。達成の方向がない目的は、よくなったかどうかが分からないため対象にしません。

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
        - {month: 2026-10, value: 79, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}

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
        - month: 2026-10
          value: 79
          discussion: 訪問待ちの機器は月初に日程を押さえる
          by: P-01
          date: 2026-11-04

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
from isms.objectives import setbacks
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ004"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="なぜ進まないのか、何を変えるのかを discussion に書いてください。",
    en="Write under discussion why it does not move, and what is to change.",
)
NOT_DISCUSSED = Text(
    ja="{month} の実績({value})は目標({target})に届かず、前({before})からよくなっていませんが、"
    "検討内容がありません。",
    en="The value of {month} ({value}) misses the target ({target}) and is no better than before ({before}), "
    "but nothing was discussed.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the months that bring an objective no further and were not discussed."""
    for objective in programme.objectives:
        if objective.draft or "months" in objective.unread:
            continue
        for each, before in setbacks(objective):
            if not each.discussion:
                values = {"month": each.month, "value": each.value, "target": objective.target}
                message = NOT_DISCUSSED.of(before=before, **values)
                yield Flaw(objective, ("months", each.ordinal, "value"), message)
