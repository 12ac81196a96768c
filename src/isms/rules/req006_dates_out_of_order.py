"""The dates of a request are in order.
請求の日付の順序が正しいこと。

It is answered, and due, on the day it was received or later.

回答日と回答期限は、受付日から後の日付です。

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
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REQ006"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.4.5.5", "pmark:J.10.2")
HINT = Text(ja="受付票で日付を確かめて直してください。", en="Look the dates up and correct the wrong one.")
REVERSED = Text(
    ja="「{field}」({date})が受付日({received})より前です。",
    en="'{field}' ({date}) lies before the request was received on {received}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates of requests that lie before the request."""
    for request in programme.requests:
        for name in ("due", "answered"):
            day = getattr(request, name)
            if day is not None and not request.draft and day < request.received:
                label = request.declaration.fields[name].label
                yield Flaw(request, (name,), REVERSED.of(field=label, date=day, received=request.received))
