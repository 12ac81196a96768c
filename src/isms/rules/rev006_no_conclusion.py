"""A management review ends in a conclusion, and is minuted and approved.
マネジメントレビューに、結論、議事録及び承認があること。

What came out of a review is kept: a conclusion on whether the system is suitable, adequate and effective, and
the minutes, by their place or in words. A review with neither conclusion nor decisions has no result; where
there are decisions a missing conclusion is a warning, and so are missing minutes and a missing approval. The
minutes may take 30 days (`days` in isms.yaml). Reviews of the last fiscal year and the running one are looked
at.

見直しの結果として、仕組みが適切、妥当かつ有効かについての結論と、議事録(保管場所又は内容)を残します。結論も決定
事項もないレビューには、結果がありません。決定事項があって結論がないとき、議事録又は承認日がないときは、警告とし
ます。議事録の作成には30日(isms.yaml の `days`)までかけられます。対象は前年度と今年度のレビューです。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-09-30
      chaired_by: P-02
      minutes: 議事録 2026-09-30
      approved_by: P-02
      approved_on: 2026-10-05

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-09-30
      chaired_by: P-02
      conclusion: 仕組みは適切、妥当かつ有効である。
      minutes: 議事録 2026-09-30
      approved_by: P-02
      approved_on: 2026-10-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.review import Review
from isms.reviews import recent
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV006"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.3.3", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="結論を conclusion に、議事録の保管場所を minutes に、承認日を approved_on に書いてください。",
    en="Write the conclusion under conclusion, where the minutes are under minutes, "
    "and the day of approval under approved_on.",
)
MISSING = Text(
    ja="マネジメントレビューに「{field}」がありません。", en="The management review lacks its {field}."
)
DAYS = 30
FIELDS = ("conclusion", "minutes", "approved_on")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what reviews that are over for some time do not have."""
    allowed = days(programme, CODE, DAYS)
    for review in recent(programme):
        if (programme.as_of - review.held).days <= allowed:
            continue
        for field in review.lacking(FIELDS):
            empty = field == "conclusion" and review.lacks("decisions")
            message = MISSING.of(field=Review.label_of(field))
            yield Flaw(review, (field,), message, None if empty else Level.WARNING)
