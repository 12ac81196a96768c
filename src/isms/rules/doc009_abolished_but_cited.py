"""Nothing in use refers to a document that is abolished.
廃止した文書を参照しているものがないこと。

A control that is carried out by a document, or a change that goes by it, needs the document that took its
place. What is over keeps its reference.

管理策や進行中の変更が参照している文書を廃止したときは、後継の文書に書き換えます。終わったものの参照はそのま
まで構いません。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      abolished: 2026-09-30
    controls/A.5.15.yaml:
      id: A.5.15
      applicable: true
      reasons: [baseline]
      status: implemented
      documents: [DOC-01]

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      abolished: 2026-12-31
    controls/A.5.15.yaml:
      id: A.5.15
      applicable: true
      reasons: [baseline]
      status: implemented
      documents: [DOC-01]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.change import Change
    from isms.model.control import Control
    from isms.model.programme import Programme

CODE = "DOC009"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "15001:7.5", "pmark:J.4.5.3")
HINT = Text(
    ja="後継の文書に書き換えてください。",
    en="Name the document that took its place.",
)
GONE = Text(ja="文書「{document}」は {day} に廃止されています。", en="{document} was abolished on {day}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls and the open changes that name an abolished document."""
    gone = {
        document.key: document
        for document in programme.documents
        if document.abolished is not None and document.abolished <= programme.as_of
    }
    users: list[Control | Change] = [
        *(control for control in programme.controls if control.applicable is not False),
        *(change for change in programme.changes if change.done is None),
    ]
    for record in users if gone else ():
        for index, key in enumerate(record.documents):
            if key in gone:
                values = {"document": gone[key].title, "day": gone[key].abolished}
                yield Flaw(record, ("documents", index), GONE.of(**values))
