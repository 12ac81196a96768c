"""The ledger says how personal information is kept, who has access, and until when it is used.
個人情報管理台帳に、保管方法、アクセス権を有する者、利用期限を書いていること。

These three are part of what PrivacyMark wants to know of everything that is held. Without them nobody can
tell whether the keeping is safe, or when the time to erase begins.

いずれも、プライバシーマークで台帳に求められる項目です。これがないと、安全に保管しているか、いつから消去の対象に
なるかを判断できません。

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
      storage: 施錠したキャビネット
      access: 会員担当

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
      storage: 施錠したキャビネット
      access: 会員担当
      use_until: 退会の手続が終わるまで
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII002"
LEVEL = Level.ERROR
CLAUSES = ("15001:6.1", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="取扱いの担当者に確かめ、storage、access、use_until を記入してください。",
    en="Ask those who handle it and enter storage, access and use_until.",
)
MISSING = Text(ja="台帳に{fields}がありません。", en="The ledger does not give: {fields}.")

ASKED = ("storage", "access", "use_until")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that leave out how information is kept, by whom, or how long it is used."""
    for line in under_pmark(programme):
        missing = line.lacking(ASKED)
        if missing:
            yield Flaw(line, (missing[0],), MISSING.of(fields=[line.label_of(name) for name in missing]))
