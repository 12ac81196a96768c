"""The dates of a training are in order.
教育の日付の順序が正しいこと。

It does not end, and is not reported on, before it begins; people attend it from its first day on, and make up
for it no earlier than they missed it. Dates in the wrong order are a writing mistake, or a record made up
afterwards.

終了、実施報告の承認及び受講は実施日以後、フォローアップは受講日以後の日付です。順序が逆の日付
は、書き誤りか、後から作った記録です。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-01,2026-05-10,attended

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      ends: 2026-06-30
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-01,2026-06-24,attended
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.order import too_early, wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU015"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "pmark:J.4.3")
HINT = Text(
    ja="出席簿や報告書で日付を確かめて直してください。",
    en="Look the dates up in the list of attendance or the report and correct the wrong one.",
)
ORDER = (("held", "ends"), ("held", "approved_on"))
ATTENDANCE = (("date", "followed_up_on"),)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of trainings and attendances that lie before the date that they follow."""
    for training in programme.trainings:
        yield from wrong_order(training, ORDER)
    for row in programme.attendance:
        attended = programme.trainings.get(row.training)
        message = too_early(row, "date", attended, "held") if attended and not row.draft else None
        if message is not None:
            yield Flaw(row, ("date",), message)
        yield from wrong_order(row, ATTENDANCE)
