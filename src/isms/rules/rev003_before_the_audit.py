"""A management review comes after the internal audit of its year.
マネジメントレビューが、その年度の内部監査の後に行われていること。

What the audit found is one of the inputs. Where the only review of a fiscal year was held before the internal
audit of that year was performed, or while it was not yet reported, it could not look at what the audit found.
An extraordinary review after the audit makes it good.

監査の結果は、マネジメントレビューのインプットの一つです。年度のただ一つのレビューが、その年度の内部監査の実
施や報告より前に行われていれば、監査の結果を見直しに生かせません。監査の後に臨時レビューを行えば足ります。

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
from isms.fiscal import years
from isms.reviews import by_management, top_reviews
from isms.rules import Flaw
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

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
    """Yield the last review of a year where the first audit of that year came after it, each review once."""
    flaws: dict[str, Flaw] = {}
    for standard in aims(programme):
        for year in years(programme):
            held = [r for r in top_reviews(programme, standard) if r.held in year]
            regular = [review for review in held if by_management(review)]
            audits = [a for a in internal_audits(programme, standard) if a.performed in year]
            known = sorted((audit.report_on or day_of(audit), audit.shown) for audit in audits)
            if regular and known and held[-1].held < known[0][0]:
                day, audit = known[0]
                message = TOO_EARLY.of(year=year.label, audit=audit, day=day)
                flaws.setdefault(regular[-1].key, Flaw(regular[-1], ("held",), message))
    yield from flaws.values()
