"""An inspection says how often it is done, from when, and what counts as OK.
自主点検に、周期、開始日、判定基準があること。

Without an interval or a start nobody notices that an inspection was left out, and without a criterion
everyone calls something else OK. Where there is a result already, the first one tells the start. Inspections
that have ended are left alone.

周期や開始日がなければ、点検が抜けても気付けません。判定基準がなければ、人によって「適」の意味が変わります。
結果が既にあれば、開始日は最初の結果で分かるので求めません。終わった点検は対象にしません。

Fails:

    inspections/INS-01.yaml:
      id: INS-01
      item: 退勤時に机上に書類が残っていない
      departments: [D-01]
      every: month
      starts: 2026-09-01
    inspections/results/INS-01.csv:
      inspection,department,month,result,by,date,comment,finding,checked_by,checked_on
      INS-01,D-01,2026-09,ok,P-01,2026-09-30,,,P-02,2026-10-06
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
from isms.inspecting import results
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS007"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="周期を every に、開始日を starts に、何をもって「適」とするかを criteria に書いてください。",
    en="Write how often under every, from when under starts, and what counts as OK under criteria.",
)
LACKING = Text(ja="点検に「{fields}」がありません。", en="The inspection lacks: {fields}.")
_ASKED_FOR = ("every", "starts", "criteria")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the inspections of which it is not known how often, from when, or by what, they are judged."""
    begun = {inspection for inspection, _ in results(programme)}
    for inspection in programme.inspections:
        if inspection.ends is not None and inspection.ends < programme.as_of:
            continue
        known = {"starts"} if inspection.id in begun or not programme.can_judge("inspection-result") else ()
        lacking = [name for name in inspection.lacking(_ASKED_FOR) if name not in known]
        if lacking:
            yield Flaw(inspection, (), LACKING.of(fields=[inspection.label_of(name) for name in lacking]))
