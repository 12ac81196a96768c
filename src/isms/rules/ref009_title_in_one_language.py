"""Items have a title in the language of the programme.
フレームワークの項目に、台帳の言語の表題があること。

Documents and listings print the titles of items. Where one has a title in the other language only, that is
what is printed; where it has none, only its id is. It is one line for each framework.

文書や一覧には項目の表題を印刷します。もう一方の言語の表題しかない項目はそれを、どちらもない項目は番号だけを印
刷します。フレームワークごとに1行で示します。

Fails:

    knowledge/frameworks/in-house.yaml:
      id: in-house
      title_ja: 親会社の管理基準
      version: "1"
      source: 親会社
      confidence: high
      items:
        - {id: NET-1, title_en: Separate networks}

Passes:

    knowledge/frameworks/in-house.yaml:
      id: in-house
      title_ja: 親会社の管理基準
      version: "1"
      source: 親会社
      confidence: high
      items:
        - {id: NET-1, title_ja: 通信を区画ごとに分ける}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge import Item
    from isms.model.programme import Programme

CODE = "REF009"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="必要な項目に title_ja(英語の台帳では title_en)を書き足してください。",
    en="Add title_en (title_ja in a Japanese programme) to the items where it matters.",
)
NO_JAPANESE = Text(
    ja="{framework} の {count} 項目に日本語の表題がありません(最初は {first})。",
    en="{count} items of {framework} have no Japanese title; the first is {first}.",
)
NO_ENGLISH = Text(
    ja="{framework} の {count} 項目に英語の表題がありません(最初は {first})。",
    en="{count} items of {framework} have no English title; the first is {first}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the frameworks of the programme's own with items that have no title in its language."""
    english = programme.settings.tongue == "en"
    for framework in programme.knowledge.frameworks.values():
        if not framework.file.startswith("knowledge/"):
            continue
        lacking = [item for item in framework.items if not _title(item, english=english)]
        if lacking:
            where = ("items", lacking[0].ordinal, "id")
            values = {"framework": framework.id, "count": len(lacking), "first": lacking[0].id}
            yield Flaw(framework, where, (NO_ENGLISH if english else NO_JAPANESE).of(**values))


def _title(item: Item, *, english: bool) -> str | None:
    return item.title_en if english else item.title_ja
