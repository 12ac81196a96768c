"""Top management itself reviews the system.
トップマネジメント自身が、マネジメントレビューを行っていること。

The review is not to be handed down: whoever chairs it holds the role of top management on that day. Reviews
of the running fiscal year are looked at, and earlier ones as far as dated appointments tell who held the
role.

マネジメントレビューは、ほかの人に任せることができません。議長が、その日にトップマネジメントの役割を担っている
ことを確かめます。対象は今年度のレビューと、日付のある任命から役割が分かる過去のレビューです。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-01

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.person import Role
from isms.reviews import by_top
from isms.roles import held, holders_on
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV005"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.3.1", "15001:9.3", "pmark:J.6.3")
HINT = Text(
    ja="トップマネジメントが見直しをやり直すか、議長の記録が誤っていれば chaired_by を直してください。",
    en="Let top management hold the review again, or correct chaired_by if it is written wrongly.",
)
NOT_THE_TOP = Text(
    ja="議長の{person}は、トップマネジメントではありません。",
    en="{person}, who chaired the review, is not top management.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reviews of top management that someone else chaired, where it is known who that was."""
    for review in filter(by_top, programme.reviews):
        chair = review.chaired_by
        wrong = held(programme, chair, Role.TOP_MANAGEMENT, review.held) is False
        if wrong and holders_on(programme, Role.TOP_MANAGEMENT, review.held):
            yield Flaw(review, ("chaired_by",), NOT_THE_TOP.of(person=programme.people[chair].name))
