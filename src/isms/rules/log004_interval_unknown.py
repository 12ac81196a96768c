"""It is decided how often an operating record is kept, and for how long.
運用記録の周期と保存期間を決めていること。

Without an interval nobody can tell whether a record is missing, without a time to keep it nobody may throw it
away. A record that is made whenever something happens has `every: event`.

周期がなければ、記録が足りているかを誰も判断できません。保存期間がなければ、いつ廃棄してよいかが分かりません。
決まった周期がなく、事が起きたときに残す記録は、周期を都度(`every: event`)とします。

Fails:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し, retention: 3年}

Passes:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し, every: half, retention: 3年}
    logs/types/receipt.yaml: {id: receipt, name: 受領時の確認記録, every: event, retention: 3年}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "LOG004"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.3", "27001:8.1", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="周期を every に、保存期間を retention に書いてください。決まった周期のない記録は、every を event"
    "(都度)とします。",
    en="Write the interval under every and the time under retention; a record without a rhythm has "
    "every: event.",
)
UNDECIDED = Text(
    ja="運用記録の「{field}」が決まっていません。", en="'{field}' of this record is not decided."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the types of records of which it is not said how often, or how long."""
    for kind in programme.log_types:
        yield from unsaid(kind, ("every", "retention"), UNDECIDED)
