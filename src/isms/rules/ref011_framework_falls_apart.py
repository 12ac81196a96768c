"""The items of a framework are told apart and lead up to its top.
フレームワークの項目の番号が重ならず、上位の項目がたどれること。

In a framework of your own every item has an id, and may name the item that it is part of. Of two items with
one id nobody knows which one a record means. An item whose `parent` is not there, or that is through its
parents a part of itself, belongs to no chapter and is counted nowhere.

自社で用意したフレームワークでは、項目ごとに番号があり、必要なら上位の項目を `parent` に書きます。番号が
重なると、記録がどちらを指すのか分かりません。`parent` の項目がない場合や、たどると自分に戻る場合は、どの章に
も属さず、集計から漏れます。

Fails:

    knowledge/frameworks/in-house.yaml:
      id: in-house
      title_ja: 親会社の管理基準
      version: "1"
      source: 親会社
      confidence: high
      items:
        - {id: NET, parent: NET-1, title_ja: 通信}
        - {id: NET-1, parent: NET, title_ja: 通信を区画ごとに分ける}

Passes:

    knowledge/frameworks/in-house.yaml:
      id: in-house
      title_ja: 親会社の管理基準
      version: "1"
      source: 親会社
      confidence: high
      items:
        - {id: NET, title_ja: 通信}
        - {id: NET-1, parent: NET, title_ja: 通信を区画ごとに分ける}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.near import Vocabulary
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.knowledge import Framework
    from isms.model.programme import Programme

CODE = "REF011"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="番号(id)と上位の項目(parent)を直してください。", en="Correct the id, or the item named under parent."
)
TWICE = Text(
    ja="{framework} に項目「{item}」が2つ以上あります。", en="{framework} has more than one item '{item}'."
)
NO_PARENT = Text(
    ja="{framework} に、項目「{item}」の上位「{parent}」がありません。{near}",
    en="{framework} has no '{parent}', which '{item}' is to be a part of. {near}",
)
CIRCLE = Text(
    ja="{framework} の項目「{item}」は、上位の項目をたどると自分に戻ります。",
    en="The item '{item}' of {framework} is, through what it is part of, a part of itself.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with the items of each framework that was read."""
    for framework in programme.knowledge.frameworks.values():
        yield from _faults(framework)


def _faults(framework: Framework) -> Iterator[Flaw]:
    parents: dict[str, str | None] = {}
    for place, item in enumerate(framework.items):
        if item.id in parents:
            yield Flaw(framework, ("items", place, "id"), TWICE.of(framework=framework.id, item=item.id))
        parents.setdefault(item.id, item.parent)
    sound: set[str] = set()
    for place, item in enumerate(framework.items):
        where = ("items", place, "parent")
        if item.parent is not None and item.parent not in parents:
            near = Vocabulary(parents).near(item.parent)
            values = {"item": item.id, "parent": item.parent, "near": near}
            yield Flaw(framework, where, NO_PARENT.of(framework=framework.id, **values))
        elif _returns(item.id, parents, sound):
            yield Flaw(framework, where, CIRCLE.of(framework=framework.id, item=item.id))


def _returns(item: str, parents: Mapping[str, str | None], sound: set[str]) -> bool:
    """Tell whether the way up from an item comes back to it; ``sound`` are those known to reach a top."""
    passed: set[str] = set()
    here: str | None = item
    while here is not None and here in parents and here not in sound:
        if here in passed:
            return here == item
        passed.add(here)
        here = parents[here]
    sound |= passed
    return False
