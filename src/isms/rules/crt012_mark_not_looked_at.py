"""Where the mark is used is looked at within the year.
マークの使用箇所を、年度内に確かめていること。

Marks live on in old leaflets, cards and web pages, in scopes that they do not cover. Each place is looked
at once in every fiscal year (info while the year runs, a warning in its last 60 days).

古い会社案内、名刺、ウェブページには、登録範囲と合わないマークや使ってはいけないマークが残りがちです。使用箇所
は年度ごとに確かめます(終わっていない年度は情報、年度の最後の60日間は警告)。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      mark_uses:
        - {place: 会社案内}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      mark_uses:
        - {place: 会社案内, checked_on: 2026-10-07}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use
from isms.diagnostic import Fault, Level, Text
from isms.fiscal import miss
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT012"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="使用箇所を確かめ、checked_on を書いてください。",
    en="Look at it and write checked_on.",
)
NEVER = Text(
    ja="使用箇所「{place}」を確かめた記録がありません。", en="Nothing shows that {place} was looked at."
)
LAPSED = Text(
    ja="使用箇所「{place}」を{year}に確かめていません(直近は {last})。",
    en="{place} was not looked at in {year}; the last time was {last}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the places of the mark that were not looked at."""
    for certification in in_use(programme):
        for use in certification.mark_uses:
            field = ("mark_uses", use.ordinal, "checked_on")
            if "checked_on" in use.unread:
                continue
            if use.checked_on is None:
                yield Flaw(certification, field, NEVER.of(place=use.place or ""))
            elif (missed := miss(programme, use.checked_on, LEVEL)) is not None:
                values = {"place": use.place or "", "year": missed.year.label, "last": use.checked_on}
                yield Flaw(certification, field, LAPSED.of(**values), missed.level)
