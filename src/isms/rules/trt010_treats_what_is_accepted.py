"""Nothing is being done about a risk that is to be left as it is.
受容すると決めたリスクに、進行中の対応がないこと。

Where the decision is to accept a risk, no treatment of it is under way; where one is, the risk is being
reduced, and the decision says so. A treatment that is done, and led to the acceptance, is left alone.

受容すると決めたリスクには、進行中の対応はないはずです。対応しているのであれば、選択肢は「低減」などになりま
す。終わった対応の後に残りを受容している場合は対象にしません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      decision: accept
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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.risk import Decision
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT010"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "pmark:J.3.1.4")
HINT = Text(
    ja="リスクの decision を改めるか、対象のリスクから外してください。",
    en="Change the decision on the risk, or take the risk out of the treatment.",
)
ACCEPTED = Text(
    ja="対象リスク {risk} の対応の選択肢は「{decision}」です。",
    en="The decision on its risk {risk} is '{decision}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks of treatments under way that are decided to be accepted."""
    known = programme.risks.by_key
    for treatment in programme.treatments:
        if treatment.done is not None or treatment.draft or "done" in treatment.unread:
            continue
        for place, key in enumerate(treatment.risks):
            risk = known.get(key)
            if risk is not None and risk.decision is Decision.ACCEPT and not risk.draft:
                message = ACCEPTED.of(risk=risk.shown, decision=risk.decision)
                yield Flaw(treatment, ("risks", place), message)
