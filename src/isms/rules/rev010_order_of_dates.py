"""The dates of a review are in order.
レビューの日付の順序が正しいこと。

The minutes are approved on the day of the review or after it, and the next one is planned after it. A
decision is due, and done, no earlier than it was taken. Dates in the wrong order are a writing mistake, or
the record was made up later.

議事録の承認と次回の予定は、開催日以後です。決定事項の期限と完了も、決定した日以後です。順序が逆の日付は、書き
誤りか、記録が後から作られたことを示します。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      approved_by: P-02
      approved_on: 2026-10-20

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      approved_by: P-02
      approved_on: 2026-11-04
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.order import too_early, wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV010"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.3.3", "15001:9.3", "pmark:J.6.3")
HINT = Text(
    ja="議事録の原本と照らし、誤っている日付を直してください。",
    en="Compare with the signed minutes, and correct the date that is wrong.",
)
ORDER = (("held", "approved_on"), ("held", "next_planned"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the days of reviews and of their decisions that are too early."""
    for review in programme.reviews:
        yield from wrong_order(review, ORDER)
        for decision in () if review.draft else review.decisions:
            for field in ("due", "done"):
                message = too_early(decision, field, review, "held")
                if message is not None:
                    yield Flaw(review, ("decisions", decision.ordinal, field), message)
