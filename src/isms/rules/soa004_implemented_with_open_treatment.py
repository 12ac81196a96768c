"""A control with a treatment under way is not called implemented.
対応中の管理策を「実施」としていないこと。

Where a treatment that names a control is not done, something is still missing from that control: its status
is `partial` or `planned`. Otherwise the treatment was finished and nobody wrote it down.

管理策を挙げたリスク対応が完了していなければ、その管理策にはまだ足りないものがあります。実施状況は「一部実施」
か「計画中」とします。そうでなければ、対応の完了が記録されていません。

Fails:

    controls/A.8.7.yaml:
      id: A.8.7
      applicable: true
      reasons: [baseline]
      status: implemented
    risks/R-001.yaml:
      id: R-001
      title: 受注データの消失
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      controls: [A.8.7]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31

Passes:

    controls/A.8.7.yaml:
      id: A.8.7
      applicable: true
      reasons: [baseline]
      status: partial
    risks/R-001.yaml:
      id: R-001
      title: 受注データの消失
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      controls: [A.8.7]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.control import ControlStatus
from isms.rules import Flaw
from isms.soa.keys import key_in
from isms.soa.on_record import open_treatments_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA004"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3",)
HINT = Text(
    ja="実施状況を見直すか、終わった対応に完了日(done)を書いてください。",
    en="Look over the status, or write under done when the treatment was finished.",
)
UNDER_WAY = Text(
    ja="管理策 {control} は「実施」とされていますが、完了していない対応({treatments})があります。",
    en="The control {control} is called implemented, but treatments of it are not done ({treatments}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that are called implemented while a treatment of them is open."""
    treatments = open_treatments_by_control(programme)
    for control in programme.controls:
        if control.status is not ControlStatus.IMPLEMENTED or control.draft:
            continue
        open_ones = [treatment.shown for treatment in treatments.get(key_in(programme, control), ())]
        if open_ones:
            message = UNDER_WAY.of(control=control.key, treatments=open_ones)
            yield Flaw(control, ("status",), message)
