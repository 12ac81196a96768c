"""It is decided what to do about every risk.
すべてのリスクについて、対応を決めていること。

A risk whose decision is `open` was found and assessed, but no one has chosen whether to reduce, avoid,
transfer or accept it. That is no decision to live with it.

対応の選択肢が「未定」のリスクは、見つけて評価したものの、低減・回避・移転・受容のどれにするかを誰も選んで
いません。そのまま受け入れると決めたことにはなりません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: open

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.risk import Decision
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK007"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="低減、回避、移転、受容のどれにするかを decision に書いてください。",
    en="Choose to reduce, avoid, transfer or accept it, and write that under decision.",
)
OPEN = Text(ja="このリスクへの対応が決まっていません。", en="It is not decided what to do about this risk.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks that are not decided."""
    undecided = Decision.OPEN
    for risk in programme.risks:
        if risk.decision is undecided:
            yield Flaw(risk, ("decision",), OPEN.of())
