"""A management review can look at the results of an internal audit.
マネジメントレビューで、直近の内部監査の結果を見直せること。

What the audit found is one of the inputs. Where the only review of a fiscal year was held before the internal
audit of that year was performed, or while it was not yet reported, it could not look at what the audit found.
An extraordinary review after the audit makes it good. So does an earlier audit that was reported in the
twelve months before the review, or since the review before it: then there were results to look at.

監査の結果は、マネジメントレビューのインプットの一つです。年度のただ一つのレビューが、その年度の内部監査の実
施や報告より前に行われていれば、監査の結果を見直しに生かせません。監査の後に臨時レビューを行えば足ります。レ
ビューの前12か月以内、又は前回のレビュー以後に報告された監査があれば、その結果を見直せるため指摘しません。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-09-30
      chaired_by: P-02

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-20
      reported_to: P-02
    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import day_of, internal_audits
from isms.diagnostic import Level, Text
from isms.fiscal import months_after, years
from isms.reviews import by_management, top_reviews
from isms.rules import Flaw
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.audit import Audit
    from isms.model.programme import Programme
    from isms.model.review import Review

CODE = "REV003"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.3.2", "15001:9.3", "pmark:J.6.3")
HINT = Text(
    ja="監査の結果を議題にして、臨時レビューを行ってください。次回からは、監査の報告の後に予定します。",
    en="Hold an extraordinary review on what the audit found; plan the next one after the audit's report.",
)
TOO_EARLY = Text(
    ja="{year}のマネジメントレビューが、内部監査 {audit}({day})より前に行われています。",
    en="The management review of {year} was held before the internal audit {audit} of {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the last review of a year that no audit was reported to in time, each review once."""
    flaws: dict[str, Flaw] = {}
    for standard in aims(programme):
        reviews = top_reviews(programme, standard)
        performed = [audit for audit in internal_audits(programme, standard) if audit.performed]
        for year in years(programme):
            held = [r for r in reviews if r.held in year]
            regular = [review for review in held if by_management(review)]
            known = sorted((_reported(audit), audit.shown) for audit in performed if audit.performed in year)
            if not regular or not known or known[0][0] <= held[-1].held:
                continue
            since = _since(reviews, held[-1])
            if not any(since <= _reported(audit) <= held[-1].held for audit in performed):
                day, first = known[0]
                message = TOO_EARLY.of(year=year.label, audit=first, day=day)
                flaws.setdefault(regular[-1].key, Flaw(regular[-1], ("held",), message))
    yield from flaws.values()


def _reported(audit: Audit) -> date:
    """Return the day from which it was known what an audit found."""
    return audit.report_on or day_of(audit)


def _since(reviews: list[Review], last: Review) -> date:
    """Return since when an audit is news to a review: for a year, or since the review before it."""
    before = [review.held for review in reviews if review.held < last.held]
    return min([months_after(last.held, -12), *before[-1:]])
