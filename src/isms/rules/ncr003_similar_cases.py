"""It is looked into whether a nonconformity is found elsewhere too.
不適合の水平展開を確かめていること。

Before the action is called done or the nonconformity closed, someone has looked whether the same happened, or
could happen, in other departments: under `similar` department by department, or in words under
`similar_cases`. That nothing was found is an answer too.

是正を完了又は完結とする前に、ほかの部署でも同じことが起きていないか、起こり得ないかを確かめます。部署ごとに
`similar` に書くか、`similar_cases` に文で書きます。該当がなければ、なかったと書きます。

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
      done: 2026-09-30

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR003"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="ほかの部署を確かめ、結果を similar(部署ごと)か similar_cases(文)に書いてください。",
    en="Look into other departments and write the result under similar or similar_cases.",
)
NOT_LOOKED = Text(
    ja="是正が終わっていますが、水平展開(ほかの部署の確認)の記録がありません。",
    en="The action is done, but nothing says whether the same was found elsewhere.",
)
FIELDS = frozenset({"similar", "similar_cases"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities that are done with and were looked for nowhere else."""
    for finding in programme.findings:
        over = finding.done or finding.closed_on
        looked = finding.similar or finding.similar_cases or FIELDS & finding.unread
        if finding.nonconformity and over and not looked:
            yield Flaw(finding, ("similar",), NOT_LOOKED.of())
