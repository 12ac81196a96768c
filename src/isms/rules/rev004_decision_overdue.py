"""What a review decided is done in time.
レビューの決定事項が、期限までに完了していること。

The day by which a decision was to be carried out has passed, and nothing says that it was done. The next
review will ask for it first.

決定事項の期限を過ぎても、完了日がありません。次のレビューは、前回の決定の状況から始まります。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: committee
      held: 2026-09-09
      chaired_by: P-02
      decisions:
        - {id: 26-1, text: 受講の督促の手順を決める, owner: P-01, due: 2026-10-30}

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: committee
      held: 2026-09-09
      chaired_by: P-02
      decisions:
        - {id: 26-1, text: 受講の督促の手順を決める, owner: P-01, due: 2026-10-30, done: 2026-11-04}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV004"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.3.3", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="完了していれば完了日を done に書きます。遅れていれば、決定した人に新しい期限の承認を受けてください。",
    en="Write under done when it was done; where it is late, have those who decided it set a new day.",
)
OVERDUE = Text(
    ja="決定事項の期限({due})を過ぎています: {text}",
    en="This decision was to be carried out by {due}: {text}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the decisions that were to be carried out by now."""
    for review in programme.reviews:
        for decision in review.decisions:
            if decision.due < programme.as_of and decision.lacks("done"):
                message = OVERDUE.of(due=decision.due, text=decision.text)
                yield Flaw(review, ("decisions", decision.ordinal, "due"), message)
