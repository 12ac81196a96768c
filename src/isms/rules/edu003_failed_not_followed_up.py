"""Who fails the test of a training is followed up.
理解度の確認に合格しなかった人に、補講などを行っていること。

Within 30 days (`days` in isms.yaml) the person passes a second sitting, or the row says when the matter was
followed up. A score below the pass mark is a failure where the row does not say whether it was passed. Asked
for this fiscal year and the one before, of people still at work.

30日以内に(isms.yaml の `days`)、再受講して合格するか、フォローアップ日を書きます。合否の欄が空のときは、合
格点に届かない点数を不合格とみなします。今年度と前年度の教育について、在籍している人を確かめます。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      audience: [all]
      contents: 方針、役割、違反したときの結果
      pass_mark: 80
    trainings/attendance/T-01.csv:
      training,person,date,status,score,passed
      T-01,P-01,2026-06-10,attended,70,false
      T-01,P-02,2026-06-10,attended,95,true

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      audience: [all]
      contents: 方針、役割、違反したときの結果
      pass_mark: 80
    trainings/attendance/T-01.csv:
      training,person,date,status,score,passed,followed_up_on
      T-01,P-01,2026-06-10,attended,70,false,2026-06-24
      T-01,P-02,2026-06-10,attended,95,true,
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import passed, recent, sittings
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU003"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.2", "27001:7.3", "15001:7.3", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="補講を行い、行った日を followed_up_on に書いてください。",
    en="Repeat the training and write the day under followed_up_on.",
)
OPEN = Text(
    ja="{person}は合格していませんが、フォローアップの記録がありません。",
    en="{person} did not pass, and no follow-up is on record.",
)
DAYS = 30
"""How long a follow-up may take, where isms.yaml does not say."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows of people who failed and were left there."""
    allowed = days(programme, CODE, DAYS)
    for training in recent(programme):
        for key, rows in sittings(programme).get(training.key, {}).items():
            person = programme.people.get(key)
            if person is None or not person.works_on(programme.as_of):
                continue
            if any(passed(training, row) or row.followed_up_on for row in rows):
                continue
            failed = [row for row in rows if passed(training, row) is False]
            sat = failed[-1].date or training.held if failed else None
            if sat is not None and (programme.as_of - sat).days > allowed:
                yield Flaw(failed[-1], ("passed",), OPEN.of(person=person.name))
