"""A treatment that is to be an objective or an inspection has become one.
目的又は自主点検に展開する対応に、その目的又は点検があること。

The route says how a treatment enters daily work: as an objective with monthly figures, as a point that
departments inspect themselves, or as a project of its own. Of the first two, the objective or inspection
names the treatment; without it nobody works on it.

展開区分は、対応を日々の業務にどう落とし込むかを示します。「目的」であれば月次で追う目的、「自主点検」であれ
ば部署の点検項目が、その対応を挙げます(treatment)。挙げているものがなければ、誰も取り組んでいないことになり
ます。

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
      route: inspection
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
      route: inspection
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
    inspections/INS-01.yaml:
      id: INS-01
      item: 全端末の定義ファイルが3日以内のものである
      treatment: T-001
      every: month
      starts: 2026-11-01
      criteria: 1台でも古ければ「否」とする
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.routes import uncarried
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT003"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.2", "27001:8.3", "15001:8.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="目的又は点検項目を登録して treatment にこの対応を書くか、展開区分を改めてください。登録のコマンドの"
    "例は isms inspect と isms objective が示します。",
    en="Record the objective or inspection and name this treatment in it, or choose another route. isms "
    "inspect and isms objective show a command that records it.",
)
NOT_CARRIED = Text(
    ja="展開区分は「{route}」ですが、この対応を挙げた{kind}がありません。",
    en="The route is '{route}', but there is no {kind} that names the treatment.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments that nothing carries into daily work."""
    for treatment, kind in uncarried(programme):
        label = programme.registers[kind].kind.declaration.label
        yield Flaw(treatment, ("route",), NOT_CARRIED.of(route=treatment.route.label, kind=label))
