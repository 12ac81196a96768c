"""What a risk exempts is of the kind of asset that the risk is on.
リスクから除外した資産が、リスクの対象とする種類の資産であること。

A risk on a kind of asset (`asset_kind`) applies to every asset of that kind but those under `exempt`. What is
exempt without being of the kind, or on a risk that names no kind, changes nothing: most likely another asset
was meant, and that one is still counted.

資産の種類を指すリスク(`asset_kind`)は、`exempt` に挙げたものを除いて、その種類のすべての資産に当てはまり
ます。種類の違う資産や、種類を指さないリスクの `exempt` には効き目がありません。別の資産を除外するつもりだった
のなら、その資産は除外されていません。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 営業用ノートPC
      department: D-01
      owner: P-01
      medium: [pc]
      confidentiality: 2
      integrity: 1
      availability: 1
    assets/A-02.yaml:
      id: A-02
      name: ファイルサーバー
      department: D-01
      owner: P-01
      medium: [server]
      confidentiality: 2
      integrity: 2
      availability: 2
    risks/R-001.yaml:
      id: R-001
      title: 不正プログラムの感染
      asset_kind: pc
      exempt: [A-02]
      threat: 添付ファイルからの感染
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: open

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 営業用ノートPC
      department: D-01
      owner: P-01
      medium: [pc]
      confidentiality: 2
      integrity: 1
      availability: 1
    assets/A-02.yaml:
      id: A-02
      name: 説明用ノートPC(情報を入れない)
      department: D-01
      owner: P-01
      medium: [pc]
      confidentiality: 1
      integrity: 1
      availability: 1
    risks/R-001.yaml:
      id: R-001
      title: 不正プログラムの感染
      asset_kind: pc
      exempt: [A-02]
      threat: 添付ファイルからの感染
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: open
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.subjects import kind_key, kind_label, kinds_of
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK022"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "pmark:J.3.1.3")
HINT = Text(
    ja="除外する資産の番号か、asset_kind を直してください。除外が要らなければ、exempt から消してください。",
    en="Put the id of the asset or asset_kind right, or take it from exempt where nothing is to be exempt.",
)
OTHER_KIND = Text(
    ja="除外した情報資産「{name}」は、種類が「{kind}」ではありません(媒体・種類: {kinds})。",
    en="{name}, which is exempt, is not of the kind '{kind}' (its media and category: {kinds}).",
)
NO_KIND = Text(
    ja="資産の種類(asset_kind)を指していないので、除外(exempt)に効き目がありません。",
    en="The risk is on no kind of asset (asset_kind), so exempt has no effect.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is exempt without being of the kind; an asset that is not there is a matter of REF001."""
    for risk in programme.risks:
        if not risk.exempt or {"asset_kind", "exempt"} & risk.unread:
            continue
        if not risk.asset_kind:
            yield Flaw(risk, ("exempt",), NO_KIND.of())
            continue
        for number, key in enumerate(risk.exempt):
            asset = programme.assets.get(key)
            if asset is None or "medium" in asset.unread:
                continue
            kinds = kinds_of(asset)
            if kind_key(risk.asset_kind) not in kinds:
                message = OTHER_KIND.of(
                    name=asset.name,
                    kind=kind_label(risk.asset_kind),
                    kinds=[kind_label(each) for each in kinds],
                )
                yield Flaw(risk, ("exempt", number), message)
