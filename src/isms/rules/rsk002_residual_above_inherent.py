"""Treatment leaves no risk greater than it was.
対応後のリスクが、対応前より大きくならないこと。

The residual assessment is what is expected after treatment. Where it is above the inherent one, figures
were mixed up, or the treatment brings a risk of its own that wants its own record. A factor that `residual`
does not give keeps the value that it has in `factors`.

対応後の評価値は、対応を終えたときに見込まれるリスクです。対応前の値を上回るときは、値の取り違えか、対応その
ものが別のリスクを生んでいます。後者は別のリスクとして記録します。`residual` に書かれていない要素は、
`factors` の値のままとみなします。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 未公表の価格表の漏えい
      threat: メールの誤送信
      owner: P-01
      factors: {confidentiality: 2, integrity: 1, availability: 1, threat: 2, vulnerability: 1}
      residual: {threat: 3, vulnerability: 2}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 未公表の価格表の漏えい
      threat: メールの誤送信
      owner: P-01
      factors: {confidentiality: 2, integrity: 1, availability: 1, threat: 3, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.risk.score import scores
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK002"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "pmark:J.3.1.4")
HINT = Text(
    ja="factors と residual の値を見直してください。対応が生む新しいリスクは、別のリスクとして記録します。",
    en="Look over factors and residual; record a risk that the treatment itself brings as one of its own.",
)
ABOVE = Text(
    ja="対応後のリスク({residual})が、対応前({inherent})より大きくなっています。",
    en="The risk after treatment ({residual}) is greater than before it ({inherent}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks that treatment makes worse, at the first residual factor."""
    for row in scores(programme):
        inherent, residual = row.outcome.inherent, row.outcome.residual
        if inherent is None or residual is None or residual.score <= inherent.score or row.draft:
            continue
        field = ("residual", next(iter(row.risk.residual)))
        yield Flaw(row.risk, field, ABOVE.of(residual=residual.words, inherent=inherent.words))
