"""What is planned about a risk is done in time.
リスク対応を、期限までに終えていること。

A treatment that is not done is late from the day after its due date. Whoever moves the date says so, and
has the owner of the risk approve it again. That a risk above the criterion is left without a treatment in
time is an error of its own (RSK003).

終わっていない対応は、期限の翌日から遅れとなります。期限を延ばすときは、リスク所有者の承認を取り直します。受
容基準を超えるリスクに期限内の対応がないことは、別にエラーとします(RSK003)。

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
      due: 2026-11-21

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
      due: 2026-11-22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT002"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.3", "15001:8.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="終わっていれば done と result を書き、終わっていなければ期限を見直して承認を取り直してください。",
    en="Write done and result if it is finished; if not, set a new date and have it approved again.",
)
LATE = Text(
    ja="リスク対応が期限({due})を過ぎています。", en="The treatment was due on {due} and is not done."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments that are late."""
    today = programme.as_of
    for treatment in programme.treatments:
        if not treatment.draft and treatment.due < today and treatment.lacks("done"):
            yield Flaw(treatment, ("due",), LATE.of(due=treatment.due))
