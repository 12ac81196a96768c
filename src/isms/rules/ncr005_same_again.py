"""No nonconformity comes back after an action that was judged effective.
有効と判断した是正の後に、同じ不適合が起きていないこと。

A nonconformity against the same requirement in the same department within twelve months (`months` in
isms.yaml) after the action on an earlier one was judged effective shows that the action did not reach the
cause, or that it was judged too soon.

是正処置を有効と判断してから12か月以内(isms.yaml の `months`)に、同じ部署で同じ要求事項の不適合が起きたとき
は、処置が原因に届いていなかったか、判断が早すぎたことを示します。

Fails:

    findings/f.yaml:
      - id: F-01
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
        effectiveness: {date: 2025-12-10, by: P-02, result: effective}
      - id: F-02
        department: D-01
        grade: minor
        clause: "27001:7.3"
        description: 1名が2026年度の総合教育を受けていない。
        raised_on: 2026-10-08
        owner: P-01
        due: 2026-12-25

Passes:

    findings/f.yaml:
      - id: F-01
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
        effectiveness: {date: 2025-12-10, by: P-02, result: effective}
      - id: F-02
        department: D-01
        grade: minor
        clause: "27001:5.2"
        description: 掲示の方針が旧版である。
        raised_on: 2026-10-08
        owner: P-01
        due: 2026-12-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.fiscal import months_after
from isms.model.finding import EffectivenessResult
from isms.rules import Flaw
from isms.rules.thresholds import months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.finding import Finding
    from isms.model.programme import Programme

CODE = "NCR005"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
HINT = Text(
    ja="前の不適合の原因と処置を調べ直し、今回の原因(cause)に、前の処置がなぜ効かなかったかも書いてください。",
    en="Look into the earlier cause and action again, and write under cause why that action did not work.",
)
AGAIN = Text(
    ja="{clause} の不適合が、同じ部署で再び起きています(再発かどうかを確かめてください)。"
    "前回の {earlier} の処置は、{judged} に有効と判断されていました。",
    en="{clause} is not met again in this department; see whether it is the same fault: "
    "the action on {earlier} was judged effective on {judged}.",
)
MONTHS = 12


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities that came again after an action that was judged effective."""
    span = months(programme, CODE, MONTHS)
    mended: dict[tuple[str, str], list[Finding]] = {}
    for finding in programme.findings:
        verdict = finding.effectiveness
        effective = verdict is not None and verdict.result is EffectivenessResult.EFFECTIVE
        if effective and finding.nonconformity and finding.clause and finding.department:
            mended.setdefault((finding.clause, finding.department), []).append(finding)
    for finding in programme.findings:
        if finding.nonconformity and finding.clause and finding.department and not finding.draft:
            for earlier in mended.get((finding.clause, finding.department), ()):
                judged = earlier.effectiveness.date if earlier.effectiveness else None
                if judged and judged < finding.raised_on <= months_after(judged, span):
                    message = AGAIN.of(clause=finding.clause, earlier=earlier.shown, judged=judged)
                    yield Flaw(finding, ("clause",), message)
