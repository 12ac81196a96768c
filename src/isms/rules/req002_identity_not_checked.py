"""The identity of whoever makes a request is checked.
開示等の請求に応じる前に、本人(又は代理人)であることを確かめていること。

PrivacyMark wants the procedure for requests to settle how the identity of the person, or of the agent, is
checked; the record shows that it was done. Complaints and inquiries need no check, and a request that was
refused with a reason gave nothing away.

プライバシーマークでは、開示等の手続に、本人又は代理人であることの確認の方法を定めます。記録は、そのとおりに確か
めたことを示します。苦情と問合せ、理由を付けて断った請求は対象にしません。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 応募書類の開示
      due: 2026-11-03
      answered: 2026-11-02
      outcome: 全部を開示
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 応募書類の開示
      identity_checked: 本人確認書類の写しを郵送で受け取った
      due: 2026-11-03
      answered: 2026-11-02
      outcome: 全部を開示
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.request import OPEN_TO_ALL
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REQ002"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.10.2",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="本人確認をした方法を identity_checked に書いてください。していなければ、漏えいの有無を調べます。",
    en="Write under identity_checked how it was checked; if it was not, find out whether data leaked.",
)
UNCHECKED = Text(
    ja="「{kind}」に応じましたが、本人確認の記録がありません。",
    en="The request ('{kind}') was answered, and no check of the identity is on record.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the requests that were answered to whoever asked."""
    for request in programme.requests:
        kind = request.kind
        if kind is None or kind in OPEN_TO_ALL or request.answered is None or request.refused_reason:
            continue
        if not request.identity_checked and "identity_checked" not in request.unread:
            yield Flaw(request, ("identity_checked",), UNCHECKED.of(kind=kind.label))
