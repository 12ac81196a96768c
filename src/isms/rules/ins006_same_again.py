"""What an inspection finds wrong again becomes a finding.
同じ部署の同じ点検で「否」が続いたときに、不適合として扱っていること。

Once may be put right on the spot. When the same department is not OK again on the same point within six
months (`months` in isms.yaml), putting it right was not enough: the cause wants to be found, so one of the
two results names a finding.

一度だけなら、その場で直せば足りることもあります。同じ部署が同じ点検項目で6か月(isms.yaml の `months`)以内に
再び「否」となったときは、その場の是正では足りていません。原因を調べるために、どちらかの結果を不適合として登
録します。

Fails:

    inspections/INS-01.yaml:
      id: INS-01
      item: 退勤時に机上に書類が残っていない
      departments: [D-01]
      every: month
      starts: 2026-09-01
      criteria: 1枚でも残っていれば「否」とする
    inspections/results/INS-01.csv:
      inspection,department,month,result,by,date,comment,finding,checked_by,checked_on
      INS-01,D-01,2026-09,ng,P-01,2026-09-30,施錠を忘れた引出しを閉めた,,P-02,2026-10-06
      INS-01,D-01,2026-10,ng,P-01,2026-10-30,見積書1通を収めた,,P-02,2026-11-05

Passes:

    inspections/INS-01.yaml:
      id: INS-01
      item: 退勤時に机上に書類が残っていない
      departments: [D-01]
      every: month
      starts: 2026-09-01
      criteria: 1枚でも残っていれば「否」とする
    inspections/results/INS-01.csv:
      inspection,department,month,result,by,date,comment,finding,checked_by,checked_on
      INS-01,D-01,2026-09,ng,P-01,2026-09-30,施錠を忘れた引出しを閉めた,,P-02,2026-10-06
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-11-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inspecting import same_again
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS006"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:9.1", "pmark:J.6.1", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="不適合として登録し、原因を調べて、finding に書いてください(isms inspect 年月 --raise "
    "で下書きができます)。",
    en="Record a finding, look for the cause, and name it under finding (isms inspect MONTH --raise drafts "
    "it).",
)
AGAIN = Text(
    ja="{before} に続いて再び「否」ですが、不適合として登録されていません。",
    en="It was not OK again, after {before}, but no finding is recorded.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results that are not OK for the second time in a short while."""
    for before, again in same_again(programme):
        yield Flaw(again, ("result",), AGAIN.of(before=before.month))
