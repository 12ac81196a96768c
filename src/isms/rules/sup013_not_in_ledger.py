"""What a supplier is entrusted with stands in the ledger of personal information.
委託先に預けている個人情報が、個人情報管理台帳に書かれていること。

A supplier that handles personal information is named under `entrusted_to` of what it handles; else the risks
of entrusting it are not analysed. Agencies that send us staff are left alone, and so are all suppliers while
there is no ledger yet. Only for PrivacyMark.

個人情報を取り扱う委託先は、台帳のどの個人情報を預けているかが分かるように、その個人情報の `entrusted_to`
(委託先)に書きます。書かれていないと、委託の局面のリスクが分析から漏れます。人材派遣の会社と、台帳がまだない
ときは対象にしません。プライバシーマークだけのルールです。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    personal-information/ledger.csv:
      管理番号,個人情報名,管理部署,管理責任者,利用目的,個人情報の項目,取得の形態,媒体,保管場所,委託先,保管期限,廃棄方法
      PI-01,修理品の届け先,D-01,P-01,配送,氏名と住所,public,paper,書庫,,3か月,溶解
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 修理品の配送
      personal_information: true
      owner: P-01

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    personal-information/ledger.csv:
      管理番号,個人情報名,管理部署,管理責任者,利用目的,個人情報の項目,取得の形態,媒体,保管場所,委託先,保管期限,廃棄方法
      PI-01,修理品の届け先,D-01,P-01,配送,氏名と住所,public,paper,書庫,SUP-01,3か月,溶解
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 修理品の配送
      personal_information: true
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.supplier import SupplierKind
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP013"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.3.1.1", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="預けている個人情報の entrusted_to に加えるか、personal_information を false に直してください。",
    en="Add it to entrusted_to of what it handles, or say personal_information: false if it handles none.",
)
UNNAMED = Text(
    ja="個人情報を取り扱う委託先ですが、個人情報管理台帳のどの行の委託先にもありません。",
    en="This supplier handles personal information, and no line of the ledger is entrusted to it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information that the ledger does not know."""
    ledger = programme.personal_information
    if not aims_at(programme, PRIVACY_MARK) or not ledger:
        return
    if not programme.can_judge("personal-information") or any(
        "entrusted_to" in line.unread for line in ledger
    ):
        return
    named = {supplier for line in ledger for supplier in line.entrusted_to}
    for supplier in programme.suppliers:
        if supplier.kind is SupplierKind.STAFFING or supplier.key in named:
            continue
        if supplier.entrusted and supplier.serves_on(programme.as_of):
            yield Flaw(supplier, ("personal_information",), UNNAMED.of())
