"""The dates of an inspection, its check and its report are in order.
点検、事務局の確認、報告の日付の順序が正しいこと。

A check that is older than the result has not seen it, and a report that is older than the check has not
waited for it. A result from before its month (a warning) is of another month, or its day is wrong.

点検より前の確認は結果を見ておらず、確認より前の報告は確認を待っていません。対象月より前の点検日(警告)は、対
象月か日付のどちらかが誤っています。

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
      INS-01,D-01,2026-10,ok,P-01,2026-10-30,,,P-02,2026-10-29

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
from isms.months import first_day, number
from isms.rules import Flaw
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS008"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
HINT = Text(
    ja="日付を確かめて直してください。確認の後で記入したものは、確認し直します。",
    en="Look the dates up and correct them; what was entered after the check is checked again.",
)
BEFORE_MONTH = Text(ja="点検日が対象月({month})より前です。", en="The day is before the month {month}.")
ORDER = (("date", "checked_on"), ("checked_on", "reported_on"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the results whose days contradict each other."""
    for result in programme.inspection_results:
        yield from wrong_order(result, ORDER)
        day = result.date
        if day is not None and not result.draft and day < first_day(number(result.month)):
            yield Flaw(result, ("date",), BEFORE_MONTH.of(month=result.month), Level.WARNING)
