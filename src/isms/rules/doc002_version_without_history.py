"""The version of a document is the last of its history.
文書の版が、改訂履歴の最後の版と一致していること。

Each version is entered with its day and reason, none is left out, and the days follow the versions; the
newest may stand last or first. A document that was approved after it was established has a history; its
absence, and a version that was skipped, are warnings.

改訂のたびに、版、日付、理由を履歴に残します。版が飛ぶことも、日付が前後することもありません。新しい版は最後に
書いても、最初に書いてもかまいません。制定より後に承認された文書に履歴がないとき、版が飛んでいるときは、警告と
します。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "3.0"
      revisions:
        - {version: "1.0", date: 2025-04-01, reason: 制定, by: P-01}
        - {version: "2.0", date: 2026-04-01, reason: 見直し, by: P-01}

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "3.0"
      revisions:
        - {version: "1.0", date: 2025-04-01, reason: 制定, by: P-01}
        - {version: "3.0", date: 2026-04-01, reason: 見直し, by: P-01}

Passes:

    documents/DOC-01.yaml:
      id: DOC-01
      title: アクセス管理規程
      kind: regulation
      owner: P-01
      version: "2.0"
      revisions:
        - {version: "1.0", date: 2025-04-01, reason: 制定, by: P-01}
        - {version: "2.0", date: 2026-04-01, reason: 見直し, by: P-01}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.papers import in_force
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.document import Document, Revision
    from isms.model.programme import Programme

CODE = "DOC002"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.2", "27001:7.5.3", "15001:7.5", "pmark:J.4.5.3")
HINT = Text(
    ja="改訂履歴に版、改訂日、理由を書き足すか、版を直してください。",
    en="Enter version, day and reason in revisions, or correct the version.",
)
OTHER = Text(
    ja="版は「{version}」ですが、改訂履歴の最後は「{last}」です。",
    en="The version is {version}, and the history ends with {last}.",
)
SKIPPED = Text(
    ja="改訂履歴が「{before}」から「{after}」に飛んでいます。",
    en="The history goes from {before} to {after}.",
)
BACKWARDS = Text(
    ja="「{after}」の改訂日({on})が、「{before}」の改訂日({earlier})より前です。",
    en="{after} is dated {on}, before {before} of {earlier}.",
)
NO_HISTORY = Text(
    ja="制定日({established})より後に承認されていますが、改訂履歴がありません。",
    en="It was approved after it was established on {established}, and has no history.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the documents whose version and history do not agree."""
    for document in in_force(programme):
        if "revisions" in document.unread:
            continue
        dated = _oldest_first(document)
        if dated:
            last = dated[-1].version
            if last != document.version:
                yield Flaw(document, ("version",), OTHER.of(version=document.version, last=last))
            yield from _steps(document, dated)
        elif document.established and document.approved_on and document.approved_on > document.established:
            message = NO_HISTORY.of(established=document.established)
            yield Flaw(document, ("revisions",), message, Level.WARNING)


def _oldest_first(document: Document) -> list[Revision]:
    """Return the revisions with version and day; a history that begins with the newest one is turned."""
    dated = [revision for revision in document.revisions if revision.version and revision.date]
    falling = all(a.date and b.date and b.date < a.date for a, b in pairwise(dated))
    turned = len(dated) > 1 and falling and dated[0].version == document.version
    return dated[::-1] if turned else dated


def _steps(document: Document, dated: list[Revision]) -> Iterator[Flaw]:
    """Compare each revision with the one before it."""
    for before, after in pairwise(dated):
        if before.date and after.date and after.date < before.date:
            values = {"after": after.version, "on": after.date, "before": before.version}
            field = ("revisions", after.ordinal, "date")
            yield Flaw(document, field, BACKWARDS.of(**values, earlier=before.date))
        elif _skips(before.version or "", after.version or ""):
            message = SKIPPED.of(before=before.version, after=after.version)
            yield Flaw(document, ("revisions", after.ordinal, "version"), message, Level.WARNING)


def _skips(before: str, after: str) -> bool:
    """Tell whether a whole version is left out between two; versions that are no numbers are not judged."""
    first, second = before.partition(".")[0], after.partition(".")[0]
    return first.isdecimal() and second.isdecimal() and int(second) > int(first) + 1
