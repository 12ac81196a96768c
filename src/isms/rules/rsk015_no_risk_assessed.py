"""There is an assessment of risks.
リスクアセスメントの記録があること。

Both standards rest on an assessment of risk. A programme without a single risk has not made one, or keeps it
elsewhere.

どちらの規格も、リスクアセスメントを土台にしています。リスクが1件もなければ、まだ行っていないか、別の場所で
管理しています。

Fails:

    documents/DOC-01.yaml: {id: DOC-01, title: リスクアセスメント規程, version: "1.0"}

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK015"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.2", "27001:8.2", "15001:6.2.2", "15001:8.2", "pmark:J.3.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスクを洗い出して評価し、risks/ に記録してください。",
    en="Identify and assess the risks, and record them under risks/.",
)
NONE = Text(ja="リスクが1件も記録されていません。", en="No risk is recorded.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw where there is no risk; a draft is none yet."""
    if programme.can_judge("risk") and all(risk.draft for risk in programme.risks):
        yield Flaw(programme.settings, ("standards",), NONE.of())
