"""No asset in use is kept inside one that was disposed of, and none was disposed of before it was registered.
使用中の情報資産の保存先が残っていて、日付の順序が正しいこと。

When a server goes, what was on it moves or goes too; a row that still points there is either wrong or tells
of data that nobody has. A day of disposal before the day of registration cannot be right.

サーバーを廃棄したら、その中の情報も移すか消したはずです。廃棄した資産を保存先としたままの行は、台帳の直し
忘れか、所在の分からないデータです。登録日より前の廃棄日はありえません。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 旧サーバー
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
      disposed: 2026-08-20
    assets/A-02.yaml:
      id: A-02
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      stored_in: [A-01]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 新サーバー
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
    assets/A-02.yaml:
      id: A-02
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      stored_in: [A-01]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.inventory import disposed
from isms.rules import Flaw
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST007"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.9", "27001:A.7.14", "pmark:J.3.1.1")
HINT = Text(
    ja="今の保存先と正しい日付に直してください。", en="Write where it is kept now, and the right dates."
)
GONE = Text(
    ja="「{name}」の保存先「{holder}」は、{disposed} に廃棄されています。",
    en="'{name}' is kept in '{holder}', which was disposed of on {disposed}.",
)
ORDER = (("registered", "disposed"),)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets inside what is gone, and those with dates that cannot be."""
    gone = {asset.key: asset for asset in disposed(programme)}
    if not gone:
        return
    for asset in gone.values():
        yield from wrong_order(asset, ORDER)
    for asset in programme.assets:
        inside = asset.stored_in
        if not inside or asset.disposed is not None:
            continue
        for index, key in enumerate(inside):
            if key in gone:
                holder = gone[key]
                message = GONE.of(name=asset.name, holder=holder.name, disposed=holder.disposed)
                yield Flaw(asset, ("stored_in", index), message)
