"""Personal information is kept for a limited time that somebody could check.
保管期限を、確かめられる期間又は時期で決めていること。

"For ever", "undecided" or "as needed" is no limit: what is no longer needed is to be erased, and nobody can
tell when that is.

「永久」「未定」「適宜」「必要な期間」は期限になりません。不要になった個人情報は消去するものですが、これでは
いつ消去すべきか誰にも分かりません。

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
      retention: 永久
      disposal: 溶解

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

from isms.diagnostic import Level, Text
from isms.ledger import under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII024"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.9.1",)
HINT = Text(
    ja="法定の保存期間と業務上の必要から、期間又は時期を決めてください。",
    en="Set a span or an end, from what laws and the work ask for.",
)
UNLIMITED = Text(
    ja="「{field}」の「{text}」は期限になっていません。", en="'{text}' is no limit for '{field}'."
)

ASKED = ("retention", "use_until")
NO_LIMITS = frozenset(
    {
        "永久", "永久保存", "永久保管", "半永久", "永年", "永年保存", "無期限", "期限なし", "期限の定めなし",
        "期間の定めなし", "なし", "定めなし", "未定", "不明", "要確認", "検討中", "適宜", "随時",
        "必要な期間", "必要な間", "必要がなくなるまで", "不要になるまで", "tbd", "forever", "unlimited",
        "as needed",
    }
)  # fmt: skip
"""What people write where they have set no limit."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that may be kept or used for ever."""
    for line in under_pmark(programme):
        for name in ASKED:
            text = getattr(line, name)
            if text is not None and text.casefold().removesuffix("。") in NO_LIMITS:
                label = line.label_of(name)
                yield Flaw(line, (name,), UNLIMITED.of(field=label, text=text))
