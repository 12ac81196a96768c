"""On the day of an audit its auditors had been found competent.
監査の日までに、監査員の力量を評価し、充足していること。

Each auditor and the lead have an assessment as internal auditor, audit manager or privacy auditor from before
the audit or its day, and the last one found it sufficient. External auditors too: they were chosen for it.
Asked of the internal audits of this fiscal year and the one before. Where EDU004 misses the assessment today
as well, this is a warning.

監査員とリーダーには、監査の当日までに、内部監査員、内部監査責任者又は個人情報保護監査責任者としての力量の評
価があり、直近の評価が「充足」であることを確かめます。社外の監査員も同じです。今年度と前年度の内部監査を確か
めます。今も評価がなく EDU004 が指摘しているときは、警告とします。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      auditors: [P-01]
      planned: 2026-09
      performed: 2026-09-17
    competences/P-01.yaml:
      person: P-01
      role: internal_auditor
      required: 規格と監査の手法を理解していること
      assessed_on: 2026-10-20
      assessed_by: P-02
      result: sufficient

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      auditors: [P-01]
      planned: 2026-09
      performed: 2026-09-17
    competences/P-01.yaml:
      person: P-01
      role: internal_auditor
      required: 規格と監査の手法を理解していること
      assessed_on: 2026-08-20
      assessed_by: P-02
      result: sufficient
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import internal, team
from isms.competence import last_assessment
from isms.diagnostic import Fault, Level, Text
from isms.fiscal import years
from isms.model.competence import CompetenceResult
from isms.model.person import Role
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.person import Person
    from isms.model.programme import Programme

CODE = "EDU013"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.2", "27001:9.2.2", "15001:7.2", "pmark:J.4.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査の前に力量を評価してください。評価が後になったときは、その監査の結果を別の監査員が確かめます。",
    en="Assess auditors before the audit; where it came later, let another auditor look at the results.",
)
NOT_ABLE = Text(
    ja="{person}には、監査の日({day})までに監査員として「充足」とした評価がありません。",
    en="{person} was not found able to audit by the day of the audit, {day}.",
)
AUDITING = (Role.INTERNAL_AUDITOR, Role.AUDIT_MANAGER, Role.PRIVACY_AUDITOR)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the auditors who audited before they were found able to."""
    if not programme.can_judge("competence"):
        return
    first = years(programme)[0].first
    for audit in filter(internal, programme.audits):
        performed = audit.performed
        if performed is None or performed < first:
            continue
        for key, place in team(audit).items():
            person = programme.people.get(key)
            if person is not None and not _able(programme, key, performed):
                ceiling = Level.WARNING if _missing_today(programme, person) else None
                yield Flaw(audit, place, NOT_ABLE.of(person=person.name, day=performed), ceiling)


def _able(programme: Programme, person: str, day: date) -> bool:
    known = (last_assessment(programme, person, role, day) for role in AUDITING)
    return any(record is not None and record.result is CompetenceResult.SUFFICIENT for record in known)


def _missing_today(programme: Programme, person: Person) -> bool:
    """Tell whether EDU004 misses the assessment of an auditor today."""
    day = programme.as_of
    held = person.roles_on(day).intersection(AUDITING) if person.works_on(day) else ()
    return any(last_assessment(programme, person.key, role, day) is None for role in held)
