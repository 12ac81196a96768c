"""A nonconformity is closed once its action has proved effective.
是正処置が有効と確かめられた不適合だけを、完結としていること。

A nonconformity that is closed carries a verdict that its corrective action is effective. Where the action was
not effective, the nonconformity stays open and another action follows; or it is closed because a new finding,
raised since the verdict against the same requirement in the same department, has taken it over.

完結した不適合には、是正処置が有効であったという判断が必要です。有効でなければ完結せず、別の処置をとります。判
断の後に、同じ部署、同じ要求事項の新しい指摘として引き継いだときは、完結してかまいません。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2026-09-30
      closed_on: 2026-10-02

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
      closed_on: 2026-11-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.findings import followed
from isms.model.finding import EffectivenessResult
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR010"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="処置の効果を確かめて effectiveness に書いてください。有効でなければ完結とせず、次の処置を決めます。",
    en="Judge the effect and write it under effectiveness; where there is none, reopen it and act again.",
)
NOT_JUDGED = Text(
    ja="有効性を確認せずに完結しています。", en="It was closed without a verdict on its effectiveness."
)
INEFFECTIVE = Text(
    ja="有効でないと判断したまま完結しています。",
    en="It was closed although its action was judged not to be effective.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities that were closed without an effective action."""
    for finding in programme.findings:
        if finding.closed_on is None or not finding.nonconformity or "effectiveness" in finding.unread:
            continue
        verdict = finding.effectiveness
        if verdict is None or verdict.lacks("result"):
            yield Flaw(finding, ("effectiveness",), NOT_JUDGED.of())
        elif verdict.result is EffectivenessResult.INEFFECTIVE and not followed(
            programme, finding, verdict.date or finding.closed_on
        ):
            yield Flaw(finding, ("effectiveness", "result"), INEFFECTIVE.of())
