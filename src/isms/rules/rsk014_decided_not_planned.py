"""What is decided about a risk is carried out by something.
低減・回避・移転と決めたリスクに、対応又は管理策があること。

A risk that is to be reduced, avoided or transferred names the controls that do so, or a treatment names the
risk. A decision with neither is a wish. Risks above the criterion are the matter of RSK003; what is not
there any more (RSK012) needs neither.

低減、回避、移転のいずれかに決めたリスクには、それを実現する管理策を挙げるか、そのリスクを対象とする対応を登録
します。どちらもなければ、決めただけで何も行われません。受容基準を超えるリスクは RSK003 が扱います。対象がなく
なったリスク(RSK012)には要りません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: reduce
      controls: [A.8.14]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import without_subject
from isms.model.risk import Decision
from isms.risk.score import failing, treatments_by_risk
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK014"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "15001:6.2.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="使う管理策を controls に書くか、treatments/ に対応を登録してください。",
    en="Name the controls under controls, or record a treatment under treatments/.",
)
NOTHING = Text(
    ja="「{decision}」と決めていますが、管理策も対応もありません。",
    en="It is decided ({decision}), but there is neither a control nor a treatment.",
)
_LIVED_WITH = frozenset({Decision.ACCEPT, Decision.OPEN})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks about which something is decided and nothing is done."""
    if not programme.can_judge("treatment"):
        return
    treated = treatments_by_risk(programme)
    above = {row.id for row in failing(programme) if row.standing is not None}
    for risk in programme.risks:
        if (
            not risk.controls
            and risk.decision not in _LIVED_WITH
            and risk.key not in treated
            and "controls" not in risk.unread
            and not without_subject(programme, risk)
            and risk.key not in above
        ):
            yield Flaw(risk, ("decision",), NOTHING.of(decision=risk.decision))
