"""A management review comes back to the decisions of the one before.
マネジメントレビューで、前回の決定事項を確かめていること。

A decision of the review before that was due by then and not done is not to be forgotten: the next review
names it by its number, under its inputs, in its conclusion or in a decision of its own.

前回のレビューの決定のうち、期限が来ても完了していないものを忘れてはなりません。次のレビューのインプット、結論
又は決定事項に、その決定の番号が書かれていることを確かめます。

Fails:

    reviews/rv.yaml:
      - id: RV-01
        kind: management_review
        held: 2025-10-29
        chaired_by: P-02
        decisions:
          - {id: 25-1, text: 受講の督促の手順を決める, owner: P-01, due: 2026-03-31, done: 2026-11-04}
      - id: RV-02
        kind: management_review
        held: 2026-10-28
        chaired_by: P-02
        inputs: {a: 前年度の決定はおおむね完了した}

Passes:

    reviews/rv.yaml:
      - id: RV-01
        kind: management_review
        held: 2025-10-29
        chaired_by: P-02
        decisions:
          - {id: 25-1, text: 受講の督促の手順を決める, owner: P-01, due: 2026-03-31, done: 2026-11-04}
      - id: RV-02
        kind: management_review
        held: 2026-10-28
        chaired_by: P-02
        inputs: {a: 受講の督促の手順(25-1)が遅れている。11月6日までに決める}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.reviews import management_reviews
from isms.rules import Flaw
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.review import Review

CODE = "REV007"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.3.2", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="前回の決定の状況(inputs の a)に、その決定の番号と状況を書いてください。",
    en="Write under input a what became of the decision, with its number.",
)
FORGOTTEN = Text(
    ja="前回({review})の決定 {decision}(期限 {due})は完了していませんでしたが、触れられていません。",
    en="Decision {decision} of {review}, due on {due}, was not done, and this review does not name it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reviews that pass over what the one before had decided, each decision once."""
    said: set[tuple[str, str]] = set()
    for standard in aims(programme):
        for before, review in pairwise(management_reviews(programme, standard)):
            words = _words(review)
            for decision in before.decisions:
                late = decision.due <= review.held and not (decision.done and decision.done <= review.held)
                number = decision.id
                if late and number and number not in words and (review.key, number) not in said:
                    said.add((review.key, number))
                    values = {"review": before.shown, "decision": number, "due": decision.due}
                    yield Flaw(review, ("inputs",), FORGOTTEN.of(**values))


def _words(review: Review) -> str:
    """Return everything that a review says."""
    decided = [f"{decision.id} {decision.text}" for decision in review.decisions]
    return "\n".join([*review.inputs.values(), review.conclusion or "", *decided])
