"""What shows that a control is implemented is named.
実施している管理策に、それを示す証拠があること。

An auditor asks of every control that is called implemented: show me. Evidence is what the control names under
`evidence`, or evidence that supports it (`control:A.5.1`). Where the control names documents it is info: they
say what is done, and show a part of it.

審査員は、「実施」とした管理策について「見せてください」と言います。管理策の `evidence` に挙げるか、証拠の側
の `supports` に管理策(`control:A.5.1`)を挙げます。関連文書(`documents`)を挙げた管理策は、文書が実施の一部を
示すため、情報とします。

Fails:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      reasons: [baseline]
      status: implemented

Passes:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      reasons: [baseline]
      status: implemented
    evidence/E-01.yaml:
      id: E-01
      title: 復元試験の結果
      url: https://files.example.jp/restore
      collected_on: 2026-09-30
      collected_by: P-01
      supports: [control:A.8.13]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.control import ControlStatus
from isms.rules import Flaw
from isms.soa.keys import key_in
from isms.soa.on_record import evidence_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA005"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:8.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施を示す記録を evidence に登録し、管理策の evidence に挙げてください。",
    en="Enter what shows it as evidence and name it under evidence of the control.",
)
NOT_SHOWN = Text(
    ja="管理策 {control} は「実施」とされていますが、それを示す証拠がありません。",
    en="The control {control} is called implemented, but nothing shows it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the implemented controls without evidence."""
    if not programme.can_judge("evidence"):
        return
    supported = evidence_by_control(programme)
    for control in programme.controls:
        if not control.applicable or control.status is not ControlStatus.IMPLEMENTED:
            continue
        if control.lacks("evidence") and key_in(programme, control) not in supported:
            ceiling = Level.INFO if control.documents else None
            yield Flaw(control, ("evidence",), NOT_SHOWN.of(control=control.key), ceiling)
