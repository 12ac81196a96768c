"""The repository holds no My Numbers.
個人番号(マイナンバー)をリポジトリーに置かないこと。

What is in git cannot be taken back: every copy keeps it. Every text file is looked at for twelve digits
that carry the check digit of a My Number, half or full width, in one piece or in groups. Dates with a
time, telephone numbers and longer numbers are left alone; of other twelve-digit numbers one in ten
carries the right check digit by chance, and a waiver says so.

git に入れたものは取り消せず、すべての複製に残ります。検査用数字の合う12桁の数字を、全角・半角、
区切りの有無を問わず、すべてのテキストファイルから探します。日時、電話番号、
13桁以上の番号は対象にしません。ほかの12桁の番号も10件に1件は偶然に検査用数字が合うので、
そのときは例外承認で理由を残します。

Fails:

    evidence/files/list.txt:
      山田 1234-5678-9018

Passes:

    evidence/files/list.txt:
      山田 1234-5678-9012
      受付 2026-11-20 09:30 03-1234-5678
      法人番号 1180301018771
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.privacy import Suspected
from isms.rules.suspicions import suspected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "PRV001"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "27001:A.8.12")
HINT = Text(
    ja="この行を消し、番号は番号法に沿った別の場所で管理してください。"
    "コミット済みなら履歴からも取り除きます。",
    en="Remove it and keep such numbers where the law wants them; if committed, clean the history too.",
)
FOUND = Text(
    ja="個人番号(マイナンバー)らしい12桁の数字があります。",
    en="Twelve digits here look like a My Number.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the places that look like a My Number."""
    return suspected(programme, Suspected.MY_NUMBER, FOUND)
