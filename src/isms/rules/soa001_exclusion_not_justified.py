"""Every control that is excluded is excluded for a reason.
適用しない管理策に、除外の理由があること。

The Statement of Applicability justifies each control of Annex A that it leaves out. "Not needed" is no
reason; what the organisation does not do, or does not have, is one. Controls without a record, and drafts,
are not decided yet.

適用宣言書では、除外した附属書Aの管理策ごとに理由を示します。「不要」だけでは理由になりません。「システム開発を
外部に委託していない」のように、行っていないこと、持っていないものを書きます。記録のない管理策と作成中の管理策は、
まだ決めていないものとして扱います。

Fails:

    controls/A.8.30.yaml:
      id: A.8.30
      applicable: false

Passes:

    controls/A.8.30.yaml:
      id: A.8.30
      applicable: false
      justification: システムの開発を外部に委託していないため
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA001"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="適用しない理由を justification に書いてください。",
    en="Write under justification why the control does not apply.",
)
NOT_JUSTIFIED = Text(
    ja="管理策 {control} を適用しない理由がありません。",
    en="The control {control} is excluded without a reason.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that are excluded without a justification."""
    for control in programme.controls:
        if control.applicable is False and control.lacks("justification"):
            yield Flaw(control, (), NOT_JUSTIFIED.of(control=control.key))
