"""Whoever joins is trained soon.
入社した人が、速やかに教育を受けていること。

Within 30 days of joining (`days` in isms.yaml) everyone takes part in the training for new joiners or the one
for everyone. Who was trained, but later, is a warning. Asked of those who joined in this fiscal year or the
one before, since the management system runs.

入社から30日以内に、入社時教育か全員教育を受けます(isms.yaml の `days`)。受けたのがその後であれば警告です。
今年度か前年度、かつマネジメントシステムの運用開始後に入社した人を確かめます。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: dispatched
      joined: 2026-09-01

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: dispatched
      joined: 2026-09-01
    trainings/T-01.yaml:
      id: T-01
      title: 入社時教育
      kind: new_joiner
      planned: 2026-04
      held: 2026-04-01
      ends: 2027-03-31
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-03,2026-09-01,attended
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import first_taught, joined_lately, learners
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU002"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.3", "27001:A.6.3", "15001:7.3", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="入社時教育を行い、受講記録に書いてください。",
    en="Train the new joiner and enter the attendance.",
)
NEVER = Text(
    ja="{person}は {joined} に入社しましたが、教育を受けた記録がありません。",
    en="{person} joined on {joined}, and no training is on record.",
)
LATE = Text(
    ja="{person}が教育を受けたのは、入社({joined})から {count} 日後({first})です。",
    en="{person} was first trained on {first}, {count} days after joining on {joined}.",
)
DAYS = 30
"""How soon it has to be, where isms.yaml does not say."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the people who joined and were trained late, or not at all."""
    if not (programme.can_judge("training") and programme.can_judge("attendance")):
        return
    day, allowed = programme.as_of, days(programme, CODE, DAYS)
    taught = first_taught(programme)
    for key, person in learners(programme).items():
        if person.joined is None or not joined_lately(programme, person):
            continue
        first = taught.get(key)
        count = ((first or day) - person.joined).days
        if count > allowed:
            values = {"person": person.name, "joined": person.joined, "first": first, "count": count}
            message = (LATE if first else NEVER).of(**values)
            yield Flaw(person, ("joined",), message, Level.WARNING if first else None)
