"""An audit takes place when it is planned.
監査が、予定どおりに実施されていること。

A planned day, or the last day of a planned month, has passed and the audit has no day on which it was
performed: either it did not take place, or nobody wrote it down. Audits by clients and certification bodies
are records of the same kind and are looked at as well.

予定日(月だけの予定では月末)を過ぎても実施日のない監査は、行われていないか、記録されていません。顧客や認証機関
による監査も同じように確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-11
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import overdue
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD009"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.2.1", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施していれば実施日を performed に、延期したのであれば新しい予定を planned に書いてください。",
    en="Write under performed when it took place, or under planned when it is to take place now.",
)
OVERDUE = Text(
    ja="監査の予定({planned})を過ぎていますが、実施日がありません。",
    en="The audit was planned for {planned} and has no day on which it was performed.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the audits whose day has passed and that have not been performed."""
    for audit in programme.audits:
        if overdue(programme, audit):
            yield Flaw(audit, ("planned",), OVERDUE.of(planned=audit.planned))
