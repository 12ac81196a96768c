"""A request is answered by its day.
開示等の請求、苦情、問合せに、期限までに回答していること。

The last day counts as in time. Where no day was set, an answer is missed after 30 days (`days` in isms.yaml):
that is a warning, since the law asks for no delay and names no number. An answer that came too late is a
warning as well.

期限の当日までは、期限内とみなします。期限を決めていない請求は、受付から30日(isms.yaml の `days`)を過ぎたら
警告とします(遅滞なく応じることが求められ、日数の定めはないためです)。期限より後に回答したものも警告です。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 応募書類の開示
      due: 2026-11-03
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 応募書類の開示
      identity_checked: 本人確認書類の写し
      due: 2026-11-03
      answered: 2026-11-02
      outcome: 全部を開示
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REQ001"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.10.2", "pmark:J.11.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="回答し、回答日(answered)と対応結果(outcome)を書いてください。遅れるときは、請求者に見込みを知らせます。",
    en="Answer it and enter answered and outcome; where it takes longer, tell the person when.",
)
OVERDUE = Text(
    ja="回答期限({due})を過ぎていますが、回答していません。",
    en="It was to be answered by {due}, and is not.",
)
FORGOTTEN = Text(
    ja="{received} に受け付けましたが、回答も回答期限もありません。",
    en="It was received on {received}; there is neither an answer nor a day for it.",
)
LATE = Text(
    ja="回答({answered})が、期限({due})より後です。", en="It was answered on {answered}, after {due}."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the requests that were not answered in time."""
    day, allowed = programme.as_of, days(programme, CODE, 30)
    for request in programme.requests:
        due, answered = request.due, request.answered
        if request.draft or {"due", "answered"} & request.unread:
            continue
        if answered is not None:
            if due is not None and due < answered:
                yield Flaw(request, ("answered",), LATE.of(answered=answered, due=due), Level.WARNING)
        elif due is not None:
            if due < day:
                yield Flaw(request, ("due",), OVERDUE.of(due=due))
        elif (day - request.received).days > allowed:
            message = FORGOTTEN.of(received=request.received)
            yield Flaw(request, ("received",), message, Level.WARNING)
