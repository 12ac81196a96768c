"""An acceptance carries the stamp of what was accepted.
受容には、受容した内容の刻印があること。

A stamp is the fingerprint of a risk as it was accepted: it shows when the risk has changed since. `isms
accept` makes it. An acceptance without a stamp holds all the same, but nothing tells when it no longer fits.
One line says how many there are, at the first of them; acceptances that do not hold are RSK001 and RSK009.

刻印は、受容したときのリスクの内容を示す指紋で、`isms accept` で付きます。後で内容が変わると分かります。刻印が
なくても受容は有効ですが、内容が変わって受容し直す必要が生じたときに、それを知らせるものがありません。刻印のない
受容の件数を、最初の1件の場所に1行で知らせます。有効でない受容は RSK001 と RSK009 が知らせます。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 停電
      threat: 送電設備の故障
      owner: P-01
      factors: {confidentiality: 1, integrity: 1, availability: 2, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Fails:

    risks/risks.yaml:
      - id: R-001
        title: 通信の途絶
        threat: 回線事業者の障害
        owner: P-01
        factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
        decision: accept
        accepted_by: [P-01]
        accepted_on: 2026-05-29
        stamps:
          accepted: {digest: 3d378ed20d0834e147cf660e092018e7fa8eca17df0f0dfb02a13060c2656571}
      - id: R-002
        title: 停電
        threat: 送電設備の故障
        owner: P-01
        factors: {confidentiality: 1, integrity: 1, availability: 2, threat: 2, vulnerability: 1}
        decision: accept
        accepted_by: [P-01]
        accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      stamps:
        accepted: {digest: 3d378ed20d0834e147cf660e092018e7fa8eca17df0f0dfb02a13060c2656571}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.risk import Decision
from isms.risk.score import not_accepted
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK008"
LEVEL = Level.INFO
FAULTS = Fault.ABSENCE
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="受容は刻印がなくても有効です。次に受容するとき isms accept を使うと、刻印が付きます。",
    en="The acceptance holds without a stamp; the next one gets one by isms accept.",
)
NOT_STAMPED = Text(
    ja="受容済みのリスクのうち {count} 件に刻印がありません。",
    en="{count} accepted risks carry no stamp.",
)

_OPEN = Decision.OPEN


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw, at the first accepted risk without a stamp."""
    lapsed = {row.id for row in not_accepted(programme)}
    bare = [
        risk
        for risk in programme.risks.records
        if risk.accepted_on
        and risk.decision is not _OPEN
        and not (risk.stamps and risk.stamps.accepted)
        and risk.key not in lapsed
    ]
    if bare:
        yield Flaw(bare[0], ("accepted_on",), NOT_STAMPED.of(count=len(bare)))
