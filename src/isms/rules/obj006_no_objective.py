"""There are objectives, and one of them covers the day.
目的があり、その一つは今の期間のものであること。

Both standards ask for objectives. Where there is none at all, that is an error; where those on record are
all over, the new ones are missing, which is a warning.

どちらの規格も、目的を定めることを求めています。一つもなければエラー、どの目的も期限を過ぎていて今の期間の目
的がなければ警告とします。

Fails:

    documents/DOC-01.yaml: {id: DOC-01, title: 目的管理規程, version: "1.0"}

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

CODE = "OBJ006"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.2", "15001:6.3", "pmark:J.3.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="部署ごとに目的を決め、objectives/ に記録してください。",
    en="Set objectives for the departments and record them under objectives/.",
)
NONE = Text(ja="目的が一つも記録されていません。", en="No objective is recorded.")
ALL_OVER = Text(
    ja="どの目的も達成期限を過ぎていて(最後は {due})、今の期間の目的がありません。",
    en="All objectives are over, the last since {due}; there is none for the present.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw where no objective is pursued on the day."""
    if not programme.can_judge("objective"):
        return
    dues = [objective.due for objective in programme.objectives if not objective.draft]
    ends = [due for due in dues if due is not None]
    if not dues:
        yield Flaw(programme.settings, ("standards",), NONE.of())
    elif len(ends) == len(dues) and max(ends) < programme.as_of:
        yield Flaw(programme.settings, ("standards",), ALL_OVER.of(due=max(ends)), Level.WARNING)
