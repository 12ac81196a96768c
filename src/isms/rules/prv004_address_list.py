"""The repository holds no long lists of mail addresses.
メールアドレスの一覧をリポジトリーに置かないこと。

Many addresses in one file are most often an export of customers or members, and personal data. The threshold
is 20 distinct addresses in a file; isms.yaml may set another: `rules: {PRV004: {count: 50}}`. It cannot be
less than 5.

一つのファイルに多くのメールアドレスがあれば、顧客や会員の一覧を書き出したものであることが多く、個人データに
当たります。基準は1ファイルに20件(重複を除く)で、isms.yaml の `rules: {PRV004: {count: 50}}` で変えられます。
5件より少なくはできません。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
      rules: {PRV004: {count: 5}}
    evidence/files/members.txt:
      a@example.jp b@example.jp c@example.jp
      d@example.jp e@example.jp

Passes:

    evidence/files/members.txt:
      a@example.jp b@example.jp c@example.jp
      d@example.jp e@example.jp
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

CODE = "PRV004"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.34", "27001:A.8.12")
HINT = Text(
    ja="一覧は業務システムに置き、記録には件数や保管場所だけを書いてください。",
    en="Keep the list in the system it comes from; a record needs its number and place only.",
)
FOUND = Text(
    ja="このファイルにはメールアドレスが {count} 件あります(最初の位置)。",
    en="This file holds {count} mail addresses, the first of them here.",
)
THRESHOLD = 20


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the files with as many distinct addresses as the threshold, or more."""
    setting = programme.settings.rules.get(CODE)
    least = THRESHOLD if setting is None or setting.count is None else setting.count
    return suspected(programme, Suspected.ADDRESSES, FOUND, least)
