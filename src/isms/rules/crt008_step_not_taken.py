"""What was planned for a certification has taken place.
認証の手続が、予定のとおり進んでいること。

An audit or an application whose planned day has passed either took place, and its day and result are missing,
or it did not, and a new day is needed. Where the audit has a record of its own that is late as well, AUD009
speaks.

予定の日を過ぎた審査や申請は、行われたのに記録がないか、行われずに新しい予定もないかのどちらかです。監査・審査
の記録でも予定を過ぎている審査は、AUD009 で指摘します。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      events:
        - {kind: transition, planned: 2026-10-20}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      events:
        - {kind: transition, planned: 2026-10-20, performed: 2026-10-20, result: 不適合なし}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import overdue
from isms.diagnostic import Fault, Level, Text
from isms.months import planned_until
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT008"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施日(performed)と結果(result)を書くか、予定(planned)を改めてください。",
    en="Write performed and the result, or a new day under planned.",
)
PASSED = Text(
    ja="「{event}」の予定({planned})を過ぎましたが、実施日がありません。",
    en="{event} was planned for {planned}, and it is not recorded that it took place.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the steps whose planned day or month has passed."""
    for certification in programme.certifications:
        for event in certification.events:
            late = event.planned is not None and planned_until(event.planned) < programme.as_of
            audit = programme.audits.get(event.audit)
            said = audit is not None and overdue(programme, audit)
            if late and event.lacks("performed") and not said:
                values = {"event": event.kind or "", "planned": str(event.planned)}
                yield Flaw(certification, ("events", event.ordinal, "planned"), PASSED.of(**values))
