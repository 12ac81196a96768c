"""An objective is approved.
目的が承認されていること。

Someone with the authority agrees to what a department sets out to reach and to what it takes. An objective
that has begun names who approved it and when.

部署が何を目指し、そのために何を使うかは、権限のある人が承認します。始まった目的には、承認者と承認日を書きま
す。

Fails:

    objectives/OBJ-01.yaml:
      id: OBJ-01
      title: 修正を30日以内に適用する割合を95%以上にする
      department: D-01
      measure: 期限内に適用した件数の割合
      unit: "%"
      baseline: 72
      target: 95
      direction: at_least
      actions: 毎週の仕分けで適用日を決める
      resources: 試験用端末3台
      evaluation: 月次の適用率を部長が評価する
      owner: P-01
      starts: 2026-09-01
      due: 2027-03-31
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}

Passes:

    objectives/OBJ-01.yaml:
      id: OBJ-01
      title: 修正を30日以内に適用する割合を95%以上にする
      department: D-01
      measure: 期限内に適用した件数の割合
      unit: "%"
      baseline: 72
      target: 95
      direction: at_least
      actions: 毎週の仕分けで適用日を決める
      resources: 試験用端末3台
      evaluation: 月次の適用率を部長が評価する
      owner: P-01
      starts: 2026-09-01
      due: 2027-03-31
      approved_by: P-02
      approved_on: 2026-08-28
      months:
        - {month: 2026-09, value: 80, by: P-01, date: 2026-10-02, checked_by: P-02, checked_on: 2026-10-05}
        - {month: 2026-10, value: 88, by: P-01, date: 2026-11-04, checked_by: P-02, checked_on: 2026-11-06}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "OBJ005"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.2", "15001:6.3", "pmark:J.3.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="承認を得て、approved_by と approved_on に書いてください。",
    en="Have it approved, and write approved_by and approved_on.",
)
NOT_APPROVED = Text(
    ja="目的が承認されていません(承認者又は承認日がありません)。",
    en="The objective is not approved: who approved it, or when, is not recorded.",
)
_ASKED_FOR = frozenset({"approved_by", "approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives under way that nobody has approved."""
    for objective in programme.objectives:
        begun = objective.starts is None or objective.starts <= programme.as_of
        approved = objective.approved_by is not None and objective.approved_on is not None
        if begun and not approved and not _ASKED_FOR & objective.unread:
            yield Flaw(objective, (), NOT_APPROVED.of())
