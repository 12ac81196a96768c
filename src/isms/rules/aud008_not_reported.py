"""What an internal audit found is reported to the management.
内部監査の結果が、経営者に報告されていること。

The report says when it was made and to whom. For PrivacyMark the privacy auditor reports to top management. A
report may take 60 days from the audit (`days` in isms.yaml). Asked of the audits of this fiscal year and the
one before, and of those to come.

監査報告書には、報告日と報告先を記録します。プライバシーマークでは、個人情報保護監査責任者がトップマネジメン
トに報告します。報告は監査から60日以内(isms.yaml の `days`)とします。前年度以降の監査を確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-05
      performed: 2026-05-21

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-05
      performed: 2026-05-21
      report_on: 2026-06-05
      reported_to: P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import REPORT_DAYS, internal, recent
from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.roles import held
from isms.rules import Flaw
from isms.rules.thresholds import days
from isms.standards import PRIVACY_MARK, aims_at, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD008"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査の結果を経営者に報告し、報告日を report_on に、報告先を reported_to に書いてください。",
    en="Report to the management, and write when under report_on and to whom under reported_to.",
)
NOT_REPORTED = Text(
    ja="{performed} に実施した監査の結果が報告されていません。",
    en="What the audit of {performed} found has not been reported.",
)
TO_NOBODY = Text(
    ja="監査の結果の報告先がありません。", en="It is not recorded to whom the audit was reported."
)
NOT_THE_TOP = Text(
    ja="監査の結果の報告先({person})が、トップマネジメントではありません。",
    en="The audit was reported to {person}, who is not top management.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the audits that nobody, or the wrong person, was told about."""
    privacy, allowed = aims_at(programme, PRIVACY_MARK), days(programme, CODE, REPORT_DAYS)
    for audit in filter(internal, recent(programme)):
        if audit.performed is None or {"report_on", "reported_to"} & audit.unread:
            continue
        if audit.report_on is None:
            if (programme.as_of - audit.performed).days > allowed:
                yield Flaw(audit, ("report_on",), NOT_REPORTED.of(performed=audit.performed))
        elif audit.reported_to is None:
            yield Flaw(audit, ("reported_to",), TO_NOBODY.of())
        elif privacy and speaks_of(audit.standards, PRIVACY_MARK):
            yield from _told_the_top(programme, audit, audit.reported_to, audit.report_on)


def _told_the_top(programme: Programme, audit: Audit, person: str, day: date) -> Iterator[Flaw]:
    if held(programme, person, Role.TOP_MANAGEMENT, day) is False:
        name = programme.people[person].name
        yield Flaw(audit, ("reported_to",), NOT_THE_TOP.of(person=name))
