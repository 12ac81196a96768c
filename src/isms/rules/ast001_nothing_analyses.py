"""Every asset in use is looked at by a risk assessment.
使用中の情報資産が、リスクアセスメントの対象になっていること。

An asset that no risk names was entered in the ledger and then forgotten. A risk looks at an asset by naming
it, by naming its medium or category (`asset_kind`), or through the personal information that it holds. What
was disposed of or lies outside the scope is left alone.

どのリスクにも挙げられていない情報資産は、台帳に載せただけで終わっています。リスクには、情報資産そのもの、
媒体や種類(`asset_kind`)、その資産が含む個人情報のいずれかを指定します。廃棄した資産と適用範囲外の資産は対
象にしません。

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
    risks/R-001.yaml:
      id: R-001
      title: サーバーの故障
      asset_kind: サーバー
      threat: 機器の故障
      owner: P-01
      factors: {threat: 1, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import analysed, in_use
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST001"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "27001:8.2", "pmark:J.3.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="この資産のリスクを評価するか、対象に含むリスクの asset・asset_kind に指定してください。"
    "リスクの候補は isms risk suggest 番号 で分かります。",
    en="Assess a risk to this asset, or name it or its kind in the risk that covers it. isms risk suggest ID "
    "proposes risks.",
)
NO_RISK = Text(ja="「{name}」を対象にしたリスクがありません。", en="No risk looks at '{name}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets that no risk looks at."""
    if not programme.can_judge("risk"):
        return
    covered = analysed(programme)
    for asset in in_use(programme):
        if asset.key not in covered:
            yield Flaw(asset, (), NO_RISK.of(name=asset.name))
