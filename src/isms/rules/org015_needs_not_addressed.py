"""What interested parties and issues ask for is answered.
利害関係者の要求と課題に、対応が決まっていること。

For each party it is decided whether the management system is to meet its needs, and, where it is, how. For
each issue there is a response: otherwise the list is a list and nothing follows from it.

利害関係者ごとに、その要求にマネジメントシステムで対応するかどうかを決め、対応する場合はその方法を示しま
す。課題にも、それぞれ対応があるはずです。対応のない一覧は、作っただけで終わっています。

Fails:

    parties/PT-01.yaml:
      id: PT-01
      name: 顧客
      kind: client
      needs: 納期と秘密の保持
      by_programme: true
      reviewed: 2026-05-12

Passes:

    parties/PT-01.yaml:
      id: PT-01
      name: 顧客
      kind: client
      needs: 納期と秘密の保持
      addressed: 契約の安全管理条項を手順書に展開する
      by_programme: true
      reviewed: 2026-05-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG015"
LEVEL = Level.WARNING
CLAUSES = ("27001:4.2", "27001:6.1.1", "15001:4.2", "pmark:J.1.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="対応を決めて書いてください(利害関係者は by_programme と addressed、課題は response)。",
    en="Decide and write it down: by_programme and addressed for a party, response for an issue.",
)
UNDECIDED = Text(
    ja="要求にマネジメントシステムで対応するかどうかが決まっていません。",
    en="It is not decided whether the management system is to meet these needs.",
)
NO_WAY = Text(
    ja="マネジメントシステムで対応するとしていますが、対応方法がありません。",
    en="The management system is to meet these needs, but not how.",
)
NO_RESPONSE = Text(ja="課題への対応が決まっていません。", en="There is no response to this issue.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the parties and issues for which nothing is decided."""
    for party in programme.parties:
        if party.lacks("by_programme"):
            yield Flaw(party, ("by_programme",), UNDECIDED.of())
        elif party.by_programme and party.addressed is None:
            yield Flaw(party, ("addressed",), NO_WAY.of())
    for issue in programme.issues:
        if issue.response is None:
            yield Flaw(issue, ("response",), NO_RESPONSE.of())
