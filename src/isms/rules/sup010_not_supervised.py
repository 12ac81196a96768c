"""A supplier with personal information is supervised without a gap.
個人情報を取り扱う委託先の監督に、空白の年度がないこと。

In the last fiscal year there was an assessment or another act of supervision, a survey, guidance, an audit or
a visit, unless the assessment before it names a day after its end (`next_due`). A gap like this is asked
about when the mark is renewed, also where an assessment since has come. Where no assessment is on record, or
the last names no next day or one that is past, SUP001 speaks. A year in which the management system
(`pms_started`) or the work had not begun is left out. Only for PrivacyMark.

前年度に、評価又は調査、指導、監査、訪問などの監督の記録があることを確かめます。それより前の評価に、年度末より後
の次回期限(`next_due`)があれば足ります。その後に評価していても、空白の年度は更新審査で問われます。評価が一度もな
いとき、直近の評価に次回期限がないか過ぎているときは、SUP001 で確かめます。マネジメントシステムの運用
(`pms_started`)又は委託が始まる前の年度は対象にしません。プライバシーマークだけのルールです。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2024-07-20, by: 総務部, result: pass, next_due: 2025-07-31}
        - {date: 2026-06-10, by: 総務部, result: pass, next_due: 2027-07-31}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2024-07-20, by: 総務部, result: pass, next_due: 2025-07-31}
        - {date: 2026-06-10, by: 総務部, result: pass, next_due: 2027-07-31}
      activities:
        - {date: 2025-09-10, kind: survey}
    suppliers/SUP-02.yaml:
      id: SUP-02
      name: 株式会社みほん印刷
      service: 宛名の印刷
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2024-07-20, by: 総務部, result: pass, next_due: 2027-07-31}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import years
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.fiscal import Year
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier, SupplierAssessment

CODE = "SUP010"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.9.4",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="取扱いの状況を調べるか、訪問や打合せで確かめた記録があれば、activities に書いてください。",
    en="Where there was a survey, a visit or a meeting, write it under activities.",
)
NONE = Text(
    ja="{year}の監督(評価、調査、指導、監査、訪問)の記録がありません。",
    en="No supervision is on record in {year}: no assessment, survey, guidance, audit or visit.",
)
_ASKED_FOR = frozenset({"assessments", "activities"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information that the last fiscal year has passed over."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    year, _ = years(programme)
    system = programme.settings.pms_started or year.first
    for supplier in programme.suppliers:
        if not supplier.entrusted or not supplier.serves_on(programme.as_of) or _ASKED_FOR & supplier.unread:
            continue
        last = supplier.last_assessment
        if last is None or last.next_due is None or last.next_due < programme.as_of:
            continue  # SUP001 speaks
        begun = max(system, supplier.started or system) <= year.first
        if begun and not _supervised(supplier, year):
            yield Flaw(supplier, ("activities",), NONE.of(year=year.label))


def _supervised(supplier: Supplier, year: Year) -> bool:
    """Tell whether a supplier was supervised in a year, or an assessment before it reaches over it."""
    acted = any(act.date in year for act in supplier.activities)
    return acted or any(each.date in year or _reaches_over(each, year) for each in supplier.assessments)


def _reaches_over(assessment: SupplierAssessment, year: Year) -> bool:
    due = assessment.next_due
    later = "next_due" in assessment.unread if due is None else year.last < due
    return assessment.date < year.first and later
