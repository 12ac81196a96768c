"""A contract with whoever handles personal information settles the eight items.
個人情報を取り扱う委託先との契約に、必要な8項目があること。

Whoever holds a PrivacyMark settles responsibility, security, re-entrustment, reporting, verification, breach,
incidents and what happens at the end, by contract or memorandum; a confidentiality agreement alone hardly
does. Where the record lists clauses in words of its own, one of them may settle what seems to be missing:
that is a warning, and so is a contract of which no clause is on record. Suppliers with whom nothing has been
signed are judged by SUP009, and those whose work is over are left alone.

プライバシーマークでは、責任の明確化、安全管理、再委託、取扱状況の報告、遵守の確認、契約違反時の措置、事故の
報告・連絡、契約終了後の措置を、契約書又は覚書で取り決めます。秘密保持契約だけでは、ふつう足りません。組織独自の
言葉で書いた条項がその項目に当たることもあるため、そのような条項があるときは警告にとどめます。契約書又は覚書があり、
条項の記録がないときも警告です。何も取り交わしていない委託先は SUP009 で確かめ、委託が終わった先は対象にしませ
ん。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      contract_signed: 2026-04-01
      clauses: [responsibility, security, reporting]

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      contract_signed: 2026-04-01
      clauses: [責任の明確化, 安全管理, 再委託, 取扱状況の報告, 遵守の確認, breach, incident, termination]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.knowledge import ContractItem
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP003"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="契約書又は覚書にその条項があれば clauses に加え、なければ覚書を取り交わしてください。",
    en="Add the item to clauses if the contract has it; else sign a memorandum that does.",
)
UNRECORDED = Text(
    ja="契約に必要な8項目があるかどうかが記録されていません。",
    en="It is not recorded whether the contract settles the eight items.",
)
MISSING = Text(
    ja="委託先との契約に、次の項目がありません: {missing}。",
    en="The contract with this supplier does not settle: {missing}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information whose contract lacks an item."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    if not programme.suppliers.records:
        return
    items = programme.knowledge.standing(ContractItem, programme.as_of)
    for supplier in programme.suppliers:
        contract = supplier.contract_signed or supplier.memo_signed
        signed = contract or supplier.nda_signed
        if not (signed and supplier.entrusted and supplier.serves_on(programme.as_of)):
            continue
        missing = supplier.unsettled(items)
        if missing and "clauses" not in supplier.unread:
            own = len(supplier.clauses) > len(items) - len(missing)
            unrecorded = contract and not supplier.clauses
            message = UNRECORDED.of() if unrecorded else MISSING.of(missing=missing)
            yield Flaw(supplier, ("clauses",), message, Level.WARNING if own or unrecorded else None)
