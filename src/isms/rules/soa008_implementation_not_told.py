"""Of every control that applies it is said whether and how it is implemented.
適用する管理策に、実施状況と実施内容が書かれていること。

The Statement of Applicability says of each necessary control whether it is implemented. How is what the
auditor compares with what people do; a control without it can only be taken on trust.

適用宣言書には、必要とした管理策を実施しているかどうかを示します。どのように実施しているかは、審査員が現場
と突き合わせる内容です。書かれていなければ、確かめようがありません。

Fails:

    controls/A.8.13.yaml: {id: A.8.13, applicable: true, reasons: [baseline]}

Passes:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      reasons: [baseline]
      status: implemented
      implementation: ファイルサーバーを毎日別の拠点へ複製し、四半期に1回復元を試験する
    controls/A.8.30.yaml: {id: A.8.30, applicable: false, justification: 開発を外部に委託していない}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.control import ControlStatus
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA008"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施状況(status)と実施内容(implementation)を書いてください。",
    en="Write status and implementation.",
)
NO_STATUS = Text(
    ja="管理策 {control} の実施状況がありません。",
    en="It is not said whether the control {control} is implemented.",
)
NO_WORDS = Text(
    ja="管理策 {control} をどのように実施しているかが書かれていません。",
    en="It is not said how the control {control} is implemented.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that apply and of which too little is said."""
    for control in programme.controls:
        if not control.applicable or "status" in control.unread:
            continue
        if control.status is None:
            yield Flaw(control, ("status",), NO_STATUS.of(control=control.key))
        elif control.status is ControlStatus.IMPLEMENTED and control.implementation is None:
            yield Flaw(control, ("implementation",), NO_WORDS.of(control=control.key), Level.WARNING)
