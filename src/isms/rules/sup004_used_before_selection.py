"""A supplier with personal information is assessed before its work begins.
個人情報を取り扱う委託先を、委託を始める前に評価していること。

The first assessment is the one on which a supplier is chosen, so it is not later than the first day of the
work. Work that began in the last fiscal year or the running one is looked at. Suppliers that worked for us
before the management system began to run (the earliest of `pms_started`, the first certificate, the first
internal audit and the first review) could not be chosen by it. Where the first assessment on record is
periodic, the one of the selection may have been kept elsewhere: that is a warning. Suppliers that were never
assessed are judged by SUP001.

最初の評価は委託先を選ぶための評価であり、委託開始日までに行います。対象は、前年度と今年度に始まった委託です。マ
ネジメントシステムの運用を始めた日(`pms_started`、初回の認証日、最初の内部監査又はレビューの早い方)より前からの
委託先は、対象にしません。記録にある最初の評価が定期の評価であるときは、選定時の評価が別に保管されていることもあ
るため、警告にとどめます。一度も評価していない委託先は SUP001 で確かめます。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      started: 2026-05-01
      assessments:
        - {date: 2026-05-20, by: 総務部, kind: selection, result: pass}

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      started: 2026-05-01
      assessments:
        - {date: 2026-04-20, by: 総務部, kind: selection, result: pass}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cycle import began
from isms.diagnostic import Fault, Level, Text
from isms.fiscal import years
from isms.model.supplier import AssessmentKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP004"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.19", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="選定時の評価の記録があれば加えてください。ないときは、委託の前に評価する手順を見直します。",
    en="Add the assessment of the selection if there is one; else see to it that the next comes in time.",
)
LATE = Text(
    ja="委託を始めた日({started})より後に、選定時の評価をしています({date})。",
    en="The work began on {started}, before the supplier was assessed for it on {date}.",
)
UNKNOWN = Text(
    ja="委託を始めた日({started})までの評価がありません(最初の評価は {date})。",
    en="There is no assessment from before the work began on {started}; the first was on {date}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information that began to work before they were assessed."""
    system, (finished, _) = began(programme), years(programme)
    since = finished.first if system is None else max(system, finished.first)
    for supplier in programme.suppliers:
        started = supplier.started
        if started is None or started < since or "assessments" in supplier.unread:
            continue
        if not supplier.entrusted or not supplier.serves_on(programme.as_of):
            continue
        first = min(supplier.assessments, key=lambda assessment: assessment.date, default=None)
        if first is None or first.date <= started:
            continue
        chosen = first.kind is AssessmentKind.SELECTION
        message = (LATE if chosen else UNKNOWN).of(started=started, date=first.date)
        yield Flaw(
            supplier, ("assessments", first.ordinal, "date"), message, None if chosen else Level.WARNING
        )
