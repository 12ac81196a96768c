"""A training that was planned is held.
計画した教育を、予定どおりに実施していること。

Where only a month is planned, its last day counts. A training that was put off gets a new plan; one that was
given up is taken out of the plan, with the consent of whoever approved it. While the fiscal year runs it is a
warning, for a drill or a kick-off always.

予定が年月だけのときは、その月の末日までとします。延期したときは予定を改め、取りやめたときは、承認した人の了解
を得て計画から外します。年度が終わるまでは警告とし、事故対応訓練とキックオフでは、年度が終わった後も警告としま
す。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 在宅勤務者の研修
      kind: function
      planned: 2026-10
      contents: 在宅の環境、端末の扱い

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 在宅勤務者の研修
      kind: function
      planned: 2026-11
      contents: 在宅の環境、端末の扱い
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import last_day
from isms.fiscal import years
from isms.model.training import TrainingKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU009"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.3", "27001:8.1", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施したなら held に実施日を書き、まだなら予定(planned)を改めて承認を受けてください。",
    en="Enter the day under held if it took place; else plan it again and have the plan approved.",
)
OVERDUE = Text(
    ja="教育の予定({planned})を過ぎていますが、実施の記録がありません。",
    en="The training was planned for {planned}, and is not on record as held.",
)
GOOD_PRACTICE = frozenset({TrainingKind.DRILL, TrainingKind.KICKOFF})
"""The kinds that no standard counts as training: a year without them is a warning at most."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the trainings whose day has passed without them."""
    running = years(programme)[1]
    for training in programme.trainings:
        if training.draft or training.held is not None or "held" in training.unread:
            continue
        last = last_day(training)
        if last < programme.as_of:
            ceiling = Level.WARNING if training.kind in GOOD_PRACTICE or last in running else None
            yield Flaw(training, ("planned",), OVERDUE.of(planned=training.planned), ceiling)
