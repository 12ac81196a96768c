"""A risk that is reduced names the controls that reduce it.
低減するリスクに、低減に用いる管理策が挙げられていること。

ISO/IEC 27001 asks for all controls that are necessary to carry out what is decided (6.1.3 b), and the
Statement of Applicability finds them in the risks. Where neither a risk that is to be reduced nor its
treatments name a control, the trail from the risk to the controls breaks. Where only a treatment names them,
TRT011 says so; where there is no treatment either, RSK003 and RSK014 do. What is not there any more (RSK012)
needs none.

ISO/IEC 27001 は、決めた対応に必要なすべての管理策を決めるよう求め(6.1.3 b)、適用宣言書はそれをリスクからたど
ります。低減と決めたリスクにも、その対応にも管理策がなければ、リスクから管理策までのつながりが切れます。対応だけ
に管理策があるときは TRT011、対応もないときは RSK003 と RSK014 が扱います。対象がなくなったリスク(RSK012)に
は要りません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 端末の監視
      risks: [R-001]
      action: 端末の監視を始める
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7, A.8.16]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 端末の監視
      risks: [R-001]
      action: 端末の監視を始める
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import without_subject
from isms.model.risk import Decision
from isms.risk.score import treatments_by_risk
from isms.rules import Flaw
from isms.standards import aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK021"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="低減に用いる管理策(例 A.8.7)を controls に書いてください。",
    en="Name the controls that reduce it, such as A.8.7, under controls.",
)
NO_CONTROL = Text(
    ja="低減と決めていますが、リスクにも対応({treatments})にも管理策がありません。",
    en="It is to be reduced, but neither the risk nor its treatments ({treatments}) name a control.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks that are to be reduced by treatments, and for which no control is named."""
    if not aims_at(programme, "iso27001") or not programme.can_judge("treatment"):
        return
    for key, treatments in treatments_by_risk(programme).items():
        risk = programme.risks.get(key)
        if risk is None or risk.decision is not Decision.REDUCE or not risk.lacks("controls"):
            continue
        named = any(each.controls or "controls" in each.unread for each in treatments)
        if not named and not without_subject(programme, risk):
            message = NO_CONTROL.of(treatments=[each.key for each in treatments])
            yield Flaw(risk, ("controls",), message)
