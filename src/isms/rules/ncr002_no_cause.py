"""A corrective action rests on the cause.
是正処置が、不適合の原因に基づいていること。

Whoever corrects without knowing the cause will see the same again. From the day on which the corrective
action of a nonconformity is approved or done, or the nonconformity closed, its cause is written.

原因が分からないまま処置をしても、同じことが繰り返されます。不適合の是正処置を承認し、実施し、又は完結したとき
は、原因が書かれていることを確かめます。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      action_approved_by: P-02
      action_approved_on: 2026-06-25

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      action_approved_by: P-02
      action_approved_on: 2026-06-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR002"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="なぜ起きたかを担当者に確かめ、cause に書いてください。不注意で終わらせず、仕組みの原因まで書きます。",
    en="Find out why it happened and write it under cause: what in the system let it happen, not only who.",
)
NO_CAUSE = Text(
    ja="不適合の是正処置が進んでいますが、原因が書かれていません。",
    en="Its corrective action goes ahead, but the cause of this nonconformity is not written.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities that are acted on without a cause."""
    for finding in programme.findings:
        acted = finding.action_approved_on or finding.done or finding.closed_on
        if finding.nonconformity and acted and finding.lacks("cause"):
            yield Flaw(finding, ("cause",), NO_CAUSE.of())
