"""The dates of a supplier are in order.
委託先の日付の順序が正しいこと。

The work ends after it began, the contract after it was signed, and an assessment names a later day as the
next. Dates in the wrong order are a writing mistake, and other rules would be misled by it.

委託の終了は開始より後、契約の満了は締結より後、次回の評価期限は評価日より後の日付です。順序が逆の日付は書き
誤りであり、ほかのルールの判断も狂わせます。

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
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import FieldPath
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier

CODE = "SUP011"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "pmark:J.9.4")
HINT = Text(
    ja="契約書や評価票で日付を確かめて直してください。", en="Look the dates up and correct the wrong one."
)
REVERSED = Text(
    ja="「{later}」({second})が「{earlier}」({first})より前です。",
    en="'{later}' ({second}) lies before '{earlier}' ({first}).",
)
PAIRS = (("started", "ended"), ("contract_signed", "contract_expires"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of suppliers that lie before the date that they follow."""
    for supplier in programme.suppliers:
        labels = supplier.declaration.fields
        for earlier, later in PAIRS:
            first, second = getattr(supplier, earlier), getattr(supplier, later)
            if first is not None and second is not None and second < first:
                names = {"earlier": labels[earlier].label, "later": labels[later].label}
                yield Flaw(supplier, (later,), REVERSED.of(first=first, second=second, **names))
        yield from _assessments(supplier)


def _assessments(supplier: Supplier) -> Iterator[Flaw]:
    for assessment in supplier.assessments:
        first, second = assessment.date, assessment.next_due
        if second is not None and second <= first:
            labels = assessment.declaration.fields
            names = {"earlier": labels["date"].label, "later": labels["next_due"].label}
            place: FieldPath = ("assessments", assessment.ordinal, "next_due")
            yield Flaw(supplier, place, REVERSED.of(first=first, second=second, **names))
