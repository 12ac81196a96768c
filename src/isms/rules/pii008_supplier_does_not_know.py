"""A supplier that personal information is entrusted to is known to handle it, and works for us.
個人情報の委託先として台帳に書いた先が、取扱いのある委託先として登録され、契約中であること。

The ledger and the list of suppliers tell the same story. A supplier that is said to handle no personal
information, or no My Numbers, is not supervised for it; one whose work is over cannot be holding it. That the
work has not begun yet is info.

台帳と委託先一覧は、同じことを述べていなければなりません。個人情報や個人番号を取り扱わないとした委託先は監督から
漏れます。委託が終わった先に預けていることはありえません。まだ始まっていない先は、情報にとどめます。

Fails:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      entrusted_to: [SUP-01]
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      owner: P-01
      personal_information: false

Passes:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      entrusted_to: [SUP-01]
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      owner: P-01
      personal_information: true
      my_number: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.ledger import handled
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier

CODE = "PII008"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.19", "pmark:J.9.4")
HINT = Text(
    ja="委託先の記録を直して監督の対象にするか、台帳の委託先(entrusted_to)を現状に合わせてください。",
    en="Correct the record of the supplier and supervise it, or bring entrusted_to up to date.",
)
NOT_PERSONAL = Text(
    ja="委託先 {supplier} は、個人情報を取り扱わないことになっています。",
    en="Supplier {supplier} is said to handle no personal information.",
)
NOT_MY_NUMBER = Text(
    ja="個人番号を委託していますが、委託先 {supplier} は個人番号を取り扱わないことになっています。",
    en="My Numbers are entrusted, and supplier {supplier} is said to handle none.",
)
OVER = Text(
    ja="委託先 {supplier} への委託は {day} に終わっています。",
    en="The work of supplier {supplier} ended on {day}.",
)
NOT_YET = Text(
    ja="委託先 {supplier} への委託は {day} に始まります。",
    en="The work of supplier {supplier} begins on {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are entrusted to a supplier that does not know it."""
    for line in handled(programme):
        for index, key in enumerate(line.entrusted_to):
            supplier = programme.suppliers.get(key)
            if supplier is None:
                continue
            message = _unaware(programme, line, supplier)
            if message is not None:
                yield Flaw(line, ("entrusted_to", index), message)
            elif supplier.started is not None and programme.as_of < supplier.started:
                message = NOT_YET.of(supplier=supplier.shown, day=supplier.started)
                yield Flaw(line, ("entrusted_to", index), message, Level.INFO)


def _unaware(programme: Programme, line: PersonalInformation, supplier: Supplier) -> Message | None:
    if supplier.ended is not None and supplier.ended < programme.as_of:
        return OVER.of(supplier=supplier.shown, day=supplier.ended)
    if supplier.personal_information is False and not supplier.my_number:
        return NOT_PERSONAL.of(supplier=supplier.shown)
    if line.my_number and supplier.my_number is False:
        return NOT_MY_NUMBER.of(supplier=supplier.shown)
    return None
