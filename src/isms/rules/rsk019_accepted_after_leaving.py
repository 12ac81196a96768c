"""Nobody accepts a risk after they have left.
退職した人が、退職後の日付でリスクを受容していないこと。

An acceptance is given by a person on a day. Where the person had left by then, someone else wrote it down,
or the record was copied from the year before. The last day at work still counts.

受容は、ある人がある日に行うものです。その日までに退職していれば、別の人が書いたか、前の年の記録を写したもの
です。退職日当日の受容は有効とみなします。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: officer
      left: 2026-03-31
    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01, P-03]
      accepted_on: 2026-05-29

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: officer
      left: 2026-06-30
    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01, P-03]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK019"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "pmark:J.3.1.4")
HINT = Text(
    ja="後任の人が残留リスクを確かめて、受容し直してください。",
    en="Let the successor look at what remains of the risk and accept it.",
)
GONE = Text(
    ja="受容者の{person}は、受容日({day})の前の {left} に退職しています。",
    en="{person} left on {left}, before the risk was accepted on {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the acceptances by people who had left."""
    day = programme.as_of
    leavers = {p.key: p.left for p in programme.people if p.left is not None and p.left < day}
    risks = programme.risks.records
    groups = set(map(attrgetter("accepted_by"), risks)) if leavers else ()
    suspect = {people for people in groups if not leavers.keys().isdisjoint(people)}
    if not suspect:
        return
    for risk in compress(risks, map(suspect.__contains__, map(attrgetter("accepted_by"), risks))):
        accepted = risk.accepted_on
        for place, person in enumerate(risk.accepted_by):
            left = leavers.get(person)
            if left is not None and accepted is not None and left < accepted and not risk.draft:
                message = GONE.of(person=programme.people[person].name, day=accepted, left=left)
                yield Flaw(risk, ("accepted_by", place), message)
