"""A nonconformity names the requirement and the department.
不適合に、要求事項と部署が書かれていること。

Something does not conform to a requirement, somewhere. Without both nobody can see whether it came again, or
looks for it in the right place.

不適合とは、ある場所で、ある要求事項が満たされていないことです。どちらかが欠けると、再発かどうかを確かめること
も、水平展開をすることもできません。

Fails:

    findings/F-01.yaml:
      id: F-01
      grade: minor
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25

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

CODE = "NCR013"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="満たしていない要求事項を clause(27001:7.3、A.5.18、pmark:J.9.4 など)に、部署を department に"
    "書いてください。",
    en="Write the requirement under clause (27001:7.3, A.5.18, pmark:J.9.4) and the department.",
)
NO_CLAUSE = Text(
    ja="どの要求事項に対する不適合かが書かれていません。", en="It does not say which requirement is not met."
)
NO_DEPARTMENT = Text(ja="どの部署の不適合かが書かれていません。", en="It does not say in which department.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities without a requirement or a department."""
    for finding in programme.findings:
        if finding.nonconformity:
            if finding.lacks("clause"):
                yield Flaw(finding, ("clause",), NO_CLAUSE.of())
            if finding.lacks("department"):
                yield Flaw(finding, ("department",), NO_DEPARTMENT.of())
