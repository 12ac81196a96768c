"""A training is held after its plan was approved.
教育計画を、実施の前に承認していること。

The plan names who approved it and when, and that is not after the day of the training. Asked of the trainings
of this fiscal year and the one before.

計画には承認者と承認日があり、承認日は実施日までの日付です。今年度と前年度の教育を確かめます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      plan_approved_by: P-02
      plan_approved_on: 2026-06-15
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    trainings/T-01.yaml:
      id: T-01
      title: 全員教育
      kind: general
      planned: 2026-06
      plan_approved_by: P-02
      plan_approved_on: 2026-04-10
      held: 2026-06-10
      contents: 方針、役割、違反したときの結果
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import recent
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EDU006"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.3", "27001:8.1", "pmark:J.3.3", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="計画の承認者と承認日を書いてください。承認が後になったときは、次の計画から先に承認を受けます。",
    en="Enter who approved the plan and when; see to it that the next plan is approved first.",
)
NOT_APPROVED = Text(
    ja="教育の計画が承認されないまま、{held} に実施しています。",
    en="The training was held on {held} without an approved plan.",
)
LATE = Text(
    ja="計画の承認({approved})が、実施({held})より後です。",
    en="The plan was approved on {approved}, after the training was held on {held}.",
)
BY_NOBODY = Text(ja="計画の承認者がありません。", en="It is not said who approved the plan.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the trainings that were held before their plan was approved."""
    for training in recent(programme):
        held, approved = training.held, training.plan_approved_on
        if held is None or {"plan_approved_on", "plan_approved_by"} & training.unread:
            continue
        if approved is None:
            yield Flaw(training, ("plan_approved_on",), NOT_APPROVED.of(held=held))
        elif approved > held:
            yield Flaw(training, ("plan_approved_on",), LATE.of(approved=approved, held=held))
        elif training.plan_approved_by is None:
            yield Flaw(training, ("plan_approved_by",), BY_NOBODY.of())
