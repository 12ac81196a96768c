"""An acceptance on record is still the acceptance of this risk.
受容の記録が、今のリスクについて有効であること。

An acceptance holds from its day to `accepted_until`, both included; without that day until the risk
changes. A stamp keeps the fingerprint of what was accepted, with the method, its version, score and level:
when one of them differs, someone has to look again, and the risk counts as not accepted.

受容は、受容日から受容期限まで(両日を含む)有効です。受容期限がなければ、リスクの内容が変わるまで有効です。
刻印には、受容したリスクの内容と評価方法・版・値・レベルが残ります。そのどれかが変わると、見直して受容し直す
まで、受容していないものとして扱います。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2025-10-31
      accepted_until: 2026-10-31

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2025-10-31
      stamps: {accepted: {digest: "00"}}

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2025-11-23
      accepted_until: 2026-11-22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.acceptance import Acceptance, changes_since
from isms.risk.score import not_accepted
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK009"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "27001:8.2", "pmark:J.3.1.4")
HINT = Text(
    ja="リスクを見直し、残留リスクを受容し直してください(isms accept で記録できます)。",
    en="Look the risk over, and accept what remains of it again (isms accept records it).",
)
OVER = Text(
    ja="残留リスクの受容期限({until})を過ぎています。",
    en="What remains of the risk was accepted until {until}.",
)
STALE = Text(
    ja="受容した後でリスクの内容又は評価が変わったため、{day} の受容は無効です。",
    en="The risk or its assessment has changed since it was accepted on {day}.",
)
CHANGED = Text(
    ja="受容した後で次の点が変わったため、{day} の受容は無効です: {changes}",
    en="Since the risk was accepted on {day} these have changed: {changes}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the acceptances that have run out, or were given to something else."""
    for row in not_accepted(programme):
        if row.draft:
            continue
        if row.acceptance is Acceptance.OVER:
            yield Flaw(row.risk, ("accepted_until",), OVER.of(until=row.risk.accepted_until))
        elif row.acceptance is Acceptance.STALE:
            changes = changes_since(row.risk, row.remaining, row.scorer)
            message = (CHANGED if changes else STALE).of(day=row.risk.accepted_on, changes=changes)
            yield Flaw(row.risk, ("accepted_on",), message)
