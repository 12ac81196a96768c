"""Every asset is classified.
情報資産に、機密区分が付いていること。

The class tells everyone who meets the information how to handle it: what may be sent, what is locked away,
how it is thrown out. It follows from the confidentiality that the owner gave.

機密区分は、その情報に触れる人に、送ってよいか、施錠が要るか、どう捨てるかを伝えます。管理責任者が付けた機
密性の評価に応じて決めます。

Fails:

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
      classification: 社外秘
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import in_use
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST009"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.12",)
FAULTS = Fault.ABSENCE
HINT = Text(ja="機密区分(classification)を書いてください。", en="Write its class under classification.")
UNCLASSIFIED = Text(ja="「{name}」に機密区分がありません。", en="'{name}' has no classification.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets in use without a class."""
    if not aims_at(programme, ISMS):
        return
    for asset in in_use(programme):
        if asset.classification is None:
            yield Flaw(asset, ("classification",), UNCLASSIFIED.of(name=asset.name))
