"""A self-inspection is checked by someone other than who carried it out.
自主点検を、点検した人以外が確認していること。

The check of the secretariat is there to see what the department does not see. Done by the same person it is
no second look. A firm with a one-person secretariat lets someone of another department inspect or check
there.

事務局の確認は、部署自身では気付かないことを見るためのものです。同じ人が行えば、二人の目を通したことになりま
せん。事務局が一人の会社では、事務局の部署の点検か確認を、他の部署の人が行います。

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
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-01,2026-11-05

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
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-11-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS003"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
HINT = Text(
    ja="別の人が確認し、checked_by と checked_on を書き換えてください。",
    en="Let someone else check it, and write checked_by and checked_on anew.",
)
ONE_PERSON = Text(
    ja="{month} の点検を、点検した{person}自身が確認しています。",
    en="The inspection of {month} was checked by {person}, who carried it out.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results that one person found and checked."""
    for result in programme.inspection_results:
        if result.by == result.checked_by and not result.draft:
            name = programme.people.called(result.by)
            yield Flaw(result, ("checked_by",), ONE_PERSON.of(month=result.month, person=name))
