"""Before a change of a law comes into force, it is known what it means.
改正法令の施行までに、その影響を検討していること。

From half a year (180 days; `days` in isms.yaml) before an announced change comes into force, the list says
under `impact` what it means for us. Which changes are coming is packaged knowledge, marked where it is not
certain.

公表された改正の施行まで半年(180日。isms.yaml の `days`)になったら、当社への影響を `impact` に書きます。改正
の予定は収録した事実により、確実でないものにはその印を付けます。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      version: 415AC0000000057_20261102_508AC0000000062

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      version: 415AC0000000057_20261102_508AC0000000062
      impact: 委託契約のひな形に影響。細目の公表後に改訂する
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.laws import doubt, known, watched
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW006"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="改正の内容を調べて影響(impact)と対応(action)を書き、必要なら計画に加えてください。",
    en="Find out what changes, write impact and action, and plan what has to be done.",
)
AHEAD = Text(
    ja="{day} に改正が施行されますが、影響が書かれていません({what})。{mark}",
    en="A change comes into force on {day}, and its impact is not given ({what}). {mark}",
)

DAYS = 180


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that will change soon and say nothing of it."""
    horizon = programme.as_of + wait(programme, CODE, DAYS)
    for law in watched(programme):
        fact = known(programme, law)
        if fact is None or fact.upcoming_from is None or not law.lacks("impact"):
            continue
        if programme.as_of < fact.upcoming_from <= horizon:
            values = {"what": fact.upcoming or fact.title_ja, "mark": doubt(fact)}
            yield Flaw(law, ("impact",), AHEAD.of(day=fact.upcoming_from, **values))
