"""Nobody passes with a score below the pass mark.
合格点に届かない点数を、合格としていないこと。

A follow-up may have made up for the score; where none is on record, either the score or the result is wrong.

補講などのフォローアップを経て合格することはあります。その記録もないときは、点数か合否のどちらかが誤りです。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
      pass_mark: 80
    trainings/attendance/T-01.csv:
      training,person,date,status,score,passed
      T-01,P-01,2026-06-10,attended,70,true

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
      pass_mark: 80
    trainings/attendance/T-01.csv:
      training,person,date,status,score,passed
      T-01,P-01,2026-06-10,attended,80,true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU011"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.3", "pmark:J.4.3")
HINT = Text(
    ja="答案を確かめて点数か合否を直し、合格していなければ補講を行ってください。",
    en="Look the test up and correct score or result; repeat the training where it was not passed.",
)
BELOW = Text(
    ja="{score} 点は合格点({mark} 点)に届きませんが、合格とされています。",
    en="{score} points are below the pass mark of {mark}, but the row says that the test was passed.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows that passed with too few points."""
    marks = {training.key: training.pass_mark for training in programme.trainings if training.pass_mark}
    for row in programme.attendance:
        mark = marks.get(row.training)
        if not row.passed or row.followed_up_on or mark is None or row.score is None:
            continue
        if row.score < mark:
            yield Flaw(row, ("passed",), BELOW.of(score=row.score, mark=mark))
