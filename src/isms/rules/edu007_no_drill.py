"""An emergency is practised in every year.
事故や業務の停止に備えた訓練を、毎年行っていること。

At least one drill is held in each fiscal year: an incident, a leak, a service that stops. In the running year
a miss is info, and a warning in its last 60 days; a drill that is still planned for the year is waited for.
Years before the management system began to run (`pms_started`) are left out.

漏えい等の事故、サービスの停止などを想定した訓練を、年度ごとに一度は行います。終わっていない年度は情報、年度の
最後の60日間は警告とし、その年度に訓練の予定があるうちは指摘しません。マネジメントシステムの運用
(`pms_started`)が始まる前の年度は対象にしません。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2025-06
      held: 2025-06-10
      contents: 方針、役割、違反したときの結果

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 通話の停止への対応訓練
      kind: drill
      planned: 2025-07
      held: 2025-07-16
      contents: 連絡、切替え、復旧
    trainings/T-02.yaml:
      id: T-02
      title: 名簿の漏えいへの対応訓練
      kind: drill
      planned: 2027-01
      contents: 通報の受付、判定、報告
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import last_day
from isms.fiscal import weight_of_a_miss, years
from isms.model.training import TrainingKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU007"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.24", "27001:A.5.29", "27001:A.5.30", "pmark:J.4.4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="事故対応訓練(kind: drill)を計画し、実施して、シナリオと教訓を書いてください。",
    en="Plan a drill (kind: drill), hold it, and write down scenario and lessons.",
)
NONE = Text(ja="{year}の事故対応訓練の記録がありません。", en="There is no drill on record in {year}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the years without a drill."""
    if not programme.can_judge("training"):
        return
    system = programme.settings.pms_started
    drills = [t for t in programme.trainings if t.kind is TrainingKind.DRILL and not t.draft]
    days = [last_day(drill) for drill in drills]
    for within in years(programme):
        concerned = system is None or system <= within.last
        if concerned and not any(day in within for day in days):
            ceiling = weight_of_a_miss(within, programme.as_of, LEVEL)
            yield Flaw(programme.settings, ("standards",), NONE.of(year=within.label), ceiling)
