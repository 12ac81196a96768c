"""What an examination pointed out is answered by the day set.
審査の指摘に、期限までに回答していること。

A body sets a day by which its findings are answered. An answer is an event of the kind `reply` on or after
the day of the examination, or `replied_on` of a finding of its audit. Where such a finding is overdue itself
(NCR008), this is a warning.

審査の指摘には回答の期限があります。回答は、審査の日以後の「指摘への回答」(`reply`)として events に、又はそ
の審査の指摘の `replied_on` に記録します。指摘の側でも期限を過ぎている場合(NCR008)は、警告とします。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2025-02-01
      expires: 2028-01-31
      events:
        - {kind: surveillance, performed: 2026-10-01, reply_due: 2026-10-31}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2025-02-01
      expires: 2028-01-31
      events:
        - {kind: surveillance, performed: 2026-10-01, reply_due: 2026-10-31}
        - {kind: reply, performed: 2026-10-23}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use
from isms.diagnostic import Level, Text
from isms.model.certification import CertificationEventKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.certification import Certification
    from isms.model.finding import Finding
    from isms.model.programme import Programme

CODE = "CRT006"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="審査機関に回答し、events に reply として書いてください。",
    en="Answer the body and write a reply under events.",
)
OVERDUE = Text(
    ja="「{event}」({performed})の指摘への回答期限({due})を過ぎていますが、回答の記録がありません。",
    en="{event} on {performed}: its findings were to be answered by {due}, and no reply is recorded.",
)
LATE = Text(
    ja="「{event}」({performed})の指摘への回答が、期限({due})より後です。",
    en="{event} on {performed}: its findings were answered after {due}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the examinations whose findings were not answered, or not in time."""
    for certification in in_use(programme):
        for event in certification.events:
            due, performed = event.reply_due, event.performed
            if due is None or performed is None or due >= programme.as_of:
                continue
            findings = [f for f in programme.findings if f.audit is not None and f.audit == event.audit]
            replies = [on for on in _replies(certification, findings) if on >= performed]
            if not replies or min(replies) > due:
                field = ("events", event.ordinal, "reply_due")
                values = {"event": event.kind or "", "performed": performed, "due": due}
                message = (LATE if replies else OVERDUE).of(**values)
                ceiling = Level.WARNING if replies or any(map(_awaits_reply, findings)) else None
                yield Flaw(certification, field, message, ceiling)


def _replies(certification: Certification, findings: list[Finding]) -> Iterator[date]:
    for event in certification.events:
        if event.kind is CertificationEventKind.REPLY and event.performed is not None:
            yield event.performed
    yield from (finding.replied_on for finding in findings if finding.replied_on is not None)


def _awaits_reply(finding: Finding) -> bool:
    """Tell whether a finding itself says by when it is to be answered, so that NCR008 speaks there."""
    open_still = finding.replied_on is None and finding.closed_on is None
    return open_still and finding.reply_due is not None and not finding.draft
