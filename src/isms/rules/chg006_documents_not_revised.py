"""The documents that a change touches are revised with it.
変更に関係する文書を、変更に合わせて改訂していること。

A change names the documents that it touches. Once it is done, each of them was revised or approved since
the change was approved; one that needed no revision is taken off the list.

変更には、関係する文書を挙げます。変更が完了したら、挙げた文書はどれも、変更の承認より後に改訂又は承認されて
いるはずです。改訂が要らなかった文書は、`documents` から外します。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: システム運用手順書
      owner: P-01
      version: "1.0"
      approved_by: P-02
      approved_on: 2026-04-01
    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      approved_by: P-02
      approved_on: 2026-10-02
      reviewed_on: 2026-10-01
      documents: [DOC-01]
      done: 2026-11-14

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: システム運用手順書
      owner: P-01
      version: "2.0"
      approved_by: P-02
      approved_on: 2026-11-10
      revisions:
        - {version: "2.0", date: 2026-11-10, reason: サーバーの更新, by: P-01}
    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      approved_by: P-02
      approved_on: 2026-10-02
      reviewed_on: 2026-10-01
      documents: [DOC-01]
      done: 2026-11-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CHG006"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.3", "27001:7.5.2", "15001:6.4", "pmark:J.3.4")
HINT = Text(
    ja="文書を改訂するか、改訂が要らなければ documents から外してください。",
    en="Revise it, or take it off the list where nothing had to change.",
)
OLD = Text(
    ja="文書「{document}」は、変更の承認({approved})の後に改訂されていません。",
    en="{document} was not revised after the change was approved on {approved}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents that a change that is done left as they were."""
    for change in programme.changes:
        if change.draft or change.done is None or change.approved_on is None:
            continue
        for index, key in enumerate(change.documents):
            document = programme.documents.get(key)
            if document is None or document.unread:
                continue
            days = [document.approved_on, document.abolished, *(each.date for each in document.revisions)]
            if not any(day is not None and day >= change.approved_on for day in days):
                values = {"document": document.title, "approved": change.approved_on}
                yield Flaw(change, ("documents", index), OLD.of(**values))
