"""Internal audits come to every department within their cycle.
内部監査が、周期の中ですべての部署を対象としていること。

For ISO/IEC 27001 these are the departments in scope, within the three years of the certificate (before the
first one: the fiscal year); for PrivacyMark all departments of the firm, in every fiscal year. An audit of a
department covers those below it, and a department is covered where all directly below it are. A department
that opened after the last audit of a cycle is left to the next one. What a finished cycle left out is named
until an audit has made it good; in the running cycle it is info until 60 days before the end, and what an
audit to come will cover is not named.

対象は、ISO/IEC 27001 では適用範囲の部署(認証の有効期間の3年。初回の認証の前は年度)、プライバシーマークでは全
社の部署(年度ごと)です。部署の監査は下位の部署も対象としたものとみなし、直下の部署をすべて監査していれば上位の
部署も監査したものとみなします。周期の最後の監査より後に開設した部署は、次の周期に回します。終わった周期の漏れ
は、その後の監査で補うまで指摘します。終わっていない周期は末日の60日前まで情報とし、これから行う監査の対象は指
摘しません。

Fails:

    departments/D-02.yaml:
      id: D-02
      name: 営業部
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      criteria: [JIS Q 27001:2023]
      planned: 2026-10
      performed: 2026-10-08

Passes:

    departments/D-02.yaml:
      id: D-02
      name: 営業部
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01, D-02]
      criteria: [JIS Q 27001:2023]
      planned: 2026-10
      performed: 2026-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import departments_of, each_once, gaps
from isms.diagnostic import Fault, Level, Text
from isms.organisation import below
from isms.rules import Flaw
from isms.scope import departments_in_scope
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD003"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="残った部署の監査を計画し、監査の対象部署(departments)に書いてください。",
    en="Plan an audit of these departments and name them under departments.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査の対象になっていない部署があります({departments})。",
    en="In {cycle} no internal audit came to these departments: {departments}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield for each standard the departments that no audit of a cycle came to."""
    if not (programme.can_judge("audit") and programme.can_judge("department")):
        return
    houses = ((standard, _House(programme, standard)) for standard in aims(programme))
    found = (gap for standard, h in houses for gap in gaps(programme, standard, h.open, h.covered))
    for gap in each_once(found):
        names = [programme.departments[key].name for key in gap.missing]
        message = LEFT_OUT.of(cycle=gap.cycle.label, departments=names)
        yield Flaw(gap.audit, ("departments",), message, gap.ceiling)


class _House:
    """The departments that a standard covers, and which of them an audit comes to."""

    def __init__(self, programme: Programme, standard: str) -> None:
        self._programme = programme
        self._in_scope = departments_in_scope(programme, standard)
        self._below = below(programme)
        self._children: dict[str, list[str]] = {}
        for department in programme.departments:
            if department.parent is not None and department.key in self._in_scope:
                self._children.setdefault(department.parent, []).append(department.key)

    def open(self, audits: list[Audit]) -> Mapping[str, None]:
        """Return the departments in scope that were there when the last of some audits took place."""
        last = max(audit.performed for audit in audits if audit.performed)
        departments = self._programme.departments
        return {d.key: None for d in departments if d.key in self._in_scope and _there(d.opened, last)}

    def covered(self, audit: Audit) -> frozenset[str] | None:
        """Return the departments of an audit, all below them, and those that consist of such only."""
        named = departments_of(audit)
        found = set().union(*(self._below.get(each, frozenset({each})) for each in named))
        # From the bottom up: the more is below a department, the later it is its turn.
        for key in sorted(self._children, key=lambda key: len(self._below.get(key, ()))):
            if found.issuperset(self._children[key]):
                found.add(key)
        return frozenset(found) if named else None


def _there(opened: date | None, day: date) -> bool:
    return opened is None or opened <= day
