"""A management review decides something.
マネジメントレビューで、改善や変更を決定していること。

What comes out of a review are decisions: what to improve, what to change, what it takes. A conclusion that
everything is well and nothing else is what auditors ask about. Reviews of the last fiscal year and the
running one are looked at.

見直しの結果とは、何を改善し、何を変え、何が要るかの決定です。結論だけで決定事項が一つもないレビューは、審査
で問われます。対象は前年度と今年度のレビューです。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      conclusion: 仕組みは適切、妥当かつ有効である。

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      conclusion: 仕組みは適切、妥当かつ有効である。
      decisions:
        - {id: 26-1, text: 受講の督促の手順を決める, kind: improvement, owner: P-01, due: 2026-12-25}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.reviews import recent
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV009"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.3.3", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="改善の機会と変更の必要について、決めたことを担当者と期限とともに decisions に書いてください。",
    en="Write under decisions what is to be improved or changed, by whom and when.",
)
NOTHING = Text(
    ja="マネジメントレビューの決定事項がありません。", en="The management review has decided nothing."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reviews that came to a conclusion and decided nothing."""
    for review in recent(programme):
        if review.conclusion and review.lacks("decisions"):
            yield Flaw(review, ("decisions",), NOTHING.of())
