"""Whoever handles personal information for us has signed a contract.
個人情報を取り扱う委託先と、契約書又は覚書を取り交わしていること。

A contract or a memorandum is needed, with its day. A confidentiality agreement alone settles nothing else:
that is a warning; for PrivacyMark SUP003 looks at what it settles. Suppliers whose work is over, or has not
begun, are left alone.

契約書又は覚書の締結日が必要です。秘密保持契約だけでは、守秘のほかの事項を取り決めたことにならないため、警告と
します。プライバシーマークでは、取り決めた項目を SUP003 で確かめます。委託が終わった先、まだ始まっていない先は
対象にしません。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      nda_signed: 2026-04-01

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      contract_signed: 2026-04-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP009"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "27001:A.6.6", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="契約書又は覚書を取り交わし、締結日を contract_signed 又は memo_signed に書いてください。",
    en="Sign a contract or a memorandum and enter its day under contract_signed or memo_signed.",
)
NOTHING = Text(
    ja="個人情報を取り扱う委託先ですが、契約書、覚書、秘密保持契約のいずれの締結日もありません。",
    en="This supplier handles personal information and has signed neither contract nor confidentiality "
    "agreement.",
)
ONLY_SECRECY = Text(
    ja="個人情報を取り扱う委託先ですが、秘密保持契約({signed})だけで、契約書も覚書もありません。",
    en="This supplier handles personal information under a confidentiality agreement alone, of {signed}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information that have signed no contract."""
    items_asked_for = aims_at(programme, PRIVACY_MARK)
    for supplier in programme.suppliers:
        if not supplier.entrusted or not supplier.serves_on(programme.as_of):
            continue
        if supplier.contract_signed or supplier.memo_signed:
            continue
        secret = supplier.nda_signed
        if secret and items_asked_for:
            continue  # SUP003 says what it does not settle
        if {"contract_signed", "memo_signed", "nda_signed"}.isdisjoint(supplier.unread):
            message = ONLY_SECRECY.of(signed=secret) if secret else NOTHING.of()
            yield Flaw(supplier, ("contract_signed",), message, Level.WARNING if secret else None)
