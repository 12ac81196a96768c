"""The figures of an objective are checked by someone else, after they were entered.
目的の実績を、記入した人以外が、記入の後で確認していること。

A check by the person who wrote the figure finds nothing, and one before the figure was there has not seen
it.

記入した本人の確認では、誤りは見つかりません。記入より前の日付の確認は、その値を見ていません。

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
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-01, checked_on: 2026-11-06}

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

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ008"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
HINT = Text(
    ja="別の人が確認し、checked_by と checked_on を書き換えてください。",
    en="Let someone else check it, and write checked_by and checked_on anew.",
)
ONE_PERSON = Text(
    ja="{month} の実績を、記入した{person}自身が確認しています。",
    en="The value of {month} was checked by {person}, who wrote it.",
)
TOO_EARLY = Text(
    ja="{month} の実績を、記入({date})より前に確認しています。",
    en="The value of {month} was checked before it was written on {date}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the months that were checked by their writer, or before they were written."""
    for objective in programme.objectives:
        for each in () if objective.draft else objective.months:
            here = ("months", each.ordinal)
            if each.by is not None and each.by == each.checked_by:
                message = ONE_PERSON.of(month=each.month, person=programme.people.called(each.by))
                yield Flaw(objective, (*here, "checked_by"), message)
            if each.date is not None and each.checked_on is not None and each.checked_on < each.date:
                yield Flaw(objective, (*here, "checked_on"), TOO_EARLY.of(month=each.month, date=each.date))
