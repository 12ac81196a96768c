"""A document is approved by another person than the one who prepared it.
文書を、作成した人とは別の人が承認していること。

Approval is a second look. Who approves what they wrote themselves has not looked twice. Even in a small firm
the two can be different people.

承認は、別の目で確かめることです。自分で作成した文書を自分で承認しても、確かめたことになりません。少人数の組織でも、
作成者と承認者は分けられます。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      prepared_by: P-01
      approved_by: P-01
      approved_on: 2026-04-01

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      prepared_by: P-01
      approved_by: P-02
      approved_on: 2026-04-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.papers import in_force
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC003"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.2", "27001:A.5.3", "15001:7.5")
HINT = Text(
    ja="別の人の承認を受け、approved_by と approved_on を書き換えてください。",
    en="Have somebody else approve it, and write approved_by and approved_on anew.",
)
SAME = Text(ja="{person}が、自分で作成した文書を承認しています。", en="{person} approved what they prepared.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents that were approved by the person who prepared them."""
    for document in in_force(programme):
        if document.approved_by is not None and document.approved_by == document.prepared_by:
            name = programme.people.called(document.approved_by)
            yield Flaw(document, ("approved_by",), SAME.of(person=name))
