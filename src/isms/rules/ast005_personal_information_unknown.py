"""Of every asset it is known whether it holds personal information.
情報資産ごとに、個人情報を含むかどうかを把握していること。

The weight of its risks, the ledger of personal information and the duties in an accident hang on it. Nothing
written means unknown, never none: write `none` where there is none.

リスクの大きさも、個人情報管理台帳に載せるかどうかも、事故のときの報告の義務も、ここで決まります。空欄は
「不明」であって「なし」ではありません。含まない場合は「なし」(`none`)と書きます。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      confidentiality: 2
      integrity: 2
      availability: 1

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import in_use
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST005"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.34", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="管理責任者に確かめ、個人情報の種類(含まなければ none)を書いてください。",
    en="Ask the owner and write which kinds it holds, or none.",
)
UNKNOWN = Text(
    ja="「{name}」が個人情報を含むかどうかが不明です。",
    en="It is not known whether '{name}' holds personal information.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets of which it is not known."""
    for asset in in_use(programme):
        if not asset.personal_information and "personal_information" not in asset.unread:
            yield Flaw(asset, ("personal_information",), UNKNOWN.of(name=asset.name))
