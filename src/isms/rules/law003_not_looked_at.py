"""Every law of the list is looked at in time.
法令一覧の各法令を、期限までに確認していること。

The day of the next look is `next_check`; where none is given, or one before the last look (LAW008), every
fiscal year counts, as info while it runs and as a warning in its last 60 days.

次に確認する日は `next_check` です。書いていない場合と、最後の確認より前の日付の場合(LAW008)は、年度ごとに一
度とし、終わっていない年度は情報、年度の最後の60日間は警告です。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-05-08
      next_check: 2026-10-31

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      next_check: 2027-10-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import miss
from isms.laws import watched
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW003"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="改正の有無を確かめ、checked_on、checked_by、next_check を記入してください。",
    en="See whether it was amended, and enter checked_on, checked_by and next_check.",
)
NEVER = Text(ja="まだ確認していません。", en="This has not been looked at yet.")
OVERDUE = Text(ja="確認の期限({due})を過ぎています。", en="This was to be looked at by {due}.")
LAPSED = Text(
    ja="{year}の確認がありません(直近は {last})。",
    en="This was not looked at in {year}; the last time was {last}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that nobody has looked at in time."""
    for law in watched(programme):
        if not law.unread.isdisjoint(("checked_on", "next_check")):
            continue
        if law.checked_on is None:
            yield Flaw(law, ("checked_on",), NEVER.of())
        elif law.next_check is not None and law.checked_on <= law.next_check:
            if law.next_check < programme.as_of:
                yield Flaw(law, ("next_check",), OVERDUE.of(due=law.next_check))
        elif (missed := miss(programme, law.checked_on, LEVEL)) is not None:
            message = LAPSED.of(year=missed.year.label, last=law.checked_on)
            yield Flaw(law, ("checked_on",), message, missed.level)
