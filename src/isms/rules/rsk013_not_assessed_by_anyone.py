"""It is known who assessed a risk, and when.
リスクを誰がいつ評価したかが分かること。

Without the day nobody can tell whether an assessment is too old, and without the name nobody can be asked
how the figures came about.

評価日がなければ、評価が古くなっていないかを判断できません。評価者がなければ、その値にした理由を尋ねる相手が
いません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
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
      assessed_on: 2026-05-15
      assessed_by: P-02
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK013"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.2", "15001:8.2", "pmark:J.3.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="評価した人を assessed_by に、その日を assessed_on に書いてください。",
    en="Write who assessed the risk under assessed_by, and the day under assessed_on.",
)
UNKNOWN = Text(ja="リスク評価の記録に「{fields}」がありません。", en="The assessment lacks: {fields}.")
_ASKED_FOR = ("assessed_on", "assessed_by")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks of which it is not known who assessed them, or when."""
    risks = programme.risks.records
    if not any(None in set(map(attrgetter(name), risks)) for name in _ASKED_FOR):
        return
    for risk in risks:
        if risk.assessed_on is None or risk.assessed_by is None:
            lacking = risk.lacking(_ASKED_FOR)
            if lacking:
                yield Flaw(risk, (), UNKNOWN.of(fields=[risk.label_of(name) for name in lacking]))
