"""Every phase in the life of personal information is analysed, or said not to apply.
個人情報のライフサイクルの各局面を分析しているか、該当しない理由を書いていること。

PrivacyMark assesses risks from acquisition to disposal: acquisition, transfer, use, entrustment and
provision, storage, disposal. A phase has a risk that names the line of the ledger, or the line says under
`phases_na` why it does not apply. Where `phases_na` names what is no phase, that is said first (PII015).

プライバシーマークでは、取得から廃棄までの局面(取得・入力、移送・送信、利用・加工、委託・提供、保管・バックアップ、
廃棄・消去)ごとにリスクを評価します。各局面に、その個人情報を対象とするリスクがあるか、
`phases_na` に該当しない理由があるかのどちらかです。`phases_na` の局面名の誤りは、先に PII015 が指摘します。

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
      phases_na: {acquisition: 転記, transfer: 不持出, use: 参照なし, entrustment: 委託なし}
    risks/R-01.yaml:
      id: R-01
      title: 書庫からの持出し
      personal_information: PI-01
      phase: storage
      threat: 無断の持出し
      owner: P-01
      factors: {threat: 1, vulnerability: 1}
      decision: accept

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
      phases_na: {acquisition: 転記, transfer: 不持出, use: 参照なし, entrustment: 委託なし}
    risks/R-01.yaml:
      id: R-01
      title: 書庫からの持出し
      personal_information: PI-01
      phase: storage
      threat: 無断の持出し
      owner: P-01
      factors: {threat: 1, vulnerability: 1}
      decision: open
    risks/R-02.yaml:
      id: R-02
      title: 溶解の漏れ
      personal_information: PI-01
      phase: disposal
      threat: 一般のごみへの混入
      owner: P-01
      factors: {threat: 1, vulnerability: 1}
      decision: open
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import misnamed, uncovered, under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII003"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.3.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="局面ごとにリスクを登録するか、該当しない理由を phases_na に書いてください。リスクの候補は "
    "isms risk suggest 番号 で分かります。",
    en="Enter a risk for each phase, or say under phases_na why it does not apply. isms risk suggest ID "
    "proposes risks.",
)
UNCOVERED = Text(
    ja="リスクを分析しておらず、該当しないともしていない局面があります: {phases}。",
    en="These phases are neither analysed nor said not to apply: {phases}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines with a phase that nobody has thought about."""
    if not programme.can_judge("risk"):
        return
    for line in under_pmark(programme):
        phases = uncovered(programme, line)
        if phases and "phases_na" not in line.unread and not misnamed(line):
            yield Flaw(line, ("phases_na",), UNCOVERED.of(phases=phases))
