"""Information that a client entrusts names the client, and goes on to others only with the client's consent.
預かった個人情報は委託元が分かり、再委託は委託元の承諾を得ていること。

A line that was acquired by being entrusted says whose it is. Where it is entrusted further, the day on which
the client agreed is written down: contracts ask for it, and so does PrivacyMark.

取得の形態が「受託」の行には、誰から預かったかを書きます。さらに別の先に委託するときは、委託元が承諾した日を
書きます。契約でもプライバシーマークでも求められます。

Fails:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: entrusted
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      client: PT-01
      entrusted_to: [SUP-01]
    parties/PT-01.yaml: {id: PT-01, name: 見本市, kind: client, needs: 預けた情報の保護}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      owner: P-01
      personal_information: true
      my_number: false

Passes:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: entrusted
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      client: PT-01
      entrusted_to: [SUP-01]
      re_entrust_consent: 2026-04-06
    parties/PT-01.yaml: {id: PT-01, name: 見本市, kind: client, needs: 預けた情報の保護}
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

from isms.diagnostic import Fault, Level, Text
from isms.ledger import handled
from isms.model.personal_information import Acquisition
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII011"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "pmark:J.3.1.1", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託元を client に、再委託の承諾を得た日を re_entrust_consent に書いてください。"
    "承諾がなければ、得るまで預けないでください。",
    en="Write the client, and under re_entrust_consent the day of consent; without it, do not pass it on.",
)
NO_CLIENT = Text(
    ja="受託した個人情報ですが、委託元がありません。",
    en="It is entrusted to us, and the client is not named.",
)
NO_CONSENT = Text(
    ja="受託した個人情報を {suppliers} に再委託していますが、委託元の承諾日がありません。",
    en="It is entrusted on to {suppliers}, and there is no day on which the client agreed.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines entrusted to us that name no client, or went on without consent."""
    for line in handled(programme):
        if line.acquisition is not Acquisition.ENTRUSTED:
            continue
        if line.lacks("client"):
            yield Flaw(line, ("client",), NO_CLIENT.of())
        if line.entrusted_to and line.lacks("re_entrust_consent"):
            yield Flaw(line, ("re_entrust_consent",), NO_CONSENT.of(suppliers=line.entrusted_to))
