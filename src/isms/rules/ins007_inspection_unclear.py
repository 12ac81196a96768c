"""An inspection says how often it is done and what counts as OK.
自主点検に、周期と判定基準があること。

Without an interval nobody notices that an inspection was left out, and without a criterion everyone calls
something else OK. Inspections that have ended are left alone.

周期がなければ、点検が抜けても気付けません。判定基準がなければ、人によって「適」の意味が変わります。終わった
点検は対象にしません。

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
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INS007"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "15001:9.1", "pmark:J.6.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="周期を every に、何をもって「適」とするかを criteria に書いてください。",
    en="Write how often under every, and what counts as OK under criteria.",
)
LACKING = Text(ja="点検に「{fields}」がありません。", en="The inspection lacks: {fields}.")
_ASKED_FOR = ("every", "criteria")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the inspections of which it is not known how often, or by what, they are judged."""
    for inspection in programme.inspections:
        if inspection.ends is not None and inspection.ends < programme.as_of:
            continue
        lacking = inspection.lacking(_ASKED_FOR)
        if lacking:
            yield Flaw(inspection, (), LACKING.of(fields=[inspection.label_of(name) for name in lacking]))
