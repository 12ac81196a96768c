"""Whoever attends a training works here on that day.
受講した日に、その人が在籍していること。

A row that has someone attend before they joined, or after they left, is wrong about the person or the day. A
training up to 30 days before joining (`days` in isms.yaml) prepares for the work and is left alone.

入社前や退職後の日付で受講した記録は、人か日付のどちらかが誤りです。入社前30日以内の受講は、入社の準備として
認めます(isms.yaml の `days`)。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: dispatched
      joined: 2024-09-02
      left: 2026-05-31
    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-03,2026-06-10,attended

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: dispatched
      joined: 2024-09-02
      left: 2026-06-30
    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-03,2026-06-10,attended
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.attendance import AttendanceStatus
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU016"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.3", "pmark:J.4.3")
HINT = Text(
    ja="出席簿で受講者と受講日を確かめて直してください。",
    en="Look up who attended and when, and correct the row.",
)
BEFORE = Text(
    ja="{person}の受講日({day})が、入社({joined})より前です。",
    en="{person} attended on {day}, before joining on {joined}.",
)
AFTER = Text(
    ja="{person}の受講日({day})が、退職({left})より後です。",
    en="{person} attended on {day}, after leaving on {left}.",
)
DAYS = 30
"""How long before joining someone may be taught, where isms.yaml does not say."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows of people who were not there."""
    allowed = days(programme, CODE, DAYS)
    for row in programme.attendance:
        person = programme.people.get(row.person)
        if person is None or row.date is None or row.status is not AttendanceStatus.ATTENDED:
            continue
        if person.joined is not None and (person.joined - row.date).days > allowed:
            values = {"person": person.name, "day": row.date, "joined": person.joined}
            yield Flaw(row, ("date",), BEFORE.of(**values))
        elif person.left is not None and row.date > person.left:
            yield Flaw(row, ("date",), AFTER.of(person=person.name, day=row.date, left=person.left))
