"""The policy is approved by top management.
方針を、トップマネジメントが承認していること。

The policy of the management system is established by top management. Who approved it held that role on the
day of the approval. Policies on single topics may be approved by others.

情報セキュリティ方針と個人情報保護方針は、トップマネジメントが確立します。承認者は、承認日にその役割を担っている人です。個別
の事項についての方針は、ほかの人が承認しても構いません。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: 情報セキュリティ方針
      version: "1.0"
      approved_by: P-01
      approved_on: 2026-04-01
      satisfies: ["27001:5.2"]

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: 情報セキュリティ方針
      version: "1.0"
      approved_by: P-02
      approved_on: 2026-04-01
      satisfies: ["27001:5.2"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.person import Role
from isms.papers import in_force, is_policy
from isms.roles import held
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC006"
LEVEL = Level.ERROR
CLAUSES = ("27001:5.2", "15001:5.2", "pmark:J.2.2")
HINT = Text(
    ja="トップマネジメントの承認を受け、approved_by と approved_on を書き換えてください。",
    en="Have top management approve it, and write approved_by and approved_on anew.",
)
NOT_TOP = Text(
    ja="方針を承認した{person}は、承認日({day})にトップマネジメントではありません。",
    en="{person} approved the policy and was not top management on {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the policies that somebody else approved."""
    for document in in_force(programme):
        approver, day = document.approved_by, document.approved_on or programme.as_of
        if approver and is_policy(document) and held(programme, approver, Role.TOP_MANAGEMENT, day) is False:
            person = programme.people[approver].name
            yield Flaw(document, ("approved_by",), NOT_TOP.of(person=person, day=day))
