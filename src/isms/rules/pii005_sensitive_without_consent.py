"""Sensitive personal information is obtained with consent, or on a legal basis.
要配慮個人情報は、本人の同意又は法令の根拠を得て取得していること。

Health, disability, beliefs or a criminal record may not be obtained without the person's consent unless the
law allows it. What a client entrusts, or what is used jointly, was obtained by someone else, who answers for
it. This holds wherever Japanese law applies, with a PrivacyMark or without.

病歴、障害、信条、犯罪の経歴などの要配慮個人情報は、法令に基づく場合などを除き、本人の同意なく取得できません。
委託元から預かるもの、共同利用で受け取るものは、取得した側が同意を確認します。日本の法令による場合は、プライバシー
マークを目指さなくても対象です。

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
      items: 氏名、健康診断の結果
      acquisition: indirect
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      sensitive: true

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
      items: 氏名、健康診断の結果
      acquisition: indirect
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      sensitive: true
      consent: 健診の申込票で結果の受領に同意
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_the_act
from isms.model.personal_information import Acquisition
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII005"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "pmark:J.8.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="同意の取得方法を consent に、法令に基づく場合は根拠を legal_basis に書いてください。",
    en="Say under consent how people agree, or under legal_basis which law allows it.",
)
WITHOUT = Text(
    ja="要配慮個人情報ですが、本人の同意も法令の根拠もありません。",
    en="This is sensitive, and there is neither consent nor a legal basis.",
)

OBTAINED_BY_OTHERS = frozenset({Acquisition.ENTRUSTED, Acquisition.JOINT_USE})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the sensitive lines that nobody has agreed to."""
    for line in under_the_act(programme):
        ours = line.sensitive and line.acquisition not in OBTAINED_BY_OTHERS
        if ours and line.lacks("consent") and line.lacks("legal_basis"):
            yield Flaw(line, ("consent",), WITHOUT.of())
