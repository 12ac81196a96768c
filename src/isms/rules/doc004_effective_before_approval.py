"""A document takes effect only once it is approved.
文書の施行が、承認より前にならないこと。

What is in effect before anyone approved it binds nobody. The days of approval and effect are those of the
version in force, and the approval belongs to that version: it is not older than its revision. Where the
history gives the day of effect as that of the revision, the approval may come before; where no day of effect
is given, that cannot be told, and it is a warning.

承認していない文書を施行しても、誰も従う根拠がありません。承認日と施行日は、今の版のものを書きます。承認日が今
の版の改訂日より前のときは、その版の承認がないことになります。改訂履歴に施行日を改訂日として書いているときは、
承認日が先でもかまいません。施行日がなければ、どちらか分からないため警告とします。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      approved_by: P-02
      approved_on: 2026-04-10
      effective: 2026-04-01

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      approved_by: P-02
      approved_on: 2026-04-10
      effective: 2026-04-10

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "2.0"
      approved_by: P-02
      approved_on: 2026-04-10
      effective: 2026-05-01
      revisions:
        - {version: "1.0", date: 2025-04-01, reason: 制定, by: P-01}
        - {version: "2.0", date: 2026-05-01, reason: 見直し, by: P-01}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.papers import in_force, revised_on
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC004"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.2", "15001:7.5", "pmark:J.4.5.3")
HINT = Text(
    ja="承認日と施行日を確かめて直してください。承認を受けていなければ、受けてから施行します。",
    en="Check both days; where it was not approved, have it approved before it takes effect.",
)
EARLY = Text(
    ja="施行日({effective})が承認日({approved})より前です。",
    en="It takes effect on {effective}, before it is approved on {approved}.",
)
OLD = Text(
    ja="承認日({approved})が、第{version}版の改訂日({revised})より前です。",
    en="The approval of {approved} is older than version {version} of {revised}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents that take effect, or were revised, without the approval that belongs to it."""
    for document in in_force(programme):
        approved, effective = document.approved_on, document.effective
        if approved is None:
            continue
        if effective is not None and effective < approved:
            yield Flaw(document, ("effective",), EARLY.of(effective=effective, approved=approved))
        revised = revised_on(document)
        if revised is not None and approved < revised != effective:
            values = {"approved": approved, "version": document.version, "revised": revised}
            ceiling = Level.WARNING if effective is None else None
            yield Flaw(document, ("approved_on",), OLD.of(**values), ceiling)
