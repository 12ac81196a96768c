"""The controls of a treatment are among those of its risks.
リスク対応の管理策が、対象リスクの管理策に含まれていること。

The Statement of Applicability finds the controls that risks need in the risks. A control that only the
treatment names is missing there, so the trail from the risk to the control breaks.

適用宣言書は、必要な管理策をリスクからたどります。対応にだけ書かれた管理策は、そこに現れず、リスクから管理策
までのつながりが切れます。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
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
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
      controls: [A.8.8]

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
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
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
      controls: [A.8.7]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.soa.keys import control_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT011"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="管理策を、対象リスクの controls にも書いてください。",
    en="Name the control under controls of the risk too.",
)
NOT_NAMED = Text(
    ja="管理策 {control} は、対象リスク({risks})の管理策にありません。",
    en="The control {control} is not among the controls of its risks ({risks}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls of treatments that none of their risks names."""
    known = programme.risks.by_key
    for treatment in programme.treatments:
        risks = [known[key] for key in treatment.risks if key in known]
        if not risks or len(risks) < len(treatment.risks) or any("controls" in risk.unread for risk in risks):
            continue
        named = {control_of(programme, written) for risk in risks for written in risk.controls}
        for place, written in enumerate(treatment.controls):
            if control_of(programme, written) not in named:
                message = NOT_NAMED.of(control=written, risks=[risk.shown for risk in risks])
                yield Flaw(treatment, ("controls", place), message)
