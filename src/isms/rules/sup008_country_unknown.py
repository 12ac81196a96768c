"""It is known in which countries a supplier keeps personal information.
委託先が個人情報を取り扱う国を把握していること。

The surroundings in which data are kept are part of keeping them safe, and foreign law is part of those; so
unknown is not the same as at home. That the ledger names the countries is judged by PII010.

どの国で取り扱うかは、外的環境の把握として、安全管理の前提になります。不明は「国内だけ」と同じではありません。
台帳に国が書かれているかは PII010 で確かめます。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほんクラウド
      kind: cloud
      service: 名簿の保管
      personal_information: true
      owner: P-01

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほんクラウド
      kind: cloud
      service: 名簿の保管
      personal_information: true
      owner: P-01
      countries: [日本]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP008"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.23", "pmark:J.9.2", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託先(再委託先を含む)に取扱国を確かめ、countries に書いてください。",
    en="Ask the supplier, its subcontractors included, and write it under countries.",
)
UNKNOWN = Text(
    ja="個人情報を取り扱う委託先ですが、取り扱う国が不明です。",
    en="This supplier handles personal information, and it is not known in which country.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information at a place that is not known."""
    for supplier in programme.suppliers:
        known = supplier.countries or "countries" in supplier.unread
        if supplier.entrusted and not known and supplier.serves_on(programme.as_of):
            yield Flaw(supplier, ("countries",), UNKNOWN.of())
