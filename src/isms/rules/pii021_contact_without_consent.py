"""Whoever contacts people with information from others has told them and has their consent.
本人以外から取得した情報で本人に連絡するときは、通知し、同意を得ていること。

Being called by a firm that one never gave a number to is what people complain about. It is a warning: there
are exceptions, which belong in `consent` with their reason. What is entrusted is contacted in the client's
name, and where nobody is contacted `contact` says so.

教えた覚えのない会社からの連絡は、苦情のもとになります。例外もあるため警告とし、該当する場合は理由を
`consent` に書きます。受託した情報による連絡は委託元の名で行うもので、対象にしません。連絡しない場合は、
`contact` にそう書きます。

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
      acquisition: public
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      source: 各社のウェブサイト
      notice: ウェブサイトで公表
      contact: 案内の電話

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
      acquisition: public
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      source: 各社のウェブサイト
      notice: ウェブサイトで公表
      contact: 連絡しない
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

CODE = "PII021"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.8.7",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="同意の取得方法、又は同意を要しない理由を consent に書いてください。",
    en="Write under consent how people agree, or why that is not needed.",
)
UNASKED = Text(
    ja="本人以外から取得した情報で本人に連絡していますが(取得の形態「{how}」)、同意の取得方法がありません。",
    en="People are contacted with information obtained '{how}', and it is not said how they agreed.",
)

FROM_OTHERS = frozenset({Acquisition.INDIRECT, Acquisition.THIRD_PARTY, Acquisition.PUBLIC})
NOBODY = frozenset(
    {
        "なし", "無し", "無", "該当なし", "該当しない", "しない", "行わない", "連絡しない", "連絡なし",
        "本人に連絡しない", "連絡・接触しない", "-", "―", "n/a", "none", "no contact",
    }
)  # fmt: skip
"""How a ledger says that people are not contacted."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are used to contact people who were not asked."""
    for line in under_pmark(programme):
        contacted = line.contact is not None and line.contact.casefold().removesuffix("。") not in NOBODY
        if contacted and line.acquisition in FROM_OTHERS and line.lacks("consent"):
            yield Flaw(line, ("contact",), UNASKED.of(how=line.acquisition))
