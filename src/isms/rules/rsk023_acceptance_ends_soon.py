"""An acceptance is renewed before it ends.
残留リスクの受容は、期限が来る前に更新すること。

From the day after its end an acceptance is none (RSK009), and the risk fails where nothing is done about it.
To look the risk over, and to reach its owner and top management, takes time: from 60 days before the end
(`days` in isms.yaml) the acceptance is named, until it is renewed.

受容の期限の翌日から、その受容は無効になり(RSK009)、ほかに手当てのないリスクは問題として扱われます。リスクを見
直し、リスク所有者とトップマネジメントの判断を得るには時間がかかります。期限の60日前(isms.yaml の `days`)か
ら、更新されるまで知らせます。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-01-15
      accepted_until: 2026-12-31

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-11-20
      accepted_until: 2027-12-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.acceptance import Acceptance
from isms.risk.score import scores
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK023"
LEVEL = Level.INFO
CLAUSES = ("27001:6.1.3", "27001:8.2", "pmark:J.3.1.4")
HINT = Text(
    ja="期限までにリスクを見直し、残留リスクを受容し直してください(isms accept で記録できます)。",
    en="Look the risk over before that day, and accept what remains of it again (isms accept records it).",
)
ENDS = Text(
    ja="残留リスクの受容期限({until})まで、あと {left} 日です。",
    en="The acceptance of what remains of the risk ends on {until} (days left: {left}).",
)
DAYS = 60
"""Days before the end of an acceptance from which it is named."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the acceptances that hold today and end soon."""
    today = programme.as_of
    last = today + wait(programme, CODE, DAYS)
    for row in scores(programme):
        until = row.risk.accepted_until
        if until is None or not today <= until <= last or row.draft:
            continue
        if row.acceptance is Acceptance.HOLDS:
            yield Flaw(row.risk, ("accepted_until",), ENDS.of(until=until, left=(until - today).days))
