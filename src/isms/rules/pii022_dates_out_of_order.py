"""The dates of a line of the ledger are in order.
個人情報管理台帳の日付の順序が正しいこと。

A line is looked at after it was entered; the last day of keeping and the disposal come after the handling has
ended. Dates in the wrong order are a writing mistake, or the record of something that was not done. A line
may be entered after the handling has ended: an inventory finds old forms.

見直しは登録より後、保管期限日と廃棄は取扱いの終了より後です。順序が逆の日付は、書き誤りか、行っていないことの
記録です。洗い出しで古い用紙が見付かることもあるため、取扱いが終わった後の登録は差し支えありません。

Fails:

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
      registered: 2026-05-10
      reviewed: 2026-05-01
      reviewed_by: P-01

Passes:

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
      registered: 2026-05-10
      reviewed: 2026-05-10
      reviewed_by: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "PII022"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.3.1.1",)
HINT = Text(ja="日付を確かめて直してください。", en="Look up the dates and correct them.")
ORDER = (
    ("registered", "reviewed"),
    ("ended", "retention_until"),
    ("ended", "disposed"),
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates that come before one that they have to follow."""
    for line in programme.personal_information:
        yield from wrong_order(line, ORDER)
