"""What was done about an incident can be followed.
事故への対応の経過をたどれること。

Who noticed it, what was found to be true, what was done when: an incident is answered by a procedure that
is written down, and what it leaves behind is evidence. By the time it is closed the three are there.

誰が気付き、何が事実で、いつ何をしたか。事故への対応は手順に従い、その記録は証拠になります。完結するまでに
3つとも記録します。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      level: event
      known_on: 2026-10-01
      kind: loss
      persons_affected: 0
      sensitive: false
      my_number: false
      cause: 首ひもの金具が壊れていた
      actions: 金具を替えた
      lessons: 貸与品の傷みは半年ごとに点検する
      closed_on: 2026-10-20

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      level: event
      known_on: 2026-10-01
      found_by: P-01
      verified: 入退室の記録を確かめ、使われていないことを確認した
      kind: loss
      persons_affected: 0
      sensitive: false
      my_number: false
      cause: 首ひもの金具が壊れていた
      actions: 金具を替えた
      lessons: 貸与品の傷みは半年ごとに点検する
      timeline:
        - {at: 2026-10-01 09:10, what: 紛失の申告を受け、入館証を無効にした, by: P-02}
      closed_on: 2026-10-20
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "INC008"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.26", "27001:A.5.28", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="found_by、verified、timeline に、分かることを書いてください。社外の人が気付いたときは、found_by に"
    "受け付けた社員を書きます。",
    en="Write what is known under found_by, verified and timeline; where an outsider noticed it, write under "
    "found_by who of your own took the report.",
)
MISSING = Text(
    ja="完結した事故ですが、「{field}」の記録がありません。",
    en="The incident is closed, and '{field}' is not recorded.",
)
FOLLOWED = ("found_by", "verified", "timeline")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what a closed incident does not tell of how it was answered."""
    for incident in programme.incidents:
        if incident.closed_on is not None:
            yield from unsaid(incident, FOLLOWED, MISSING)
