"""Top management itself reviews the system.
トップマネジメント自身が、マネジメントレビューを行っていること。

The review is not to be handed down: someone who is top management on that day chairs it, attends it or
approves its minutes. Reviews of the last fiscal year and the running one are looked at, those of the last as
far as dated appointments tell who held the role.

マネジメントレビューは、ほかの人に任せることができません。その日のトップマネジメントが、議長、出席者又は議事録の
承認者であることを確かめます。対象は今年度のレビューと、日付のある任命から役割が分かる前年度のレビューです。

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

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-01
      attendees: [P-02]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.fiscal import years
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
    ja="トップマネジメントが出席していれば attendees に、議事録を承認していれば approved_by と approved_on に"
    "書いてください。どちらでもなければ、トップマネジメントが見直しをやり直します。",
    en="Write top management under attendees if it was there, under approved_by and approved_on if it has "
    "approved the minutes; if neither, let it hold the review again.",
)
NOT_THE_TOP = Text(
    ja="議長({person})、出席者、議事録の承認者のどこにも、トップマネジメントがいません。",
    en="Top management did not chair this review ({person} did), attend it or approve its minutes.",
)
_ASKED_FOR = frozenset({"attendees", "approved_by", "approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reviews in which top management had no part, where it is known who that was."""
    finished, _ = years(programme)
    for review in filter(by_top, programme.reviews):
        if review.held < finished.first or _ASKED_FOR & review.unread:
            continue
        people = filter(None, (review.chaired_by, *review.attendees, review.approved_by))
        absent = all(held(programme, each, Role.TOP_MANAGEMENT, review.held) is False for each in people)
        if absent and holders_on(programme, Role.TOP_MANAGEMENT, review.held):
            chair = programme.people.called(review.chaired_by)
            yield Flaw(review, ("chaired_by",), NOT_THE_TOP.of(person=chair))
