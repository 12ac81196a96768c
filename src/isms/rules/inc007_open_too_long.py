"""An incident does not stay open for months.
事故の対応が、長く放置されていないこと。

An incident that nobody closes is one that nobody finishes. Ninety days (`days` in isms.yaml) after it was
known it should be closed, or have a finding under which its corrective action goes on.

完結しない事故は、対応が終わらないまま忘れられます。知った日から90日(isms.yaml の `days`)を過ぎたら完結させ
るか、残る是正処置を指摘(findings)に引き継ぎます。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-07-01
      kind: loss
      persons_affected: 0

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-10-01
      kind: loss
      persons_affected: 0
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INC007"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.26", "27001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="残る作業を終えて closed_on を書くか、是正処置を findings/ に登録して finding に書いてください。",
    en="Finish it and write closed_on, or enter the corrective action in findings/ and name it in finding.",
)
OPEN = Text(
    ja="知った日({known})から {days} 日を過ぎても完結していません。",
    en="It has been known since {known} and is still open after {days} days.",
)
DAYS = 90


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the incidents that have been open for too long and go on under no finding."""
    allowed = days(programme, CODE, DAYS)
    latest = programme.as_of - timedelta(days=allowed)
    for incident in programme.incidents:
        still = incident.lacks("closed_on") and incident.finding is None
        if still and not incident.draft and incident.known_on < latest:
            yield Flaw(incident, ("closed_on",), OPEN.of(known=incident.known_on, days=allowed))
