"""A nonconformity is closed after something was done about it.
是正処置をとってから、不適合を完結していること。

A nonconformity that is closed says what its corrective action was and when that was done; also how the case
itself was put right (correction), whose absence is a warning: there may have been nothing to put right.

完結した不適合には、是正処置の内容と完了日があります。目の前の不備をどう直したか(修正)がないときは、直すものが
ないこともあるため警告とします。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
      closed_on: 2026-11-12

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      correction: 2名に補講を行った。
      corrected_on: 2026-06-19
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
      closed_on: 2026-11-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR011"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="是正処置を action に、完了日を done に、修正を correction に書いてください。",
    en="Write the action, the day on which it was done, and the correction.",
)
NO_ACTION = Text(
    ja="是正処置の内容がないまま完結しています。", en="It was closed without a corrective action."
)
NOT_DONE = Text(
    ja="是正処置の完了日がないまま完結しています。",
    en="It was closed, but nothing says when the corrective action was done.",
)
NO_CORRECTION = Text(
    ja="不備をどう直したか(修正)が書かれていません。", en="Nothing says how the case itself was put right."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what closed nonconformities do not say about what was done."""
    for finding in programme.findings:
        if finding.closed_on is None or not finding.nonconformity:
            continue
        if finding.lacks("action"):
            yield Flaw(finding, ("action",), NO_ACTION.of())
        # A verdict on what was not done is said by NCR004.
        if finding.effectiveness is None and finding.lacks("done"):
            yield Flaw(finding, ("done",), NOT_DONE.of())
        if finding.lacks("correction"):
            yield Flaw(finding, ("correction",), NO_CORRECTION.of(), Level.WARNING)
