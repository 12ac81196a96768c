"""It is known in which countries a supplier keeps personal information, and the ledger says so.
委託先が個人情報を取り扱う国を把握し、個人情報の台帳にも書いていること。

The surroundings in which data are kept are part of keeping them safe, and foreign law is part of those. For
PrivacyMark a country abroad also stands in the ledger, under ``countries`` of the personal information that
is entrusted to the supplier.

どの国で取り扱うかは、外的環境の把握として、安全管理の前提になります。プライバシーマークでは、国外で取り扱う
委託先の国を、その委託先に預ける個人情報の ``countries`` にも書きます。

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
    from isms.model.supplier import Supplier

CODE = "SUP008"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.23", "pmark:J.8.8.1", "pmark:J.9.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託先(再委託先を含む)に取扱国を確かめ、委託先と個人情報の countries に書いてください。",
    en="Ask the supplier, its subcontractors included, and write it under countries here and in the ledger.",
)
UNKNOWN = Text(
    ja="個人情報を取り扱う委託先ですが、取り扱う国が不明です。",
    en="This supplier handles personal information, and it is not known in which country.",
)
NOT_IN_LEDGER = Text(
    ja="国外({countries})で取り扱う委託先ですが、個人情報の台帳({entries})の取扱国にありません。",
    en="The supplier handles data in {countries}, which the ledger does not say of {entries}.",
)
HOME = frozenset({"jp", "jpn", "japan", "日本", "日本国", "国内"})
"""How records write the country whose law the PrivacyMark follows."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information at a place that is not known, or not in the ledger."""
    japanese = "pmark" in programme.settings.standards
    for supplier in programme.suppliers:
        if (
            not supplier.entrusted
            or not supplier.serves_on(programme.as_of)
            or "countries" in supplier.unread
        ):
            continue
        if not supplier.countries:
            yield Flaw(supplier, ("countries",), UNKNOWN.of())
        elif japanese:
            yield from _abroad(programme, supplier)


def _abroad(programme: Programme, supplier: Supplier) -> Iterator[Flaw]:
    abroad = {country for country in supplier.countries if country.casefold() not in HOME}
    if not abroad:
        return
    silent = [
        entry.shown
        for entry in programme.personal_information
        if supplier.key in entry.entrusted_to
        and (entry.ended is None or programme.as_of <= entry.ended)
        and "countries" not in entry.unread
        and not abroad.issubset(entry.countries)
    ]
    if silent:
        yield Flaw(supplier, ("countries",), NOT_IN_LEDGER.of(countries=sorted(abroad), entries=silent))
