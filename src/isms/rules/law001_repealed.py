"""The list of laws holds no law that is no longer in force.
廃止された法令を、現行のものとして一覧に載せていないこと。

A repealed law in the list shows that nobody looks at it. The law is marked with the day of its end under
`abolished`, and the one that replaced it is listed. Which laws were repealed is packaged knowledge, with its
source; where that is not certain it is a warning and says so.

廃止された法令が載っている一覧は、見直していないことの表れです。廃止日を `abolished` に記入し、後継の法令を
載せます。廃止の情報は出典とともに収録しています。確実でないものは警告とし、その旨を示します。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 高度情報通信ネットワーク社会形成基本法
      number: 平成12年法律第144号
      checked_on: 2026-11-10

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 高度情報通信ネットワーク社会形成基本法
      number: 平成12年法律第144号
      checked_on: 2026-11-10
      abolished: 2021-09-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.knowledge import Confidence
from isms.laws import doubt, known, watched
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW001"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
HINT = Text(
    ja="廃止日を abolished に記入し、後継の法令があれば登録して、参照している規程を直してください。",
    en="Enter abolished, list what replaced it, and correct the documents that refer to it.",
)
REPEALED = Text(ja="「{law}」は {day} に廃止されています。{mark}", en="'{law}' was repealed on {day}. {mark}")
REPLACED = Text(
    ja="「{law}」は {day} に廃止され、「{successor}」に代わっています。{mark}",
    en="'{law}' was repealed on {day} and replaced by '{successor}'. {mark}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that are listed as in force and are not."""
    facts = programme.knowledge.laws
    for law in watched(programme):
        fact = known(programme, law)
        if fact is None or fact.repealed is None or programme.as_of < fact.repealed:
            continue
        values = {"law": fact.title_ja, "day": fact.repealed, "mark": doubt(fact)}
        successor = facts.get(fact.replaced_by or "")
        message = REPLACED.of(successor=successor.title_ja, **values) if successor else REPEALED.of(**values)
        ceiling = None if fact.confidence is Confidence.HIGH else Level.WARNING
        yield Flaw(law, ("name",), message, ceiling)
