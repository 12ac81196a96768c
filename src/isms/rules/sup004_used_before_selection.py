"""A supplier with personal information is assessed before its work begins.
個人情報を取り扱う委託先を、委託を始める前に評価していること。

The first assessment is the one on which a supplier is chosen, so it is not later than the first day of the
work. Suppliers that worked for us before the management system began to run (`pms_started`) could not be
chosen by it. Where the first assessment on record is periodic, the one of the selection may have been kept
elsewhere: that is a warning. Suppliers that were never assessed are judged by SUP001.

最初の評価は委託先を選ぶための評価であり、委託開始日までに行います。マネジメントシステムの運用を始めた日
(`pms_started`)より前からの委託先は、対象にしません。記録にある最初の評価が定期の評価であるときは、選定時の
評価が別に保管されていることもあるため、警告にとどめます。一度も評価していない委託先は SUP001 で確かめます。

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

from isms.diagnostic import Fault, Level, Text
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
    day, system = programme.as_of, programme.settings.pms_started
    for supplier in programme.suppliers:
        started = supplier.started
        if started is None or not supplier.entrusted or not supplier.serves_on(day):
            continue
        if (system is not None and started < system) or "assessments" in supplier.unread:
            continue
        first = min(supplier.assessments, key=lambda assessment: assessment.date, default=None)
        if first is None or first.date <= started:
            continue
        chosen = first.kind is AssessmentKind.SELECTION
        message = (LATE if chosen else UNKNOWN).of(started=started, date=first.date)
        yield Flaw(
            supplier, ("assessments", first.ordinal, "date"), message, None if chosen else Level.WARNING
        )
