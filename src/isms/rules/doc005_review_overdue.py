"""A document is reviewed by the day that it names.
文書を、次回見直し期限までに見直していること。

A document that promises a review by a day has been looked at by then: it is revised, or found still fit and
given the next day. One that names no day is not judged here. Policies are to be reviewed at planned
intervals; for other documents it is a warning. So is a document of which `isms accept` has recorded a review
and that has changed since.

見直しの期限を決めた文書は、その日までに見直し、改訂するか、変更なしとして次の期限を決めます。期限のない文書
は、ここでは対象にしません。方針は計画した間隔で見直すものです。ほかの文書では警告とします。`isms accept` で
見直しを記録した文書の内容がその後に変わった場合も、警告とします。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      next_review: 2026-11-21

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      last_review: 2026-09-10
      last_review_by: P-01
      next_review: 2027-09-30
      stamps: {reviewed: {digest: "00"}}

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "1.0"
      next_review: 2026-11-22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.document import DocumentKind
from isms.papers import in_force, is_policy
from isms.rules import Flaw
from isms.sign_off import outdated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC005"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.2", "27001:A.5.1", "15001:7.5", "pmark:J.4.5.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="内容を見直し、改訂するか、変更がなければ next_review を改めてください。",
    en="Review it; revise it, or where nothing changes write the next day in next_review.",
)
OVERDUE = Text(ja="見直しの期限({due})を過ぎています。", en="It was to be reviewed by {due}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents whose day of review has passed."""
    for document in in_force(programme):
        if document.next_review is not None and document.next_review < programme.as_of:
            policy = is_policy(document) or document.kind is DocumentKind.POLICY
            ceiling = None if policy else Level.WARNING
            yield Flaw(document, ("next_review",), OVERDUE.of(due=document.next_review), ceiling)
        changed = outdated(document)
        if changed is not None:
            yield Flaw(document, ("last_review",), changed, Level.WARNING)
