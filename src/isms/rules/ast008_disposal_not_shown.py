"""The disposal of what holds personal information is shown by a record.
個人情報を含む情報資産の廃棄に、記録があること。

That a disk was broken or papers were dissolved is shown by a certificate or by a line in the disposal log: a
piece of evidence that supports the asset (`asset:A-01`), or a log entry that gives its id. Assets without
personal information need the way of disposal only.

ディスクの破砕や書類の溶解は、証明書か廃棄の記録で示します。その資産を裏付ける証拠(`asset:A-01`)か、資産番
号を書いた運用記録が必要です。個人情報を含まない資産は、廃棄方法だけを求めます。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 旧サーバー
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [personal]
      confidentiality: 3
      integrity: 2
      availability: 1
      disposal: 破砕
      disposed: 2026-08-20

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 旧サーバー
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [personal]
      confidentiality: 3
      integrity: 2
      availability: 1
      disposal: 破砕
      disposed: 2026-08-20
    logs/types/disposal.yaml: {id: disposal, name: 廃棄の記録}
    logs/disposal.yaml: {type: disposal, date: 2026-08-20, what: 旧サーバー(A-01)のディスクを破砕, by: P-01}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import disposed
from isms.model.asset import PersonalData
from isms.rules import Flaw
from isms.scalars import ANY_RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST008"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.7.14", "27001:A.8.10", "pmark:J.9.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="証明書を evidence に登録して supports に挙げるか、廃棄の運用記録に資産番号を書いてください。",
    en="Enter the certificate as evidence that supports the asset, or give its id in the disposal log.",
)
NOT_SHOWN = Text(
    ja="個人情報を含む「{name}」を {disposed} に廃棄したことを示す記録がありません。",
    en="Nothing shows that '{name}', which holds personal information, was disposed of on {disposed}.",
)
NO_WAY = Text(
    ja="「{name}」をどのように廃棄したのかが書かれていません。",
    en="It is not said how '{name}' was disposed of.",
)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]", re.ASCII)
"""What may be an id in the words of a log; ids with other letters are searched for one by one."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets that were disposed of without a trace."""
    gone = [asset for asset in disposed(programme) if not asset.draft]
    if not gone:
        return
    shown = {ANY_RECORD.plain(name) for evidence in programme.evidence for name in evidence.supports}
    entries = "\n".join(log.what for log in programme.logs if not log.draft)
    shown.update(_ID.findall(entries))
    for asset in gone:
        if asset.lacks("disposal"):
            yield Flaw(asset, ("disposal",), NO_WAY.of(name=asset.name))
        personal = any(kind is not PersonalData.NONE for kind in asset.personal_information)
        named = not shown.isdisjoint((asset.key, asset.reference))
        if personal and not named and (asset.key.isascii() or asset.key not in entries):
            yield Flaw(asset, ("disposed",), NOT_SHOWN.of(name=asset.name, disposed=asset.disposed))
