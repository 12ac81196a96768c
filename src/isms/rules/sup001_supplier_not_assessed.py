"""A supplier that handles personal information is assessed in time.
個人情報を取り扱う委託先を、期限までに評価していること。

Whoever entrusts personal information has to supervise the supplier. Each such supplier is assessed once
at least, and again by the day that its last assessment names; where that names none, once in every fiscal
year (info while the year runs, a warning in its last 60 days). Suppliers whose work is over, or has not
begun, are left alone.

個人情報の取扱いを委託する者は、委託先を監督しなければなりません。対象の委託先は一度は評価し、
その後は直近の評価に書いた次回期限までに評価します。期限を書いていなければ、
年度ごとに一度とします(終わっていない年度は情報、年度の最後の60日間は警告)。委託が終わった先、
まだ始まっていない先は対象にしません。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2025-10-20, by: 総務部, result: pass, next_due: 2026-10-31}

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      assessments:
        - {date: 2025-10-20, by: 総務部, result: pass, next_due: 2026-10-31}
        - {date: 2026-10-12, by: 総務部, result: pass}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import miss
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.supplier import Supplier

CODE = "SUP001"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.19", "27001:A.5.22", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="委託先を評価し、結果と次回期限を assessments に書いてください。",
    en="Assess the supplier and write the result and the next date under assessments.",
)
NEVER = Text(
    ja="個人情報を取り扱う委託先ですが、評価の記録がありません。",
    en="This supplier handles personal information and was never assessed.",
)
OVERDUE = Text(
    ja="委託先の評価が期限({due})を過ぎています。", en="The supplier was to be assessed again by {due}."
)
LAPSED = Text(
    ja="{year}の評価がありません(直近は {last})。",
    en="There is no assessment in {year}; the last was on {last}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers with personal information whose assessment is missing or late."""
    for supplier in programme.suppliers:
        if (
            supplier.entrusted
            and supplier.serves_on(programme.as_of)
            and "assessments" not in supplier.unread
        ):
            yield from _assessment(programme, supplier)


def _assessment(programme: Programme, supplier: Supplier) -> Iterator[Flaw]:
    last = supplier.last_assessment
    if last is None:
        yield Flaw(supplier, ("assessments",), NEVER.of())
        return
    if "next_due" in last.unread:
        return
    if last.next_due is not None:
        if last.next_due < programme.as_of:
            yield Flaw(supplier, ("assessments", last.ordinal, "next_due"), OVERDUE.of(due=last.next_due))
        return
    missed = miss(programme, last.date, LEVEL)
    if missed is not None:
        message = LAPSED.of(year=missed.year.label, last=last.date)
        yield Flaw(supplier, ("assessments", last.ordinal, "date"), message, missed.level)
