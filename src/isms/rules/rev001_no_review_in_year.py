"""Top management reviews the system in every fiscal year.
年度ごとに、マネジメントレビューを行っていること。

Both standards want reviews at planned intervals; every year is what PrivacyMark asks for, and what the yearly
surveillance of an ISMS looks at. A fiscal year that was over before the programme had run all through it is
not looked at. For the running year it is info until 60 days before the end, and nothing where the last review
names a day to come. Committees do not count.

どちらの規格も、見直しを計画した間隔で行うことを求めます。プライバシーマークでは毎年、ISMS でも毎年の維持審査
で確かめられます。運用を始めて丸一年に満たない年度は対象にしません。今年度は末日の60日前まで情報とし、直近のレ
ビューに年度内の次回予定があれば指摘しません。委員会は数えません。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: certified
      pms_started: 2024-04-01
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: certified
      pms_started: 2024-04-01
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cycle import missed
from isms.diagnostic import Fault, Level, Text
from isms.fiscal import weight_of_a_miss
from isms.reviews import management_reviews
from isms.rules import Flaw
from isms.standards import TITLES, aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV001"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.3.1", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="マネジメントレビューを行い、reviews/ に記録してください。",
    en="Hold a management review and record it under reviews/.",
)
NONE = Text(
    ja="{year}に、{standard}のマネジメントレビューを行っていません。",
    en="There was no management review of {standard} in {year}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield for each standard the fiscal year without a management review."""
    if not programme.can_judge("review"):
        return
    for standard in aims(programme):
        reviews = management_reviews(programme, standard)
        last = reviews[-1] if reviews else None
        year = missed(programme, last.held if last else None)
        planned = last.next_planned if last else None
        to_come = planned is not None and programme.as_of <= planned
        if year is None or (to_come and planned in year):
            continue
        message = NONE.of(year=year.label, standard=TITLES[standard])
        ceiling = weight_of_a_miss(year, programme.as_of, LEVEL)
        yield Flaw(programme.settings, ("standards",), message, ceiling)
