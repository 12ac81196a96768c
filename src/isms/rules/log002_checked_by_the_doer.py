"""Nobody checks their own operating record.
運用記録を、実施した人と別の人が確かめていること。

Where a record names who checked it, that is another person than the one who did it.

確認者を書いた記録では、確認者は実施者と別の人とします。

Fails:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し}
    logs/review.csv:
      date,what,by,checked_by
      2026-09-30,不要とされた11件を削除,P-01,P-01

Passes:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し}
    logs/review.csv:
      date,what,by,checked_by
      2026-09-30,不要とされた11件を削除,P-01,P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LOG002"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.1", "27001:A.5.3", "pmark:J.6.1")
HINT = Text(
    ja="別の人が確かめ、確認者を書き直してください。", en="Let someone else check it, and enter their name."
)
SAME = Text(
    ja="実施した人({person})が、自分で確認しています。", en="{person} checked a record of their own doing."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the operating records that were done and checked by one person."""
    for log in programme.logs:
        if log.by is not None and log.by == log.checked_by:
            yield Flaw(log, ("checked_by",), SAME.of(person=programme.people.called(log.by)))
