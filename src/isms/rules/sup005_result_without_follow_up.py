"""A supplier that did not simply pass is followed up.
評価が「条件付合格」又は「不合格」の委託先に、必要な処置をとっていること。

Where the last assessment ends conditionally or with a failure, the record says what is done about it
(`action`), or shows guidance, an audit or another act of supervision since. Suppliers whose work is over are
left alone.

直近の評価が条件付合格又は不合格のときは、処置(`action`)を書くか、その後の指導や監査などの記録を残します。委
託が終わった先は対象にしません。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: false
      owner: P-01
      assessments:
        - {date: 2026-07-20, by: 総務部, result: conditional}

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: false
      owner: P-01
      assessments:
        - {date: 2026-07-20, by: 総務部, result: conditional, action: 作業記録の提出を求め、9月に受領した}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.supplier import AssessmentResult
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP005"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.22", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="是正を求めて確認し、処置を action に書いてください。続けられないときは、委託を終えます。",
    en="Demand an improvement, see it done and write it under action; or end the work.",
)
OPEN = Text(
    ja="評価は「{result}」ですが、処置の記録がありません。",
    en="The assessment came to '{result}', and nothing is recorded as done about it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers whose last assessment asks for more and got nothing."""
    for supplier in programme.suppliers:
        last = supplier.last_assessment
        if last is None or last.result is AssessmentResult.PASS or not supplier.serves_on(programme.as_of):
            continue
        followed = last.action or any(act.date >= last.date for act in supplier.activities)
        if not followed and "action" not in last.unread and "activities" not in supplier.unread:
            yield Flaw(supplier, ("assessments", last.ordinal, "result"), OPEN.of(result=last.result.label))
