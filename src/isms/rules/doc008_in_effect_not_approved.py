"""A document in effect is approved.
施行している文書が、承認されていること。

A document that is established and in effect says who approved it and when. External documents and records
are not approved by the firm. A document that is still being written is marked with draft: true.

制定し、施行している文書には、承認者と承認日があります。外部文書と記録は、組織が承認するものではありません。作成中の文書には
draft: true を付けます。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      effective: 2026-04-01
      approved_by: P-02

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      effective: 2026-04-01
      approved_by: P-02
      approved_on: 2026-03-25
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.papers import NOT_OURS, in_force
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "DOC008"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.2", "15001:7.5", "pmark:J.4.5.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="承認を受け、approved_by と approved_on に書いてください。",
    en="Have it approved, and write approved_by and approved_on.",
)
UNAPPROVED = Text(
    ja="施行している文書ですが、「{field}」がありません。", en="It is in effect, and '{field}' is missing."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents in effect that nobody approved, or on no day."""
    for document in in_force(programme):
        since = document.effective or document.established
        if document.kind in NOT_OURS or since is None or since > programme.as_of:
            continue
        yield from islice(unsaid(document, ("approved_by", "approved_on"), UNAPPROVED), 1)
