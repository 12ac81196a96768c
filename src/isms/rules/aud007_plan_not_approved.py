"""The plan of an audit is approved before the audit.
監査計画が、監査の前に承認されていること。

Who audits what against which criteria is decided before the audit, by someone with the authority to do so. An
approval that came later, or not at all, leaves open whether there was a plan. Asked of the audits of this
fiscal year and the one before, and of those to come.

誰が、何を、どの基準で監査するかは、権限のある人が監査の前に承認します。承認がない、又は監査より後であれば、計
画に基づいて監査したことを示せません。前年度以降の監査を確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      plan_approved_by: P-02
      plan_approved_on: 2026-10-20
      performed: 2026-10-08

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      plan_approved_by: P-02
      plan_approved_on: 2026-09-18
      performed: 2026-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import internal, recent
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD007"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.3.3", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査計画書の承認者と承認日を plan_approved_by と plan_approved_on に書いてください。次の監査からは、"
    "実施の前に承認を受けます。",
    en="Write who approved the plan and when under plan_approved_by and plan_approved_on; have the next plan "
    "approved before its audit.",
)
NOT_APPROVED = Text(
    ja="監査を実施しましたが、監査計画の承認日がありません。",
    en="The audit was performed, but its plan has no day of approval.",
)
BY_NOBODY = Text(
    ja="監査計画の承認者がありません。", en="It is not recorded who approved the plan of the audit."
)
TOO_LATE = Text(
    ja="監査計画の承認({approved})が、監査の実施({performed})より後です。",
    en="The plan was approved on {approved}, after the audit of {performed}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the performed audits whose plan was approved late, by nobody or not at all."""
    for audit in filter(internal, recent(programme)):
        approved, performed = audit.plan_approved_on, audit.performed
        if performed is None or {"plan_approved_on", "plan_approved_by"} & audit.unread:
            continue
        if approved is None:
            yield Flaw(audit, ("plan_approved_on",), NOT_APPROVED.of())
        elif approved > performed:
            message = TOO_LATE.of(approved=approved, performed=performed)
            yield Flaw(audit, ("plan_approved_on",), message)
        elif audit.plan_approved_by is None:
            yield Flaw(audit, ("plan_approved_by",), BY_NOBODY.of())
