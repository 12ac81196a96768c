"""There is a ledger of personal information.
個人情報管理台帳があること。

A PrivacyMark begins with knowing what personal information the firm holds. Even the smallest firm holds that
of its own people.

プライバシーマークは、事業で取り扱う個人情報を特定することから始まります。どんなに小さな会社でも、従業者の個人情報は
あります。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII020"
LEVEL = Level.ERROR
CLAUSES = ("15001:6.1", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="各部署で個人情報を洗い出し、personal-information/ に登録してください。",
    en="Identify the personal information of every department and enter it in personal-information/.",
)
EMPTY = Text(ja="個人情報管理台帳に登録がありません。", en="The ledger of personal information is empty.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield once that nothing is entered."""
    aimed = aims_at(programme, PRIVACY_MARK)
    if aimed and not programme.personal_information and programme.can_judge("personal-information"):
        yield Flaw(programme.settings, ("standards",), EMPTY.of())
