"""No supplier goes on working after its contract is over.
契約期間が終わった委託先に、業務を続けさせていないこと。

The last day of the contract still counts. A contract that renews itself goes on; where it is not known
whether it does, that is a warning. With personal information in the supplier's hands it is an error that the
contract is over, else a warning.

契約満了日の当日までは、契約期間とみなします。自動更新の契約は、満了日の後も続きます。自動更新かどうかが不明な
ときは警告とします。個人情報を取り扱う委託先ではエラー、それ以外の委託先では警告です。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      contract_signed: 2023-10-01
      contract_expires: 2026-09-30
      auto_renewal: false

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      contract_signed: 2023-10-01
      contract_expires: 2026-09-30
      auto_renewal: true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP006"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "pmark:J.9.4")
HINT = Text(
    ja="契約を更新して満了日を書き換えるか、委託を終えて ended を書いてください。",
    en="Renew the contract and enter its new end, or end the work and enter ended.",
)
OVER = Text(
    ja="契約は {expires} に満了しましたが、委託が続いています。",
    en="The contract was over on {expires}, and the work goes on.",
)
UNKNOWN = Text(
    ja="契約の満了日({expires})を過ぎていますが、自動更新かどうかが不明です。",
    en="The contract ended on {expires} unless it renews itself, and that is not known.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers that work on without a contract in force."""
    day = programme.as_of
    for supplier in programme.suppliers:
        expires = supplier.contract_expires
        if expires is None or expires >= day or supplier.auto_renewal or not supplier.serves_on(day):
            continue
        known = supplier.auto_renewal is False
        message = (OVER if known else UNKNOWN).of(expires=expires)
        ceiling = None if known and supplier.entrusted else Level.WARNING
        if "auto_renewal" not in supplier.unread:
            yield Flaw(supplier, ("contract_expires",), message, ceiling)
