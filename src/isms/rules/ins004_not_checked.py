"""The results of self-inspections are checked by the secretariat.
自主点検の結果を、事務局が確認していること。

What the departments report is looked over by the secretariat within 30 days (`days` in isms.yaml) of the
inspection, or of the end of its month where the day is not known.

部署から上がった点検結果は、点検日から30日(isms.yaml の `days`)以内に事務局が確認します。点検日がなければ、
対象月の末日から数えます。

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
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,,
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-11-05

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

from isms.diagnostic import Fault, Level, Text
from isms.months import last_day, number
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS004"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="結果を確かめ、checked_by と checked_on を書いてください(isms inspect 年月 --check で、その月の分を"
    "まとめて書けます)。",
    en="Look the result over, and write checked_by and checked_on (isms inspect MONTH --check does so for "
    "all of a month).",
)
NOT_CHECKED = Text(
    ja="{month} の点検結果を、事務局が確認していません。",
    en="The secretariat has not checked the result of {month}.",
)
PATIENCE = 30
_ASKED_FOR = frozenset({"checked_by", "checked_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results that have waited too long for the office."""
    latest = programme.as_of - wait(programme, CODE, PATIENCE)
    for result in programme.inspection_results:
        if result.checked_by is None or result.checked_on is None:
            day = result.date or last_day(number(result.month))
            if day < latest and not _ASKED_FOR & result.unread:
                yield Flaw(result, (), NOT_CHECKED.of(month=result.month))
