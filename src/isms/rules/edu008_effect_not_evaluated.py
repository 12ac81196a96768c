"""The effectiveness of a training is evaluated.
教育の有効性を評価していること。

Within 90 days of its last day (`days` in isms.yaml) the record of a training says in `effectiveness` how far
it reached its aim: results of the test, of inspections, of what went wrong since. Asked of the trainings of
this fiscal year and the one before; for a kick-off it is a warning, and what a drill has taught EDU012 asks.

教育の終了から90日以内に(isms.yaml の `days`)、理解度の確認、点検の結果、その後の誤りの減り方などから、ねらい
をどこまで達したかを `effectiveness` に書きます。今年度と前年度の教育を確かめます。キックオフでは警告とし、事
故対応訓練の教訓は EDU012 で確かめます。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
      effectiveness: 平均92点。7月の点検で机上の放置が5件から1件に減った
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import last_day, recent
from isms.model.training import TrainingKind
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU008"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.2", "15001:7.2", "pmark:J.4.2", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="ねらいに対する結果を評価し、effectiveness に書いてください。",
    en="Evaluate the result against the aim and write it under effectiveness.",
)
OPEN = Text(
    ja="{last} に終わった教育ですが、有効性の評価がありません。",
    en="The training ended on {last}, and its effectiveness is not evaluated.",
)
DAYS = 90
"""How long it may take to see an effect, where isms.yaml does not say."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the trainings of which nobody has said what they achieved."""
    allowed = days(programme, CODE, DAYS)
    for training in recent(programme):
        last = last_day(training)
        if training.kind is TrainingKind.DRILL or (programme.as_of - last).days <= allowed:
            continue
        if training.lacks("effectiveness"):
            ceiling = Level.WARNING if training.kind is TrainingKind.KICKOFF else None
            yield Flaw(training, ("effectiveness",), OPEN.of(last=last), ceiling)
