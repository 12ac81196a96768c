"""The dates of a request are in order.
請求の日付の順序が正しいこと。

It is answered, and due, on the day it was received or later.

回答日と回答期限は、受付日以後の日付です。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: inquiry
      received: 2026-10-20
      subject: 応募書類の保管期間について
      answered: 2026-10-02
      outcome: 6か月と回答
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: inquiry
      received: 2026-10-20
      subject: 応募書類の保管期間について
      answered: 2026-10-20
      outcome: 6か月と回答
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "REQ006"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.4.5.5", "pmark:J.10.2")
HINT = Text(ja="受付票で日付を確かめて直してください。", en="Look the dates up and correct the wrong one.")
ORDER = (("received", "due"), ("received", "answered"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of requests that lie before the request."""
    for request in programme.requests:
        yield from wrong_order(request, ORDER)
