"""A risk on personal information says in which phase of its life it lies.
個人情報のリスクに、ライフサイクルの局面があること。

For PrivacyMark the risks of each piece of personal information are found phase by phase, from acquisition
to disposal. A risk that names no phase counts for none of them, so a phase may look as if nobody had
thought of it. Only programmes with `pmark` among their standards are looked at.

プライバシーマークでは、個人情報ごとに、取得から廃棄までの局面に沿ってリスクを洗い出します。局面のないリスク
はどの局面にも数えられず、検討していない局面があるように見えます。規格に `pmark` がある場合だけ調べます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 応募書類
      department: D-01
      owner: P-01
      purpose: 採用選考のため
      items: 氏名、職歴
      acquisition: direct_written
      medium: paper
      location: 鍵付き書庫
      retention: 6か月
      disposal: 溶解
    risks/R-001.yaml:
      id: R-001
      title: 応募書類の置き忘れ
      personal_information: PI-01
      threat: 面接室への置き忘れ
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 応募書類
      department: D-01
      owner: P-01
      purpose: 採用選考のため
      items: 氏名、職歴
      acquisition: direct_written
      medium: paper
      location: 鍵付き書庫
      retention: 6か月
      disposal: 溶解
    risks/R-001.yaml:
      id: R-001
      title: 応募書類の置き忘れ
      personal_information: PI-01
      phase: use
      threat: 面接室への置き忘れ
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK016"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.3.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="取得・入力から廃棄・消去までのどの局面のリスクかを、phase に書いてください。",
    en="Write under phase which one it is, from acquisition to disposal.",
)
UNKNOWN = Text(
    ja="個人情報のリスクに局面(phase)がありません。",
    en="The phase of this risk on personal information is not known.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks on personal information that name no phase."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    for risk in programme.risks:
        if risk.phase is None and risk.personal_information is not None and "phase" not in risk.unread:
            yield Flaw(risk, ("personal_information",), UNKNOWN.of())
