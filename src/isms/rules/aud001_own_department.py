"""No auditor audits their own department.
内部監査員が、自分の所属部署を監査しないこと。

One's own are the department of a person, the concurrent ones and all below them. Where rows of the checklist
name auditor and department, they decide; a department without such rows needs at least one auditor or lead
who is not of it. People of external departments may audit everywhere. The audit manager is judged by other
rules. Asked of the audits of this fiscal year and the one before, and of those to come. What has been audited
again since, by someone who may, is made good.

自分の部署とは、所属部署、兼務部署、及びそれらの下位の部署をいいます。チェックリストの行に監査員と対象部署が書
かれていれば、その行で判断します。そのような行のない部署には、所属していない監査員又は監査チームリーダーが一人
以上必要です。社外の部署の人は、どの部署も監査できます。監査責任者については別のルールで確かめます。前年度以降
の監査を確かめます。その後、監査できる人がやり直した部署は指摘しません。

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

Passes:

    departments/D-02.yaml: {id: D-02, name: 営業部}
    people/P-03.yaml: {id: P-03, name: 小林 徹, department: D-02, employment: employee}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      auditors: [P-01]
      planned: 2026-10
      performed: 2026-10-08
    audits/AU-02.yaml:
      id: AU-02
      title: 情報システム部の監査のやり直し
      kind: internal
      departments: [D-01]
      auditors: [P-03]
      planned: 2026-11
      performed: 2026-11-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import day_of, departments_of, internal, recent
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
    for audit in bench.audits:
        yield from bench.rows(audit)
        yield from bench.departments(audit)


class _Bench:
    """The auditors of a programme and the departments that are their own."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._people, self._departments = programme.people, programme.departments
        self._below = below(programme)
        self.audits = list(filter(internal, recent(programme)))

    def owns(self, person: str, department: str) -> bool | None:
        """Tell whether a department is a person's own; None where the person is not known."""
        found = self._people.get(person)
        if found is None:
            return None
        own = own_departments(found, self._below)
        return department in own and not is_external(self.programme, department)

    def made_good(self, audit: Audit, department: str) -> bool:
        """Tell whether a later audit came to a department with someone who is not of it."""
        return any(
            self.owns(person, department) is False
            for later in self.audits
            if later.performed is not None and day_of(audit) < later.performed
            for person in _auditors(later, department)
        )

    def rows(self, audit: Audit) -> Iterator[Flaw]:
        """Judge the rows of the checklist that name auditor and department."""
        for row in audit.checklist:
            if not (row.auditor and row.department and self.owns(row.auditor, row.department)):
                continue
            if not self.made_good(audit, row.department):
                person, department = (
                    self._people.called(row.auditor),
                    self._departments.called(row.department),
                )
                message = OWN.of(person=person, department=department)
                yield Flaw(audit, ("checklist", row.ordinal, "auditor"), message)

    def departments(self, audit: Audit) -> Iterator[Flaw]:
        """Judge the departments of which no row says who audits them."""
        decided = {row.department for row in audit.checklist if row.auditor and row.department}
        team = _team(audit)
        for index, department in enumerate(audit.departments):
            if department in decided or not team:
                continue
            own = all(self.owns(person, department) for person in team)
            if own and not self.made_good(audit, department):
                persons, name = list(map(self._people.called, team)), self._departments.called(department)
                yield Flaw(audit, ("departments", index), NO_ONE_ELSE.of(persons=persons, department=name))


def _team(audit: Audit) -> list[str]:
    """Return those who audit the departments of which no row says by whom: lead and auditors."""
    return list(dict.fromkeys([*((audit.lead,) if audit.lead else ()), *audit.auditors]))


def _auditors(audit: Audit, department: str) -> list[str]:
    """Return those who audited a department: as its rows say, else the team where the audit names it."""
    rows = [row.auditor for row in audit.checklist if row.auditor and row.department == department]
    return rows or (_team(audit) if department in departments_of(audit) else [])
