"""Every risk gives what its method asks for.
すべてのリスクに、評価方法が求める評価値があること。

A risk that cannot be scored counts as not acceptable: nobody knows how grave it is. Of a risk on an asset
the method takes confidentiality, integrity and availability from the asset, even where the risk gives them
too; an event brings its own. What `current` and `residual` do not give keeps its value in `factors`. A risk
that names a kind of asset needs an asset of that kind.

計算できないリスクは、大きさが分からないため、受容できないものとして扱います。情報資産に対するリスクの
機密性・完全性・可用性は、リスクに書いてあっても情報資産の値を使い、情報資産を特定しないリスクはリスク自身の
値を使います。`current` と `residual` に書かれていない要素は `factors` の値のままとみなします。資産の種類を
指定したリスクには、その種類の情報資産が必要です。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01, P-02]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.outcome import Cause
from isms.risk.score import scores
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK004"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.2", "pmark:J.3.1.3")
HINT = Text(
    ja="評価値(asset_kind のリスクでは対象も)を確かめてください。まだ評価していないリスクには "
    "draft: true を付けます。",
    en="Look over the factors (with asset_kind, what it names too), or mark a risk that is not assessed yet "
    "with draft: true.",
)
UNKNOWN = Text(ja="リスク値を計算できません。{reason}", en="The risk cannot be scored. {reason}")
_LACKING = frozenset({Cause.MISSING, Cause.NO_SUBJECT})
"""What is the matter of no other rule: broken references, values off the scale and methods have their own."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks that lack something to be scored by."""
    everything_read = programme.can_judge("asset")
    for row in scores(programme):
        if row.outcome.gaps and not row.draft:
            for gap in row.outcome.gaps:
                if gap.cause in _LACKING and (everything_read or gap.cause is not Cause.NO_SUBJECT):
                    yield Flaw(row.risk, gap.field, UNKNOWN.of(reason=gap.message))
