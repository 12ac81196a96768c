"""Corrective actions are done in time.
是正処置が、期限までに完了していること。

The day by which a finding is to be corrected has passed, and nothing says that it was done. For remarks
(observations, opportunities) it is a warning.

是正期限を過ぎても、完了日がありません。観察事項や改善の機会では警告とします。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-11-20

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-11-22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR006"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="完了していれば完了日(done)を書きます。遅れていれば、新しい期限の承認を受けてください。",
    en="Write under done when it was done; where it is late, have a new day approved and write it under due.",
)
OVERDUE = Text(ja="是正期限({due})を過ぎています。", en="It was to be done by {due}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the findings that were to be mended by now."""
    for finding in programme.findings:
        late = finding.due is not None and finding.due < programme.as_of
        if late and not finding.closed_on and finding.lacks("done"):
            level = LEVEL if finding.nonconformity else Level.WARNING
            yield Flaw(finding, ("due",), OVERDUE.of(due=finding.due), level)
