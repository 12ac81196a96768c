"""A treatment that is done shows what came of it.
完了したリスク対応に、結果の記録があること。

The results of treatment are kept. A treatment that is done says in its result what changed, or names the
evidence that shows it.

リスク対応の結果は、記録として残します。完了した対応には、何がどう変わったかを result に書くか、それを示す証
拠を挙げます。

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
      done: 2026-10-30

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
      done: 2026-10-30
      result: 全24台を入れ替え、旧版は0台
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT004"
LEVEL = Level.ERROR
CLAUSES = ("27001:8.3", "15001:8.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="対応の結果を result に書くか、それを示す証拠を evidence に挙げてください。",
    en="Write what came of it under result, or name the evidence under evidence.",
)
NOTHING = Text(
    ja="完了した対応({done})の結果も証拠もありません。",
    en="The treatment was done on {done}, but there is neither a result nor evidence.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments that are done and show nothing."""
    for treatment in programme.treatments:
        shown = treatment.result or treatment.evidence or "evidence" in treatment.unread
        if treatment.done is not None and not shown:
            yield Flaw(treatment, ("done",), NOTHING.of(done=treatment.done))
