"""Whoever is absent from a training, or exempt from it, has a reason.
欠席と免除に、理由があること。

An exemption counts as if the person had been taught, so it has to be justified; an absence is to be known
before it can be made up for, and needs no reason any more once it was. Asked of the trainings of this fiscal
year and the one before.

免除した人は受講したのと同じに扱われるため、その理由が要ります。欠席は、理由が分からなければ補講の段取りが付け
られません。補講を済ませた欠席には求めません。今年度と前年度の教育を確かめます。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status,reason
      T-01,P-01,2026-06-10,exempt,

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status,reason
      T-01,P-01,2026-06-10,exempt,講師を務めたため
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import recent, sittings, took_part
from isms.model.attendance import AttendanceStatus
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU014"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.3", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="本人か上長に確かめ、理由を reason に書いてください。", en="Ask why, and write it under reason."
)
NO_REASON = Text(ja="「{status}」の理由がありません。", en="No reason is given for '{status}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows of people who did not come, and nobody says why."""
    for training in recent(programme):
        for rows in sittings(programme).get(training.key, {}).values():
            for row in rows:
                away = row.status in {AttendanceStatus.ABSENT, AttendanceStatus.EXEMPT} and not took_part(row)
                if away and row.status and row.lacks("reason"):
                    yield Flaw(row, ("status",), NO_REASON.of(status=row.status.label))
