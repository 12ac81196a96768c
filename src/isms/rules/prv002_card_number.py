"""The repository holds no payment card numbers.
クレジットカード番号をリポジトリーに置かないこと。

Card numbers have no place in the records of a management system, and git keeps them for ever. Numbers of
13 to 16 digits are reported where prefix, length and check digit are those of a card. Corporate numbers
and article numbers of 13 digits are left alone.

カード番号はマネジメントシステムの記録に要るものではなく、git に入れると残り続けます。先頭の数字、桁数、
検査用数字がカードのものと合う13〜16桁の番号を知らせます。13桁の法人番号と商品コード(JAN)は
対象にしません。

Fails:

    evidence/files/order.txt:
      4111 1111 1111 1111

Passes:

    evidence/files/order.txt:
      4111 1111 1111 1112
      受注番号 2026112200000017
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

CODE = "PRV002"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "27001:A.8.12")
HINT = Text(
    ja="この行を消し、コミット済みなら履歴からも取り除いてください。",
    en="Remove it; if it was committed, remove it from the history too.",
)
FOUND = Text(
    ja="クレジットカード番号らしい数字があります。",
    en="Digits here look like a payment card number.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the places that look like a payment card number."""
    return suspected(programme, Suspected.CARD, FOUND)
