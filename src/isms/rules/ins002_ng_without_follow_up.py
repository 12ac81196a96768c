"""What an inspection finds wrong is followed up.
「否」となった点検結果に、是正の記録があること。

A result that is not OK names the finding that it became, or says in its comment how it was put right on the
spot. With neither, nothing shows that anybody did anything.

「否」の結果には、登録した指摘(finding)を書くか、その場でどう直したかをコメントに書きます。どちらもなければ、
誰かが対処したことを示せません。

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
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06
      INS-01,D-01,2026-10,ng,P-01,2026-10-30,,,P-02,2026-11-05

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
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06
      INS-01,D-01,2026-10,ng,P-01,2026-10-30,見積書1通が残っていた。その場で施錠引出しに収めた,,P-02,2026-11-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inspecting import left_at_that
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS002"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.1", "27001:10.2", "15001:9.1", "pmark:J.6.1", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="不適合として登録して finding に書くか(isms inspect 年月 --raise で下書きができます)、その場で是正した"
    "内容を comment に書いてください。",
    en="Record a finding and name it under finding (isms inspect MONTH --raise drafts it), or write under "
    "comment how it was put right.",
)
NOTHING = Text(
    ja="{month} の点検が「否」ですが、指摘も是正の内容も書かれていません。",
    en="The inspection of {month} was not OK, but there is neither a finding nor what was put right.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results that are not OK and were left at that."""
    for result in programme.inspection_results:
        if left_at_that(result):
            yield Flaw(result, ("result",), NOTHING.of(month=result.month))
