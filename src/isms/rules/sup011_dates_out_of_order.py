"""The dates of a supplier are in order.
委託先の日付の順序が正しいこと。

The work does not end before it began, nor the contract before it was signed, and no assessment names an
earlier day as the next. Dates in the wrong order are a writing mistake, and other rules would be misled by
it.

委託の終了が開始より前、契約の満了が締結より前、次回の評価期限が評価日より前になることはありません。順序が逆
の日付は書き誤りであり、ほかのルールの判断も狂わせます。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: false
      owner: P-01
      contract_signed: 2026-03-20
      contract_expires: 2026-03-19
      auto_renewal: true

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: false
      owner: P-01
      contract_signed: 2026-03-20
      contract_expires: 2027-03-19
      auto_renewal: true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "SUP011"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "pmark:J.9.4")
HINT = Text(
    ja="契約書や評価票で日付を確かめて直してください。", en="Look the dates up and correct the wrong one."
)
ORDER = (("started", "ended"), ("contract_signed", "contract_expires"))
ASSESSMENT = (("date", "next_due"),)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of suppliers that lie before the date that they follow."""
    for supplier in programme.suppliers:
        yield from wrong_order(supplier, ORDER)
        for assessment in supplier.assessments:
            path = ("assessments", assessment.ordinal)
            yield from wrong_order(supplier, ASSESSMENT, assessment, path)
