"""Personal data go to a third party only on a basis that the ledger names.
個人データを第三者に提供するときは、提供の根拠を台帳に書いていること。

The basis is the person's consent to the provision, a law, or another exception that the act allows. Where the
ledger tells only of consent at acquisition, it is open whether that covers the provision: a warning. So is
what a client entrusts and has us hand on. What is personal information, but no personal data, is left out.

提供の根拠は、提供についての本人の同意、法令、又は法令が認めるその他の例外(届け出たオプトアウトなど)です。取得時
の同意しか書いていない場合は、それが提供まで含むかどうかが分からないため、警告とします。受託した情報を委託元のため
に渡す場合も警告です。個人データに当たらない個人情報は対象にしません。

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
from isms.ledger import under_the_act
from isms.model.personal_information import Acquisition, DataClass
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII006"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "pmark:J.8.8")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="提供についての本人の同意、提供を定める法令、又は該当する例外を legal_basis に書いてください。",
    en="Write under legal_basis the consent to the provision, the law that asks for it, or the exception.",
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
    for line in under_the_act(programme):
        personal_data = line.data_class is not DataClass.INFORMATION
        if line.provided_to and personal_data and line.lacks("legal_basis"):
            if line.lacks("consent"):
                ceiling = Level.WARNING if line.acquisition is Acquisition.ENTRUSTED else None
                yield Flaw(line, ("legal_basis",), NO_BASIS.of(to=line.provided_to), ceiling)
            else:
                yield Flaw(line, ("legal_basis",), UNCLEAR.of(to=line.provided_to), Level.WARNING)
