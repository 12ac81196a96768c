"""An operating record says who did it, and they worked here on that day.
運用記録に実施者があり、その日に在籍している人であること。

A record that nobody answers for proves nothing; one by a person who had not joined yet, or had left, is wrong
about the person or the day. The same holds for who checked it.

実施者のない記録は、裏付けになりません。その日に入社前や退職後だった人の記録は、人か日付のどちらかが誤りです。
確認者についても同じです。

Fails:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し}
    logs/review.csv:
      date,what,by
      2026-09-30,不要とされた11件を削除,

Passes:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し}
    logs/review.csv:
      date,what,by
      2026-09-30,不要とされた11件を削除,P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LOG005"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.3", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施した人に確かめ、名前と日付を直してください。",
    en="Find out who did it and when, and correct the record.",
)
NOBODY = Text(ja="実施者がありません。", en="It is not said who did it.")
AWAY = Text(
    ja="{field}の{person}は、{date} には在籍していません。",
    en="{field}: {person} did not work here on {date}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the operating records that nobody answers for."""
    people = programme.people
    for log in programme.logs:
        if log.lacks("by"):
            yield Flaw(log, ("by",), NOBODY.of())
        for name, key in (("by", log.by), ("checked_by", log.checked_by)):
            person = people.get(key)
            if person is not None and not log.draft and not person.works_on(log.date):
                label = log.label_of(name)
                yield Flaw(log, (name,), AWAY.of(field=label, person=person.name, date=log.date))
