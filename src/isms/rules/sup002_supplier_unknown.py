"""It is known whether a supplier handles personal information.
委託先が個人情報を取り扱うかどうかを把握していること。

The duty to supervise a supplier hangs on it, so unknown is not the same as no. Where personal information is
handled, whether My Numbers are among it has to be known too.

監督の義務があるかどうかは、ここで決まります。「不明」は「取り扱わない」ことではありません。個人情報を取り扱う
委託先については、個人番号(マイナンバー)を含むかどうかも把握します。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      owner: P-01

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: false
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.jurisdiction import under_japanese_law
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.supplier import Supplier

CODE = "SUP002"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.19", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託業務の担当者に確かめ、true 又は false を書いてください。",
    en="Ask whoever runs the contract and write true or false.",
)
UNKNOWN = Text(ja="「{field}」が不明です。", en="'{field}' is not known.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers of which it is not known what they handle."""
    numbers = under_japanese_law(programme)
    for supplier in programme.suppliers:
        name = _unknown(supplier, numbers=numbers)
        if name is not None and name not in supplier.unread and supplier.serves_on(programme.as_of):
            yield Flaw(supplier, (name,), UNKNOWN.of(field=supplier.label_of(name)))


def _unknown(supplier: Supplier, *, numbers: bool) -> str | None:
    """Return the first field that is not known; My Numbers are asked for where their law applies."""
    if supplier.my_number:
        return None
    if supplier.personal_information is None:
        return "personal_information"
    return "my_number" if numbers and supplier.personal_information and supplier.my_number is None else None
