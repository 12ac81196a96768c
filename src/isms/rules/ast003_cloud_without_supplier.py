"""What is kept in the cloud has a supplier under contract.
クラウドに置いた情報資産に、契約中の委託先が結び付いていること。

A cloud service is somebody else's: which supplier it is, and that it was assessed and is under contract, has
to be seen from the asset. An asset inside another one takes that one's supplier. An asset, of whatever
medium, whose supplier has ended its work has either moved or been forgotten there.

クラウドは他社の設備です。どの委託先のものかが情報資産から分かり、評価と契約にたどれるようにします。ほかの
資産の中に保存している場合は、保存先の委託先を引き継ぎます。委託が終わった先に結び付いたままの情報資産は、
移したのに台帳を直していないか、消さずに残っているかのどちらかです。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 顧客管理
      department: D-01
      owner: P-01
      medium: [cloud]
      personal_information: [personal]
      confidentiality: 3
      integrity: 2
      availability: 2

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 顧客管理
      department: D-01
      owner: P-01
      medium: [cloud]
      supplier: SUP-01
      personal_information: [personal]
      confidentiality: 3
      integrity: 2
      availability: 2
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 見本クラウド株式会社
      service: 顧客管理サービス
      personal_information: false
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import in_use
from isms.model.asset import Medium
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.asset import Asset
    from isms.model.programme import Programme

CODE = "AST003"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.19", "27001:A.5.23")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託先を suppliers に登録し、情報資産の supplier に書いてください。",
    en="Enter the supplier in suppliers and name it under supplier of the asset.",
)
NOBODYS = Text(
    ja="クラウドに置いた「{name}」に、委託先が書かれていません。",
    en="'{name}' is kept in the cloud, but with no supplier.",
)
OVER = Text(
    ja="「{name}」の委託先「{supplier}」は、{ended} に委託が終わっています。",
    en="'{name}' is with the supplier '{supplier}', whose work ended on {ended}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the cloud assets without a supplier, and the assets whose supplier has ended its work."""
    day = programme.as_of
    over = {s.key: s for s in programme.suppliers if s.ended is not None and s.ended < day}
    cloud = Medium.CLOUD
    for asset in in_use(programme):
        supplier = asset.supplier
        if supplier is None:
            if cloud in asset.medium and "supplier" not in asset.unread and not _inherits(programme, asset):
                yield Flaw(asset, ("supplier",), NOBODYS.of(name=asset.name))
        elif supplier in over:
            ended = over[supplier]
            message = OVER.of(name=asset.name, supplier=ended.name, ended=ended.ended)
            yield Flaw(asset, ("supplier",), message)


def _inherits(programme: Programme, asset: Asset) -> bool:
    """Tell whether what an asset is stored in, however deep, has a supplier; a circle ends."""
    seen: set[str] = set()
    inside = list(asset.stored_in)
    while inside:
        key = inside.pop()
        holder = programme.assets.get(key)
        if holder is None or key in seen:
            continue
        if holder.supplier is not None:
            return True
        seen.add(key)
        inside += holder.stored_in
    return False
