"""What is missing of a control is planned.
実施していない管理策に、対応の計画があること。

A necessary control that is not, or only partly, implemented is a gap. Someone has to be closing it: a
treatment that is not done names the control, with an owner and a day. Otherwise it stays like that until the
audit.

必要とした管理策を実施していない、又は一部しか実施していないのであれば、それを埋める計画が要ります。完了し
ていないリスク対応のいずれかに、その管理策を挙げてください。計画がなければ、次の審査までそのままになりま
す。

Fails:

    controls/A.8.12.yaml: {id: A.8.12, applicable: true, reasons: [baseline], status: not_implemented}

Passes:

    controls/A.8.12.yaml: {id: A.8.12, applicable: true, reasons: [baseline], status: planned}
    risks/R-001.yaml:
      id: R-001
      title: 受注データの持出し
      threat: 内部の者による持出し
      owner: P-01
      factors: {confidentiality: 1, integrity: 1, availability: 1, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.12]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/TR-01.yaml:
      id: TR-01
      title: 持出しの検知
      risks: [R-001]
      controls: [A.8.12]
      action: 送信の検知を導入する
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.control import ControlStatus
from isms.rules import Flaw
from isms.soa.keys import key_in
from isms.soa.on_record import open_treatments_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA010"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:8.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="対応を計画して controls にこの管理策を挙げるか、実施状況を改めてください。",
    en="Plan a treatment that names this control, or write its status anew.",
)
NO_PLAN = Text(
    ja="管理策 {control} は「{status}」ですが、これを挙げた対応の計画がありません。",
    en="The control {control} is '{status}', but no treatment that is under way names it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that are not wholly implemented and that nothing plans."""
    if not programme.can_judge("treatment"):
        return
    planned = open_treatments_by_control(programme)
    for control in programme.controls:
        gap = control.applicable and control.status not in {None, ControlStatus.IMPLEMENTED}
        if gap and key_in(programme, control) not in planned:
            yield Flaw(control, ("status",), NO_PLAN.of(control=control.key, status=control.status))
