"""The policy on personal information names its representative and its day.
個人情報保護方針の本文が、代表者の氏名と改訂日を示していること。

Where the text of the policy is kept with the record (a Markdown document), it names the representative of
isms.yaml, and the day of its last revision or, before any, of its establishment. After a change of the
representative the published text is often forgotten.

本文を記録と一緒に保管している場合(Markdown の文書)、本文に、isms.yaml の代表者の氏名と、最後の改訂日(改訂前は
制定日)が必要です。代表者が替わったとき、公表している文面の直し忘れが多く見られます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本, representative: 大森 由美}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    documents/DOC-01.md:
      ---
      id: DOC-01
      title: 個人情報保護方針
      version: "1.0"
      established: 2026-04-01
      approved_by: P-02
      approved_on: 2026-04-01
      satisfies: ["pmark:J.2.2"]
      public_url: https://www.example.jp/privacy
      ---
      制定 2026年4月1日 代表取締役 大森 実

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本, representative: 大森 由美}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    documents/DOC-01.md:
      ---
      id: DOC-01
      title: 個人情報保護方針
      version: "1.0"
      established: 2026-04-01
      approved_by: P-02
      approved_on: 2026-04-01
      satisfies: ["pmark:J.2.2"]
      public_url: https://www.example.jp/privacy
      ---
      制定 2026年4月1日 代表取締役 大森 由美
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.papers import PRIVACY, in_force, revised_on
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.programme import Programme

CODE = "DOC010"
LEVEL = Level.WARNING
CLAUSES = ("15001:5.2.2", "pmark:J.2.2")
HINT = Text(
    ja="公表している文面とともに、本文を直してください。",
    en="Correct the text, and the published one with it.",
)
NO_NAME = Text(
    ja="本文に、代表者「{name}」の氏名がありません。", en="The text does not name the representative, {name}."
)
NO_DAY = Text(
    ja="本文に、{day} の日付がありません(制定日又は最後の改訂日)。",
    en="The text does not show {day}, when it was established or last revised.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the policies whose text is not that of today's firm."""
    organisation = programme.settings.organisation
    name = organisation.representative if organisation else None
    for document in in_force(programme):
        if document.body is None or not PRIVACY.intersection(document.satisfies):
            continue
        text = _plain(document.body)
        if name is not None and _plain(name) not in text:
            yield Flaw(document, ("body",), NO_NAME.of(name=name))
        day = revised_on(document) or document.established
        if day is not None and not any(form in text for form in written(day)):
            yield Flaw(document, ("body",), NO_DAY.of(day=day))


def _plain(text: str) -> str:
    """Return a text without blanks, in half-width figures and letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def written(day: date) -> Iterator[str]:
    """Yield the ways in which a Japanese text writes a day, without blanks."""
    yield day.isoformat()
    yield f"{day.year}/{day.month}/{day.day}"
    yield f"{day.year}/{day:%m/%d}"
    yield f"{day.year}.{day.month}.{day.day}"
    yield f"{day.year}.{day:%m.%d}"
    yield f"{day.year}年{day.month}月{day.day}日"
    yield f"{day.year}年{day.month:02}月{day.day:02}日"
    era = day.year - REIWA
    for count in (str(era), *(("元",) if era == 1 else ())):
        yield f"令和{count}年{day.month}月{day.day}日"


REIWA = 2018
"""The year before the first of the era Reiwa."""
