"""No risk is kept on what is not there any more.
なくなったものについて、リスクを残していないこと。

When an asset is disposed of, or personal information is no longer handled, its risks move to what has taken
its place, or are kept as avoided (`decision: avoid`). Otherwise the register tells of a state that is past,
and whoever adds up its figures adds up too much.

情報資産を廃棄したとき、又は個人情報の取扱いを終えたときは、そのリスクを代わりのもののリスクとして書き直すか、
回避したもの(`decision: avoid`)として残します。そのままにすると、一覧が過去の状態を示し、集計も実態より多くな
ります。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 旧ファイルサーバー
      department: D-01
      owner: P-01
      medium: [server]
      confidentiality: 2
      integrity: 1
      availability: 1
      disposed: 2026-08-20
    risks/R-001.yaml:
      id: R-001
      title: ディスクの故障
      asset: A-01
      threat: 経年劣化
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    assets/A-01.yaml:
      id: A-01
      name: ファイルサーバー
      department: D-01
      owner: P-01
      medium: [server]
      confidentiality: 2
      integrity: 1
      availability: 1
    risks/R-001.yaml:
      id: R-001
      title: ディスクの故障
      asset: A-01
      threat: 経年劣化
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.inventory import disposed
from isms.ledger import ended
from isms.model.risk import Decision
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK012"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "27001:8.2", "pmark:J.3.1.3")
HINT = Text(
    ja="対象を今の情報資産又は個人情報に書き換えてください。廃棄によってなくなったリスクは、"
    "decision を avoid(回避)に改めて残します。",
    en="Let it name the asset or personal information that is there now; "
    "a risk that went with the disposal is kept with decision: avoid.",
)
DISPOSED = Text(
    ja="対象の情報資産「{name}」は {day} に廃棄されています。",
    en="Its asset, {name}, was disposed of on {day}.",
)
ENDED = Text(
    ja="対象の個人情報「{name}」の取扱いは {day} に終わっています。",
    en="Its personal information, {name}, was handled until {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks on assets that are disposed of and on personal information that is not handled."""
    assets, lines = {asset.key: asset for asset in disposed(programme)}, ended(programme)
    if not assets and not lines:
        return
    for risk in programme.risks:
        if risk.draft or risk.decision is Decision.AVOID:
            continue
        if risk.asset in assets:
            asset = assets[risk.asset]
            yield Flaw(risk, ("asset",), DISPOSED.of(name=asset.name, day=asset.disposed))
        elif risk.personal_information in lines:
            line = lines[risk.personal_information]
            message = ENDED.of(name=line.name, day=line.ended)
            yield Flaw(risk, ("personal_information",), message)
