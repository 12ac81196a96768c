"""Whoever is asked for personal information in writing is told what for, and agrees.
本人から書面で直接取得するときは、利用目的などを明示し、同意を得ていること。

A form, a web page or a contract that people fill in states the purpose beforehand, and PrivacyMark wants
their consent. For My Numbers the law sets the purpose: notice is needed, consent is not.

申込書、ウェブの入力画面、契約書などで本人から取得するときは、あらかじめ利用目的などを書面で明示し、同意を得ます。
個人番号は法令で利用目的が決まっているため、明示は必要ですが同意は問いません。

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
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      consent: 申込書の同意欄

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
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      notice: 申込書の裏面に利用目的と窓口を記載
      consent: 申込書の同意欄
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.model.personal_information import Acquisition
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII004"
LEVEL = Level.ERROR
CLAUSES = ("15001:A.7", "pmark:J.8.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="どの書面・画面で明示し、どのように同意を得るかを notice と consent に書いてください。"
    "明示や同意を要しない場合は、該当する例外とその理由を書きます。",
    en="Say under notice and consent which paper or page tells people, and how they agree. "
    "Where an exception applies, write which and why.",
)
NO_NOTICE = Text(
    ja="本人から書面で取得していますが、利用目的などの明示の方法がありません。",
    en="It is collected in writing, and it is not said how people are told the purpose.",
)
NO_CONSENT = Text(
    ja="本人から書面で取得していますが、同意の取得方法がありません。",
    en="It is collected in writing, and it is not said how people agree.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are collected in writing without notice or consent."""
    for line in under_pmark(programme):
        if line.acquisition is not Acquisition.DIRECT_WRITTEN:
            continue
        if line.lacks("notice"):
            yield Flaw(line, ("notice",), NO_NOTICE.of())
        if line.lacks("consent") and not line.my_number:
            yield Flaw(line, ("consent",), NO_CONSENT.of())
