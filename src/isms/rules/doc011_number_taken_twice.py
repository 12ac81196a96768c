"""Two documents in force do not share a number or a paper.
施行中の文書の番号と帳票が、重なっていないこと。

A number identifies a document; two with the same one are mistaken for each other. A rendered paper takes
its head from one document.

文書番号は文書を識別するものです。同じ番号の文書が2つあると取り違えます。出力する帳票の表紙も、1つの文書に決まります。

Fails:

    documents/rules.yaml:
      - {id: DOC-01, number: R-01, title: アクセス管理規程, version: "1.0"}
      - {id: DOC-02, number: R-01, title: 入退管理規程, version: "1.0"}

Passes:

    documents/rules.yaml:
      - {id: DOC-01, number: R-01, title: アクセス管理規程, version: "1.0"}
      - {id: DOC-02, number: R-02, title: 入退管理規程, version: "1.0"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.kind import COMMON
from isms.papers import in_force
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.document import Document
    from isms.model.programme import Programme

CODE = "DOC011"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.2", "15001:7.5", "pmark:J.4.5.3")
HINT = Text(
    ja="番号を振り直すか、古い文書に廃止日(abolished)を書いてください。帳票が重なるときは、一方の renders を"
    "消します。",
    en="Give one a number of its own, or write abolished in the old one; of two for the same paper, remove "
    "renders from one.",
)
TWICE = Text(
    ja="「{field}」が「{value}」の文書が、ほかにもあります({other})。",
    en="{other} has the same '{field}': {value}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the second document with a number, or for a paper."""
    for name in ("number", "renders"):
        first: dict[str, Document] = {}
        for document in in_force(programme):
            value = getattr(document, name)
            other = first.setdefault(value, document) if value is not None else document
            if other is not document:
                label = {**COMMON, **document.declaration.fields}[name].label
                values = {"field": label, "value": value, "other": other.key}
                yield Flaw(document, (name,), TWICE.of(**values))
