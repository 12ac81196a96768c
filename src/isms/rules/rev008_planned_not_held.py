"""A review is held when the one before said it would be.
レビューが、予定した日までに行われていること。

Each review and committee may name the day of the next one. Where that day has passed and no later meeting of
its kind was held, the planned interval is not kept. An extraordinary review counts for a management review.
A committee is the organisation's own affair: that is info.

レビューや委員会には、次回の予定日を書けます。その日を過ぎても同じ種類の会議が開かれていなければ、計画した間隔
を守れていません。臨時のレビューは、マネジメントレビューの代わりとみなします。委員会は規格が求めるものではないた
め、情報とします。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: committee
      held: 2026-09-09
      chaired_by: P-01
      next_planned: 2026-10-14

Passes:

    reviews/rv.yaml:
      - {id: RV-01, kind: committee, held: 2026-09-09, chaired_by: P-01, next_planned: 2026-10-14}
      - {id: RV-02, kind: committee, held: 2026-10-14, chaired_by: P-01, next_planned: 2026-12-09}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.review import ReviewKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.review import Review

CODE = "REV008"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.3.1", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="開いていれば記録を reviews/ に加え、延期していれば next_planned を直してください。",
    en="Record it under reviews/ if it was held, or correct next_planned if it was put off.",
)
NOT_HELD = Text(
    ja="次回の予定({planned})を過ぎていますが、開催の記録がありません。",
    en="The next meeting was planned for {planned} and has not been recorded.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the last meeting of each kind where the next one is overdue."""
    if not programme.can_judge("review"):
        return
    last: dict[bool, Review] = {}
    held = [review for review in programme.reviews if not review.draft]
    for review in sorted(held, key=lambda review: review.held):
        last[review.kind is ReviewKind.COMMITTEE] = review
    for review in last.values():
        planned = review.next_planned
        if planned is not None and planned < programme.as_of:
            ceiling = Level.INFO if review.kind is ReviewKind.COMMITTEE else None
            yield Flaw(review, ("next_planned",), NOT_HELD.of(planned=planned), ceiling)
