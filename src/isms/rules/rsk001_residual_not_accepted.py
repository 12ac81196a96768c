"""Whatever remains of a risk is accepted by its owner.
残留リスクを、リスク所有者が受容していること。

Reducing, avoiding or transferring a risk leaves something, and accepting it leaves all of it. The owner of
the risk accepts what remains, whatever was decided; where it is above the criterion of acceptance, someone
who was top management on the day of the acceptance accepts it too (a warning where PrivacyMark is not aimed
at). Where the one who accepted has left since, the missing acceptance of the new owner is a warning. A risk
that is not decided yet has nothing to accept.

低減、回避、移転のどれを選んでもリスクは残り、受容を選べばすべてが残ります。どの対応を選んだ場合も、残留
リスクはリスク所有者が受容します。残留リスクが受容基準を超えるときは、受容した日にトップマネジメントだった
人の受容も必要です(ISO/IEC 27001 だけのときは警告とします)。受容した人がその後に退職し、新しい所有
者がまだ受容していないときも警告です。対応が未定のリスクは、まだ受容の対象ではありません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 未公表の価格表の漏えい
      threat: メールの誤送信
      owner: P-01
      factors: {confidentiality: 2, integrity: 1, availability: 1, threat: 3, vulnerability: 2}
      residual: {threat: 2, vulnerability: 1}
      decision: reduce

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 大地震
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 3}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 未公表の価格表の漏えい
      threat: メールの誤送信
      owner: P-01
      factors: {confidentiality: 2, integrity: 1, availability: 1, threat: 3, vulnerability: 2}
      residual: {threat: 2, vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    risks/R-002.yaml:
      id: R-002
      title: 受注システムの停止
      threat: 大地震
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 3}
      decision: accept
      accepted_by: [P-01, P-02]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.risk.acceptance import Acceptance
from isms.risk.score import not_accepted
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.programme import Programme
    from isms.risk.score import Score

CODE = "RSK001"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスク所有者(受容基準を超えるときはトップマネジメントも)が残留リスクを確かめ、"
    "その人を accepted_by に、その日を accepted_on に書いてください(isms accept で記録できます)。",
    en="Have the owner of the risk (above the criterion, top management too) accept what remains; "
    "write them under accepted_by and the day under accepted_on (isms accept records it).",
)
NO_ONE = Text(
    ja="残留リスクを、リスク所有者の{owner}が受容していません。",
    en="What remains of the risk is not accepted by its owner, {owner}.",
)
NO_DAY = Text(
    ja="残留リスクの受容日がありません。",
    en="The day on which what remains of the risk was accepted is not known.",
)
NOT_BY_OWNER = Text(
    ja="残留リスクの受容者({people})に、リスク所有者の{owner}がいません。",
    en="What remains of the risk was accepted by {people}, but not by its owner, {owner}.",
)
NOT_BY_TOP = Text(
    ja="残留リスク({remaining})が受容基準({criterion})を超えていますが、"
    "{day} の時点のトップマネジメントが受容していません。",
    en="What remains of the risk ({remaining}) is above the criterion ({criterion}), "
    "and no one who was top management on {day} has accepted it.",
)
_LACKING = frozenset({Acceptance.NONE, Acceptance.NOT_BY_OWNER, Acceptance.NOT_BY_TOP})
_ASKED_FOR = frozenset({"accepted_by", "accepted_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks whose remainder someone still has to accept."""
    for row in not_accepted(programme):
        if row.acceptance in _LACKING and not row.draft:
            written = row.acceptance is not Acceptance.NONE
            if not written and _ASKED_FOR & row.risk.unread:
                continue  # it is written, and the fault in it is named already
            field = ("accepted_by",) if written else ()
            yield Flaw(row.risk, field, _message(programme, row), _ceiling(programme, row))


def _ceiling(programme: Programme, row: Score) -> Level | None:
    """Return the most that it weighs: owners change, and ISO/IEC 27001 asks for the owner alone."""
    if row.acceptance is Acceptance.NOT_BY_TOP:
        return None if aims_at(programme, PRIVACY_MARK) else Level.WARNING
    if row.acceptance is Acceptance.NOT_BY_OWNER:
        accepted = filter(None, map(programme.people.get, row.risk.accepted_by))
        left = any(person.has_left(programme.as_of) for person in accepted)
        return Level.WARNING if left else None
    return None


def _message(programme: Programme, row: Score) -> Message:
    owner = programme.people.called(row.owner)
    if row.acceptance is Acceptance.NOT_BY_TOP:
        criterion = row.scorer.criterion if row.scorer else ""
        return NOT_BY_TOP.of(
            remaining=row.remaining and row.remaining.words, criterion=criterion, day=row.risk.accepted_on
        )
    if row.acceptance is Acceptance.NOT_BY_OWNER:
        people = [programme.people.called(person) for person in row.risk.accepted_by]
        return NOT_BY_OWNER.of(people=people, owner=owner)
    return NO_DAY.of() if row.risk.accepted_by else NO_ONE.of(owner=owner)
