"""Every factor has a value on the scale of the method.
評価値は、評価方法の尺度にある値であること。

Values are those of the method's scales, or their labels (`3`, `高`, `High`). A value that is not on the
scale is no value: the risk cannot be scored. A factor that the method does not have is most often misspelt.
Values of assets are looked at for the factors that a method in use asks of assets.

評価値は、評価方法の尺度の値か、その表示(`3`、`高`、`High`)で書きます。尺度にない値では計算できません。評
価方法にない要素は、多くは書き誤りです。情報資産の値は、使っている評価方法が情報資産に求める要素だけを調べ
ます。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 4, vulnerability: 1}
      decision: accept
      accepted_by: [P-01, P-02]
      accepted_on: 2026-05-29

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 見積書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 極秘
      integrity: 2
      availability: 2

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 見積書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 高
      integrity: ２
      availability: 2
    risks/R-001.yaml:
      id: R-001
      title: 見積書の漏えい
      asset: A-01
      threat: メールの誤送信
      owner: P-01
      factors: {threat: 2, vulnerability: Low}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.assess import asset_ladders
from isms.risk.outcome import Cause
from isms.risk.score import scores
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK005"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.2", "pmark:J.3.1.3")
HINT = Text(
    ja="評価方法にある要素を、その尺度の値か表示で書いてください。",
    en="Give a factor of the method a value of its scale, or the label of one.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the factors of risks and assets that have no value on the scale."""
    for row in scores(programme):
        for gap in row.outcome.gaps:
            if gap.cause is Cause.OFF_SCALE:
                yield Flaw(row.risk, gap.field, gap.message)
    yield from _assets(programme)


def _assets(programme: Programme) -> Iterator[Flaw]:
    """Yield the values of assets that no method in use can read; each distinct text is read once."""
    for name, ladders in asset_ladders(programme).items():
        texts = {getattr(asset, name) for asset in programme.assets} - {None}
        off = {text for text in texts if all(ladder.read(text) is None for ladder in ladders)}
        if off:
            for asset in programme.assets:
                text = getattr(asset, name)
                if text in off:
                    yield Flaw(asset, (name,), ladders[0].off(text))
