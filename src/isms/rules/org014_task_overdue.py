"""Planned tasks are done by their day.
計画した作業を、期限までに終えていること。

The plan for the year or the project is the first paper that an auditor asks for. What is late in it is either
done, and nobody wrote it down, or it needs a new day that someone agreed to. The day itself is still in time.

計画表は、審査で最初に求められる資料です。期限を過ぎた作業は、終わったのに記録していないか、合意のうえで期
限を改める必要があるかのどちらかです。期限の当日までは遅れとみなしません。

Fails:

    tasks/T-01.yaml: {id: T-01, title: 規程の改訂, owner: P-01, due: 2026-10-31}

Passes:

    tasks/T-01.yaml: {id: T-01, title: 規程の改訂, owner: P-01, due: 2026-10-31, done: 2026-10-28}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG014"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.1", "15001:8.1", "pmark:J.5.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="終わっていれば完了日(done)を、まだなら合意した新しい期限(due)を書いてください。",
    en="Write the day under done, or the new day that was agreed under due.",
)
OVERDUE = Text(
    ja="期限({due})を過ぎた作業が終わっていません。", en="The task was due on {due} and is not done."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the tasks that are late."""
    for task in programme.tasks:
        if not task.draft and task.due < programme.as_of and task.lacks("done"):
            yield Flaw(task, ("due",), OVERDUE.of(due=task.due))
