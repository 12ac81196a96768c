"""Every nonconformity has someone responsible and a day.
不適合に、是正責任者と期限が決められていること。

A nonconformity, major or minor, is corrected by someone and by a day. A remark may do without. One that is
closed is left alone.

重大又は軽微の不適合には、是正責任者と是正期限を決めます。観察事項などにはなくてもかまいません。完結した不適合
は対象にしません。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR007"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="部門の責任者と相談して、是正責任者を owner に、是正期限を due に書いてください。",
    en="Settle with the head of the department who corrects it by when, and write owner and due.",
)
NO_OWNER = Text(ja="不適合の是正責任者がありません。", en="Nobody is responsible for this nonconformity.")
NO_DUE = Text(ja="不適合の是正期限がありません。", en="Nothing says by when this nonconformity is corrected.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the open nonconformities that nobody has to mend, or by no day."""
    for finding in programme.findings:
        if finding.nonconformity and finding.closed_on is None:
            if finding.lacks("owner"):
                yield Flaw(finding, ("owner",), NO_OWNER.of())
            if finding.lacks("due"):
                yield Flaw(finding, ("due",), NO_DUE.of())
