"""Management and secretariat are audited too.
経営者と事務局も、内部監査の対象になっていること。

The system is run by top management, which leads and reviews it, and by those who keep it going: the
secretariat and the managers of the ISMS and of personal information. In each cycle a row on leadership or
management review is about a department of top management, and a row on documents, monitoring or improvement
about one of theirs. A row without a department counts for all. Cycles are those of AUD002.

仕組みを率いて見直すトップマネジメントと、仕組みを動かす事務局やISMS・個人情報保護の管理者も監査を受けます。周
期ごとに、リーダーシップ又はマネジメントレビューの行がトップマネジメントの部署を、文書、監視測定又は改善の行が
事務局か管理者の部署を対象にしていることを確かめます。対象部署のない行は、どの部署も対象としたものとみなしま
す。周期は AUD002 と同じです。

Fails:

    departments/D-02.yaml: {id: D-02, name: 営業部}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01, D-02]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:5.2", department: D-02, result: conform, evidence: 方針の掲示}

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:5.2", department: D-01, result: conform, evidence: 社長への聞き取り}
        - {clause: "27001:9.1", department: D-01, result: conform, evidence: 点検の集計}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import cited, each_once, gaps, within
from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.organisation import below, own_departments
from isms.roles import holders
from isms.rules import Flaw
from isms.standards import ISMS, PRIVACY_MARK, aims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.audit import Audit, ChecklistRow
    from isms.model.programme import Programme

CODE = "AUD012"
LEVEL = Level.WARNING
CLAUSES = ("27001:5.1", "27001:9.2.2", "27001:9.3.1", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="経営者と事務局への聞き取りを監査計画に入れ、対象部署を書いた行をチェックリストに加えてください。",
    en="Plan to audit top management and the secretariat, and add rows that name their departments.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査で、{roles}を監査した行がありません。",
    en="In {cycle} no row of an internal audit is about {roles}.",
)
TOP, KEEPERS = "top", "keepers"
WHO = {
    TOP: Text(ja="トップマネジメント", en="top management"),
    KEEPERS: Text(ja="事務局と管理者", en="the secretariat and the managers"),
}
HOLD = {
    TOP: (Role.TOP_MANAGEMENT,),
    KEEPERS: (Role.SECRETARIAT, Role.ISMS_MANAGER, Role.PRIVACY_MANAGER),
}
ASKED = {
    (ISMS, TOP): ("5", "9.3"),
    (ISMS, KEEPERS): ("7.5", "9.1", "10"),
    (PRIVACY_MARK, TOP): ("J.2", "J.6.3"),
    (PRIVACY_MARK, KEEPERS): ("J.4.5", "J.6.1", "J.7"),
    ("jisq15001", TOP): ("5", "9.3"),
    ("jisq15001", KEEPERS): ("7.5", "9.1", "10"),
}
"""What is asked of whom, by framework."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the cycles in which nobody audited those who run the system."""
    if not (programme.can_judge("audit") and programme.can_judge("person")):
        return
    homes = _Homes(programme)
    found = (g for s in aims(programme) for g in gaps(programme, s, lambda _: homes.known, homes.covered))
    for gap in each_once(found):
        message = LEFT_OUT.of(cycle=gap.cycle.label, roles=[WHO[who] for who in gap.missing])
        yield Flaw(gap.audit, ("checklist",), message, gap.ceiling)


class _Homes:
    """The departments of those who run the system, and whom of them an audit is about."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        beneath = below(programme)
        people = {who: [p for role in HOLD[who] for p in holders(programme, role)] for who in WHO}
        self.known: Mapping[str, frozenset[str]] = {
            who: frozenset().union(*(own_departments(person, beneath) for person in those))
            for who, those in people.items()
            if those
        }

    def covered(self, audit: Audit) -> frozenset[str] | None:
        """Return those whom a row of the checklist is about; None where there is no checklist."""
        if not audit.checklist:
            return None
        return frozenset(who for who in self.known if any(self._about(row, who) for row in audit.checklist))

    def _about(self, row: ChecklistRow, who: str) -> bool:
        named = cited(self._programme, row.clause)
        if named is None or (row.department and row.department not in self.known[who]):
            return False
        framework, item = named
        asked = ASKED.get((framework, who), ())
        return any(within(item, above) or within(above, item) for above in asked)
