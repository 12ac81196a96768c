"""Someone answers for every control that applies.
適用する管理策に、責任者がいること。

What everybody does nobody does: each control has a person who keeps it going and can explain it in the audit.

全員の仕事は、誰の仕事でもなくなります。管理策ごとに、維持し、審査で説明する人を決めます。

Fails:

    controls/A.8.13.yaml: {id: A.8.13, applicable: true, reasons: [baseline], status: planned}

Passes:

    controls/A.8.13.yaml: {id: A.8.13, applicable: true, reasons: [baseline], status: planned, owner: P-01}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA011"
LEVEL = Level.WARNING
CLAUSES = ("27001:5.3", "27001:A.5.2")
FAULTS = Fault.ABSENCE
HINT = Text(ja="管理責任者(owner)を書いてください。", en="Write who answers for it under owner.")
NOBODYS = Text(ja="管理策 {control} に管理責任者がいません。", en="Nobody answers for the control {control}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that apply and are nobody's."""
    for control in programme.controls:
        if control.applicable and control.lacks("owner"):
            yield Flaw(control, ("owner",), NOBODYS.of(control=control.key))
