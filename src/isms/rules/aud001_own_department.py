"""No auditor audits their own department.
内部監査員が、自分の所属部署を監査しないこと。

One's own are the department of a person, the concurrent ones and all below them. Where rows of the checklist
name auditor and department, they decide; a department without such rows needs at least one auditor or lead
who is not of it. People of external departments may audit everywhere. The audit manager is judged by other
rules.

自分の部署とは、所属部署、兼務部署、及びそれらの下位の部署をいいます。チェックリストの行に監査員と対象部署が
書かれていれば、その行で判断します。そのような行のない部署には、所属していない監査員又は監査チームリーダーが
一人以上必要です。社外の部署の人は、どの部署も監査できます。監査責任者については別のルールで確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      checklist:
        - {clause: "27001:5.2", department: D-01, auditor: P-01}

Passes:

    departments/D-02.yaml:
      id: D-02
      name: 営業部
    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-02
      employment: employee
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      auditors: [P-01, P-03]
      planned: 2026-10
      checklist:
        - {clause: "27001:5.2", department: D-01, auditor: P-03}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import internal
from isms.diagnostic import Level, Text
from isms.organisation import below, is_external, own_departments
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD001"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
HINT = Text(
    ja="ほかの部署の監査員に替えてください。結果が出ているときは、その部署の監査をやり直します。",
    en="Let an auditor of another department do it; where results are there, audit that department again.",
)
OWN = Text(
    ja="監査員の{person}が、自分の部署である「{department}」を監査しています。",
    en="{person} audits {department}, a department of their own.",
)
NO_ONE_ELSE = Text(
    ja="「{department}」の監査員が、その部署の人({persons})だけです。",
    en="{department} is audited by its own people only: {persons}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows, and the departments without rows, that are audited by their own people."""
    bench = _Bench(programme)
    for audit in filter(internal, programme.audits):
        yield from bench.rows(audit)
        yield from bench.departments(audit)


class _Bench:
    """The auditors of a programme and the departments that are their own."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._people, self._departments = programme.people, programme.departments
        self._below = below(programme)

    def owns(self, person: str, department: str) -> bool | None:
        """Tell whether a department is a person's own; None where the person is not known."""
        found = self._people.get(person)
        if found is None:
            return None
        own = own_departments(found, self._below)
        return department in own and not is_external(self.programme, department)

    def rows(self, audit: Audit) -> Iterator[Flaw]:
        """Judge the rows of the checklist that name auditor and department."""
        for row in audit.checklist:
            if row.auditor and row.department and self.owns(row.auditor, row.department):
                person, department = (
                    self._people.called(row.auditor),
                    self._departments.called(row.department),
                )
                message = OWN.of(person=person, department=department)
                yield Flaw(audit, ("checklist", row.ordinal, "auditor"), message)

    def departments(self, audit: Audit) -> Iterator[Flaw]:
        """Judge the departments of which no row says who audits them."""
        decided = {row.department for row in audit.checklist if row.auditor and row.department}
        team = dict.fromkeys([*((audit.lead,) if audit.lead else ()), *audit.auditors])
        for index, department in enumerate(audit.departments):
            if department in decided or not team:
                continue
            if all(self.owns(person, department) for person in team):
                persons, name = list(map(self._people.called, team)), self._departments.called(department)
                yield Flaw(audit, ("departments", index), NO_ONE_ELSE.of(persons=persons, department=name))
