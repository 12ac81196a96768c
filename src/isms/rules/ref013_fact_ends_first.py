"""No fact of the programme's own ends before it begins.
独自の事実の適用終了が、適用開始より前でないこと。

A fact holds from `valid_from` to `valid_to`. One that ends before it begins holds on no day: fees would be
unknown, a duty to report would never be due, and nothing would say why.

事実は `valid_from` から `valid_to` まで当てはまります。終了が開始より前だと、どの日にも当てはまりません。料
金は不明になり、報告の義務も生じないまま、その理由が分からなくなります。

Fails:

    knowledge/schemes/own.yaml:
      id: own
      standard: iso27001
      title_ja: 認証
      title_en: Certification
      source: 契約書
      confidence: high
      valid_from: 2026-04-01
      valid_to: 2026-03-31

Passes:

    knowledge/schemes/own.yaml:
      id: own
      standard: iso27001
      title_ja: 認証
      title_en: Certification
      source: 契約書
      confidence: high
      valid_from: 2026-04-01
      valid_to: 2027-03-31
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.knowledge.validity import begins, ends
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.kind import Record
    from isms.knowledge import Knowledge
    from isms.model.programme import Programme

CODE = "REF013"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="valid_from と valid_to を出典で確かめて直してください。",
    en="Look valid_from and valid_to up in the source and correct them.",
)
REVERSED = Text(
    ja="適用終了({last})が適用開始({first})より前です。", en="It ends on {last}, before it begins on {first}."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the facts that end before they begin."""
    for fact in _own(programme.knowledge):
        first, last = begins(fact), ends(fact)
        if first is not None and last is not None and last < first:
            yield Flaw(fact, ("valid_to",), REVERSED.of(first=first, last=last))


def _own(knowledge: Knowledge) -> Iterator[Record]:
    """Go through the facts that the programme brings."""
    shelves: tuple[Mapping[str, Record], ...] = (
        knowledge.frameworks,
        knowledge.form_sets,
        knowledge.calendars,
        knowledge.report_duties,
        knowledge.schemes,
        *knowledge.tables.values(),
    )
    every = chain.from_iterable(shelf.values() for shelf in shelves)
    return (fact for fact in every if fact.file.startswith("knowledge/"))
