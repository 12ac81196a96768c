"""The dates of a law are in order.
法令一覧の日付の順序が正しいこと。

The next look comes after the last one, and a law ends after it came into force. Dates in the wrong order are
a writing mistake.

次回の確認は最新の確認より後、廃止は施行より後です。順序が逆の日付は書き誤りです。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      next_check: 2026-05-10

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      next_check: 2027-05-10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "LAW008"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
HINT = Text(ja="日付を確かめて直してください。", en="Look up the dates and correct them.")
ORDER = (("checked_on", "next_check"), ("effective", "abolished"), ("amended_on", "abolished"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates that come before one that they have to follow."""
    for law in programme.laws:
        yield from wrong_order(law, ORDER)
