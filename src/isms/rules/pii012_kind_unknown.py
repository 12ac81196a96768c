"""It is known whether a line of the ledger holds sensitive information or My Numbers.
台帳の各行について、要配慮個人情報と個人番号を含むかどうかを把握していること。

Consent, stricter keeping and the reports after an incident hang on it, so unknown is not the same as no.

取得時の同意、より厳しい管理、事故の報告の要否は、ここで決まります。「不明」は「含まない」ことではありません。

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
      sensitive: false

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
      sensitive: false
      my_number: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII012"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.3.1.1", "pmark:J.8.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="項目を確かめ、sensitive と my_number に true 又は false を書いてください。",
    en="Look at the items and write true or false under sensitive and my_number.",
)
UNKNOWN = Text(ja="{fields}かどうかが不明です。", en="It is not known whether this is: {fields}.")

ASKED = ("sensitive", "my_number")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines of which it is not known what they hold."""
    for line in under_pmark(programme):
        unknown = line.lacking(ASKED)
        if unknown:
            yield Flaw(line, (unknown[0],), UNKNOWN.of(fields=[line.label_of(name) for name in unknown]))
