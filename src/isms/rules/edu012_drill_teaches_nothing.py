"""A drill has a scenario and lessons.
訓練にシナリオがあり、教訓を残していること。

Without a scenario it cannot be told what was practised; without lessons, what it was good for. Lessons are
asked for once the day of the drill is over.

シナリオがなければ何を訓練したのか、教訓がなければ何が得られたのかが分かりません。教訓は、実施日の翌日から
確かめます。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 名簿の漏えいへの対応訓練
      kind: drill
      planned: 2026-07
      held: 2026-07-15
      contents: 通報の受付、判定、報告

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 名簿の漏えいへの対応訓練
      kind: drill
      planned: 2026-07
      held: 2026-07-15
      contents: 通報の受付、判定、報告
      scenario: 匿名の電話で、名簿が出回っていると知らされる
      lessons: 報告の期限は、いずれかの部署が知った日から数える
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import is_over, recent
from isms.model.training import TrainingKind
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "EDU012"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.24", "27001:A.5.27", "pmark:J.4.4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="訓練の進行表と振り返りから、scenario と lessons を書いてください。",
    en="Write scenario and lessons from the script of the drill and the review after it.",
)
LACKING = Text(ja="訓練の「{field}」がありません。", en="The drill has no '{field}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the drills that leave nothing behind."""
    for training in recent(programme):
        if training.kind is TrainingKind.DRILL and is_over(training, programme.as_of):
            yield from unsaid(training, ("scenario", "lessons"), LACKING)
