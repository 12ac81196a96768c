"""A supplier without personal information is looked at too.
個人情報を取り扱わない委託先も、評価していること。

Such a supplier can stop a service, or come into the office; ISO/IEC 27001 lets the organisation decide how
closely to look. So it is assessed once at least, and again by the day that its last assessment names. Only
for ISO/IEC 27001; suppliers with personal information are judged by SUP001.

個人情報を取り扱わない委託先も、サービスの停止や執務室への立入りなどで影響を及ぼします。どこまで確かめるかは
組織が決めますが、一度は評価し、その後は直近の評価に書いた次回期限までに評価します。ISO/IEC 27001 だけのルー
ルです。個人情報を取り扱う委託先は SUP001 で確かめます。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん回線
      service: 拠点間の回線
      personal_information: false
      owner: P-01

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん回線
      service: 拠点間の回線
      personal_information: false
      owner: P-01
      assessments:
        - {date: 2026-06-20, by: 総務部, result: pass, next_due: 2028-06-30}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP014"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.19", "27001:A.5.22")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="業務の重さに応じた方法で評価し、結果と次回期限を assessments に書いてください。",
    en="Assess the supplier as closely as its work asks for; write result and next date under assessments.",
)
NEVER = Text(ja="委託先の評価の記録がありません。", en="This supplier was never assessed.")
OVERDUE = Text(
    ja="委託先の評価が期限({due})を過ぎています。", en="The supplier was to be assessed again by {due}."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers without personal information that nobody has looked at in time."""
    if not aims_at(programme, ISMS):
        return
    for supplier in programme.suppliers:
        concerned = supplier.entrusted is False and supplier.serves_on(programme.as_of)
        if not concerned or "assessments" in supplier.unread:
            continue
        last = supplier.last_assessment
        if last is None:
            yield Flaw(supplier, ("assessments",), NEVER.of())
        elif last.next_due is not None and last.next_due < programme.as_of:
            yield Flaw(supplier, ("assessments", last.ordinal, "next_due"), OVERDUE.of(due=last.next_due))
