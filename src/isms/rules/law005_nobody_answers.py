"""For every law of the list it is said what it asks of us, and who watches it.
法令一覧の各法令に、遵守事項と担当者を書いていること。

A list of titles helps nobody. What has to be done is said in our own words, and someone answers for noticing
a change.

題名だけの一覧では守れません。何をしなければならないかを自分たちの言葉で書き、改正に気付く担当者を決めます。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      owner: P-01

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      owner: P-01
      obligations: 利用目的の特定、安全管理、委託先の監督、漏えい等の報告
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.laws import watched
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW005"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="当社に関わる遵守事項を obligations に、改正を確認する人を owner に書いてください。",
    en="Write what it asks of us under obligations, and who watches it under owner.",
)
MISSING = Text(ja="{fields}がありません。", en="This is missing: {fields}.")

ASKED = ("obligations", "owner")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that ask for nothing, or that nobody watches."""
    for law in watched(programme):
        missing = law.lacking(ASKED)
        if missing:
            yield Flaw(law, (missing[0],), MISSING.of(fields=[law.label_of(name) for name in missing]))
