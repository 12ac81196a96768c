"""The dates of a training are in order.
教育の日付の順序が正しいこと。

It ends after it began and is reported on after that; people attend it from its first day on, and what is made
up for is made up for later. Dates in the wrong order are a writing mistake, or a record made up afterwards.

終了と実施報告の承認は実施日より後、受講は実施日から、フォローアップは受講日より後の日付です。順序が逆の日付
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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.diagnostic import Message
    from isms.kind import Record
    from isms.model.programme import Programme

CODE = "EDU015"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "pmark:J.4.3")
HINT = Text(
    ja="出席簿や報告書で日付を確かめて直してください。",
    en="Look the dates up in the list of attendance or the report and correct the wrong one.",
)
REVERSED = Text(
    ja="「{later}」({second})が「{earlier}」({first})より前です。",
    en="'{later}' ({second}) lies before '{earlier}' ({first}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of trainings and attendances that lie before the date that they follow."""
    for training in programme.trainings:
        for later in ("ends", "approved_on"):
            if _before(getattr(training, later), training.held):
                yield Flaw(training, (later,), _reversed(training, later, training, "held"))
    for row in programme.attendance:
        attended = programme.trainings.get(row.training)
        if attended is not None and _before(row.date, attended.held):
            yield Flaw(row, ("date",), _reversed(row, "date", attended, "held"))
        if _before(row.followed_up_on, row.date):
            yield Flaw(row, ("followed_up_on",), _reversed(row, "followed_up_on", row, "date"))


def _before(day: date | None, first: date | None) -> bool:
    return day is not None and first is not None and day < first


def _reversed(second: Record, later: str, first: Record, earlier: str) -> Message:
    return REVERSED.of(
        later=second.declaration.fields[later].label,
        second=getattr(second, later),
        earlier=first.declaration.fields[earlier].label,
        first=getattr(first, earlier),
    )
