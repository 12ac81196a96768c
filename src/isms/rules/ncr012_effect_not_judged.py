"""The effect of a corrective action is judged, not forgotten.
是正処置の有効性の確認が、忘れられていないこと。

Some time after the action was done (180 days; `days` in isms.yaml) there is a verdict. Where the verdict was
that the action is not effective, a new action is under way: another finding names the same requirement and
department, or the verdict is replaced by one on the new action, within the same time.

処置の完了から一定の日数(180日。isms.yaml の `days`)のうちに、有効性の確認があります。有効でないと判断したと
きは、同じ日数のうちに、同じ部署、同じ要求事項の新しい指摘か、やり直した処置の確認があります。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2025年度の総合教育を受けていない。
      raised_on: 2025-06-10
      owner: P-01
      due: 2025-12-25
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2025-09-30

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2025年度の総合教育を受けていない。
      raised_on: 2025-06-10
      owner: P-01
      due: 2025-12-25
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2025-09-30
      effectiveness: {date: 2026-02-10, by: P-02, result: effective}
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.findings import followed
from isms.model.finding import EffectivenessResult
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR012"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="処置の後の記録で効果を確かめ、effectiveness に書いてください。有効でなければ次の処置を決めます。",
    en="Judge the effect from what was recorded since, and write it down; where there is none, act again.",
)
NOT_JUDGED = Text(
    ja="是正処置の完了({done})から {days} 日を過ぎていますが、有効性を確認していません。",
    en="The action was done on {done}, more than {days} days ago, and its effect has not been judged.",
)
NOTHING_FOLLOWED = Text(
    ja="{judged} に有効でないと判断してから {days} 日を過ぎていますが、次の処置がありません。",
    en="It was judged not effective on {judged}, more than {days} days ago, and nothing has followed.",
)
DAYS = 180


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the actions on nonconformities whose effect nobody has judged, or that failed for good."""
    allowed = days(programme, CODE, DAYS)
    longest = programme.as_of - timedelta(days=allowed)
    for finding in programme.findings:
        # What is closed without a verdict, or against it, is said by NCR010.
        if not finding.nonconformity or finding.closed_on or "effectiveness" in finding.unread:
            continue
        verdict = finding.effectiveness
        if verdict is None or verdict.result is None:
            if finding.done is not None and finding.done < longest:
                message = NOT_JUDGED.of(done=finding.done, days=allowed)
                yield Flaw(finding, ("effectiveness",), message)
            continue
        failed = verdict.date if verdict.result is EffectivenessResult.INEFFECTIVE else None
        if failed is not None and failed < longest and not followed(programme, finding, failed):
            message = NOTHING_FOLLOWED.of(judged=failed, days=allowed)
            yield Flaw(finding, ("effectiveness", "result"), message)
