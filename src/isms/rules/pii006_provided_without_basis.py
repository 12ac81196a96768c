"""Personal data go to a third party only on a basis that the ledger names.
個人データを第三者に提供するときは、提供の根拠を台帳に書いていること。

The basis is the person's consent to the provision, or a law. Where the ledger tells only of consent at
acquisition, it is open whether that covers the provision: a warning.

提供の根拠は、提供についての本人の同意、又は法令です。取得時の同意しか書いていない場合は、それが提供まで含むか
どうかが分からないため、警告とします。

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
      notice: 申込書の裏面に記載
      consent: 申込書の同意欄
      provided_to: 加盟店

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
      notice: 申込書の裏面に記載
      consent: 申込書の同意欄
      provided_to: 加盟店
      legal_basis: 本人の同意(申込書で提供先と項目を示す)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII006"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "pmark:J.8.8")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="提供についての本人の同意、又は提供を定める法令を legal_basis に書いてください。",
    en="Write under legal_basis the consent to the provision, or the law that asks for it.",
)
NO_BASIS = Text(
    ja="第三者({to})に提供していますが、提供の根拠がありません。",
    en="It is provided to {to} without a basis.",
)
UNCLEAR = Text(
    ja="第三者({to})への提供の根拠がありません。取得時の同意が提供まで含むかどうかを確かめてください。",
    en="It is provided to {to}; it is open whether the consent at acquisition covers that.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are given to third parties without saying why that is allowed."""
    for line in under_pmark(programme):
        if line.provided_to and line.lacks("legal_basis"):
            if line.lacks("consent"):
                yield Flaw(line, ("legal_basis",), NO_BASIS.of(to=line.provided_to))
            else:
                yield Flaw(line, ("legal_basis",), UNCLEAR.of(to=line.provided_to), Level.WARNING)
