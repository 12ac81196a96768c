"""A supplier with personal information is supervised in every year.
個人情報を取り扱う委託先を、毎年監督していること。

An assessment that is valid for several years does not stand for the years between: in each fiscal year there
is an assessment or another act of supervision, a survey, guidance, an audit or a visit. What was missed in
the running year is told as info, and as a warning in its last 60 days. Where no assessment is on record, or
the last names no next day, SUP001 speaks. Years in which the management system (`pms_started`) or the work
had not begun are left out.

評価の有効期間が数年にわたるときも、その間の年度に監督が要らなくなるわけではありません。年度ごとに、評価又は
調査、指導、監査、訪問などの記録を残します。終わっていない年度は情報、年度末の60日前からは警告とします。評価
が一度もないとき、直近の評価に次回期限がないときは、SUP001 で確かめます。マネジメントシステムの運用
(`pms_started`)又は委託が始まる前の年度は対象にしません。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2024-07-20, by: 総務部, result: pass, next_due: 2027-07-31}

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2024-07-20, by: 総務部, result: pass, next_due: 2027-07-31}
      activities:
        - {date: 2025-09-10, kind: survey}
        - {date: 2026-09-08, kind: visit}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import weight_of_a_miss, years
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP010"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.22", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="取扱いの状況を調べるか、訪問や打合せで確かめ、activities に書いてください。",
    en="Make a survey, visit the supplier or meet it, and write it under activities.",
)
NONE = Text(
    ja="{year}の監督(評価、調査、指導、監査、訪問)の記録がありません。",
    en="No supervision is on record in {year}: no assessment, survey, guidance, audit or visit.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information that a year has passed over."""
    finished, running = years(programme)
    system = programme.settings.pms_started or finished.first
    for supplier in programme.suppliers:
        last = supplier.last_assessment
        if last is None or last.next_due is None or last.next_due < programme.as_of:
            continue
        if not supplier.entrusted or not supplier.serves_on(programme.as_of):
            continue
        acts = [assessment.date for assessment in supplier.assessments]
        acts += [activity.date for activity in supplier.activities]
        for within in (finished, running):
            asked = max(system, supplier.started or system) <= within.first
            if asked and not any(day in within for day in acts):
                ceiling = weight_of_a_miss(within, programme.as_of, LEVEL)
                yield Flaw(supplier, ("activities",), NONE.of(year=within.label), ceiling)
                break
