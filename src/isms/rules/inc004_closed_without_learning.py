"""An incident is closed with its cause, its measures, its lesson and its finding.
完結した事故に、原因、対応、教訓及び是正の記録があること。

What was learned from an incident strengthens the controls, and an incident is a nonconformity that needs
corrective action. An event that did no harm needs no finding of its own.

事故から得た教訓は管理策の強化に使います。また、事故は不適合として是正処置の対象になります。被害のない事象
には、指摘(findings)の記録までは求めません。

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
      actions: 金具を点検し、壊れたものを替えた
      closed_on: 2026-10-20

Passes:

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
      actions: 金具を点検し、壊れたものを替えた
      lessons: 貸与品の傷みは半年ごとに点検する
      closed_on: 2026-10-20
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.incident import IncidentLevel
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "INC004"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.27", "27001:10.2", "15001:10.2", "pmark:J.7.1")
HINT = Text(
    ja="cause、actions、lessons、finding を書いてください。まだ決まらなければ closed_on を消します。",
    en="Write cause, actions, lessons and finding; where they are not settled yet, take closed_on away.",
)
MISSING = Text(
    ja="完結した事故ですが、「{field}」がありません。", en="The incident is closed without '{field}'."
)
LEARNED = ("cause", "actions", "lessons")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what a closed incident lacks."""
    for incident in programme.incidents:
        if incident.draft or incident.closed_on is None:
            continue
        event = incident.level is IncidentLevel.EVENT
        yield from unsaid(incident, LEARNED if event else (*LEARNED, "finding"), MISSING)
