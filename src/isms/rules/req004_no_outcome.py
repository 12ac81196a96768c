"""A request that was answered says what came of it.
回答した請求・苦情に、対応結果を記録していること。

The record of requests and complaints is one that PrivacyMark asks for: what was wanted, and what was done.

請求と苦情の記録は、プライバシーマークで求められる記録です。何を求められ、どう対応したかを残します。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: complaint
      received: 2026-10-20
      subject: 断った調査の電話が再びあった
      due: 2026-10-30
      answered: 2026-10-22
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: complaint
      received: 2026-10-20
      subject: 断った調査の電話が再びあった
      due: 2026-10-30
      answered: 2026-10-22
      outcome: お詫びし、停止希望の一覧への登録を確かめた
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REQ004"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.4.5.5", "pmark:J.10.2", "pmark:J.11.1")
FAULTS = Fault.ABSENCE
HINT = Text(ja="対応の内容を outcome に書いてください。", en="Write what was done under outcome.")
NOTHING = Text(
    ja="{answered} に回答していますが、対応結果がありません。",
    en="It was answered on {answered}, and there is no outcome.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the requests that were answered, and nobody says how."""
    for request in programme.requests:
        silent = not (request.outcome or request.refused_reason or "outcome" in request.unread)
        if request.answered is not None and silent:
            yield Flaw(request, ("outcome",), NOTHING.of(answered=request.answered))
