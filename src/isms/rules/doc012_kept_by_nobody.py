"""A document has an owner, and a record a time for which it is kept.
文書に主管があり、記録に保存期間があること。

Someone keeps each document up to date. Of records, ledgers and reports it is also decided how long they are
kept; the list of records with their retention is among the first papers that are asked for.

文書には、最新の状態に保つ人(主管)を決めます。記録、台帳、報告書は、保存期間も決めます。記録一覧(保存期間・保
管場所)は、審査で最初に求められる資料の一つです。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      version: "1.0"

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.document import DocumentKind
from isms.papers import in_force
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "DOC012"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.3", "27001:A.5.33", "15001:7.5", "pmark:J.4.5.3", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="主管を owner に、記録、台帳、報告書の保存期間を retention に書いてください。",
    en="Write who keeps it up to date under owner, and how long it is kept under retention.",
)
MISSING = Text(ja="「{field}」がありません。", en="'{field}' is missing.")
KEPT_FOR_A_TIME = frozenset({DocumentKind.RECORD, DocumentKind.LEDGER, DocumentKind.REPORT})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents without an owner, and the records without a retention."""
    for document in in_force(programme):
        asked = ("owner", "retention") if document.kind in KEPT_FOR_A_TIME else ("owner",)
        yield from unsaid(document, asked, MISSING)
