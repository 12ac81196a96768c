"""The risks of a change are looked at before it.
変更の前に、そのリスクを確かめていること。

A change is carried out in a planned way: which risks it brings or alters is known before, either because
it names risks of the register or because the day stands in `reviewed_on` on which its effects were looked
at. Until its day it is a warning.

変更は計画的に行います。変更がもたらすリスクを事前に確かめ、関連するリスク(risks)か、影響を確かめた日(reviewed_on)を
書きます。変更の予定日までは警告とします。

Fails:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-12-19
      approved_by: P-02
      approved_on: 2026-10-01

Passes:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-12-19
      approved_by: P-02
      approved_on: 2026-10-01
      reviewed_on: 2026-09-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CHG003"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.3", "27001:8.1", "27001:8.2", "15001:6.4", "pmark:J.3.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスクを評価し、risks に番号を書くか、影響を確かめた日を reviewed_on に書いてください。",
    en="Assess the risks and name them in risks, or write in reviewed_on when the effects were looked at.",
)
NOT_LOOKED_AT = Text(
    ja="関連するリスクも、影響を確かめた日もありません。",
    en="It names no risk, and no day on which its effects were looked at.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the changes whose risks nobody has looked at."""
    for change in programme.changes:
        unread = change.unread.intersection(("risks", "reviewed_on"))
        if not (change.draft or change.risks or change.reviewed_on or unread):
            under_way = change.done is not None or change.planned_on <= programme.as_of
            yield Flaw(change, ("risks",), NOT_LOOKED_AT.of(), None if under_way else Level.WARNING)
