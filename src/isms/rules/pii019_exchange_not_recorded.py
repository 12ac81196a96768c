"""What goes to third parties by consent, or comes from them, is recorded.
本人の同意による第三者提供と、第三者からの受領を記録していること。

Whoever provides personal data to a third party keeps a record of it, and whoever receives them confirms where
they come from and records that. A provision that a law asks for needs no such record; one by consent, or with
an opt-out, does: that is what `legal_basis` tells, or `consent` where it is empty. The programme names the
record: a type of operating record, or a form, ledger or record among the documents that satisfies the item.

個人データを第三者に提供したときは記録を作り、受領するときは取得の経緯を確認して記録します。法令に基づく提供
は記録の対象ではありません。本人の同意やオプトアウトによる提供かどうかは、`legal_basis` の記載(なければ
`consent`)によります。記録は、運用記録の種類(log-type の clause)、又は様式・台帳・記録である文書
(satisfies)で、該当する項目を示します。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: third_party
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      source: 提携先の名簿会社
      notice: ウェブサイトで公表

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: third_party
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      source: 提携先の名簿会社
      notice: ウェブサイトで公表
    logs/types/LT-01.yaml:
      {id: LT-01, name: 受領時の確認記録, every: event, retention: 3年, clause: "pmark:J.8.8.3"}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.model.document import DocumentKind
from isms.model.once import once
from isms.model.personal_information import Acquisition, DataClass
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "PII019"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.8.8.2", "pmark:J.8.8.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="記録の様式を決め、運用記録の種類の clause 又は文書の satisfies に「{item}」と書いてください。",
    en="Set up the record; write '{item}' as clause of its log type, or under satisfies of a document.",
)
GIVEN = Text(
    ja="本人の同意により {who} に提供していますが、提供の記録がありません({item})。",
    en="It is provided to {who} by consent, and there is no record of provisions ({item}).",
)
RECEIVED = Text(
    ja="第三者({who})から受領していますが、確認の記録がありません({item})。",
    en="It is received from {who}, and there is no record of what was confirmed ({item}).",
)

PROVISION, RECEIPT = "pmark:J.8.8.2", "pmark:J.8.8.3"
RECORDS = frozenset({DocumentKind.FORM, DocumentKind.LEDGER, DocumentKind.RECORD})
"""The documents that hold records; a regulation only says that there are some."""
CONSENT = re.compile(
    r"同意(?!\w{0,6}(?:要しない|要さない|不要|困難|なく|なし))|オプトアウト|consent|opt-out", re.IGNORECASE
)
"""How a basis says that people have agreed, or may object."""
_EXCHANGE = re.compile(r"J\.8\.8\.[23]")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are exchanged with third parties without a record that answers for it."""
    for line in under_pmark(programme):
        if line.provided_to and _by_consent(line) and PROVISION not in _recorded(programme):
            message = GIVEN.of(who=line.provided_to, item=PROVISION)
            yield Flaw(line, ("provided_to",), message)
        if line.acquisition is Acquisition.THIRD_PARTY and RECEIPT not in _recorded(programme):
            message = RECEIVED.of(who=line.source or Acquisition.THIRD_PARTY, item=RECEIPT)
            yield Flaw(line, ("acquisition",), message)


def _by_consent(line: PersonalInformation) -> bool:
    """Tell whether personal data go to a third party because people agree, or do not object."""
    if line.data_class is DataClass.INFORMATION:
        return False
    basis = line.legal_basis
    return not line.lacks("consent") if basis is None else CONSENT.search(basis) is not None


@once
def _recorded(programme: Programme) -> frozenset[str]:
    """Return the requirements that types of log, and documents that hold records, say they answer."""
    named = [kind.clause for kind in programme.log_types if kind.clause]
    for document in programme.documents:
        named += document.satisfies if document.kind in RECORDS else ()
    return frozenset(f"pmark:{item}" for text in named for item in _EXCHANGE.findall(text))
