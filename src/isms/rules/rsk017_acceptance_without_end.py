"""A risk above the criterion is accepted for a time only.
受容基準を超えるリスクの受容に、期限があること。

The organisation may knowingly live with more risk than its criterion allows. But nobody can know how things
will be later: such an acceptance ends on a day, so that someone looks again.

受容基準を超えるリスクでも、承知のうえで受容することはできます。ただし、先のことは分からないので、期限を決め
て受容し、その日までに見直します。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 大地震
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 3}
      decision: accept
      accepted_by: [P-01, P-02]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 大地震
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 3}
      decision: accept
      accepted_by: [P-01, P-02]
      accepted_on: 2026-05-29
      accepted_until: 2027-03-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.risk import Decision
from isms.risk.acceptance import Acceptance
from isms.risk.criterion import Criterion
from isms.risk.score import scores
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK017"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="いつまで受容するかを accepted_until に書いてください。",
    en="Write under accepted_until how long it is accepted.",
)
NO_END = Text(
    ja="受容基準({criterion})を超えるリスク({standing})を、期限を決めずに受容しています。",
    en="A risk ({standing}) above the criterion ({criterion}) is accepted without an end.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks above the criterion that are accepted for ever."""
    for row in scores(programme):
        standing = row.outcome.standing
        if standing is None or standing.acceptable:
            continue
        risk, criterion = row.risk, row.scorer.criterion if row.scorer else None
        if (
            risk.decision is Decision.ACCEPT
            and risk.lacks("accepted_until")
            and isinstance(criterion, Criterion)
            and row.acceptance is Acceptance.HOLDS
        ):
            message = NO_END.of(standing=standing.words, criterion=criterion)
            yield Flaw(risk, ("accepted_on",), message)
