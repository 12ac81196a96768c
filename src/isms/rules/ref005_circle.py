"""Nothing contains itself.
上位部署や保管先をたどって、自分に戻らないこと。

A department below itself has no one above it, and an asset stored in itself has no place. Whatever is handed
down along these lines, such as scope and importance, would never arrive.

自分の下にある部署には上位がなく、自分の中に保管された資産には置き場所がありません。適用範囲や重要度のように、
このつながりに沿って引き継がれるものが決まらなくなります。

Fails:

    departments/D-02.yaml: {id: D-02, name: 営業部, parent: D-03}
    departments/D-03.yaml: {id: D-03, name: 営業一課, parent: D-02}

Passes:

    departments/D-02.yaml: {id: D-02, name: 営業部}
    departments/D-03.yaml: {id: D-03, name: 営業一課, parent: D-02}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import Message
    from isms.model.programme import Programme

CODE = "REF005"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="どれか一つの参照先を、正しい上位に直してください。",
    en="Let one of them name what is really above it.",
)
CIRCLE = Text(ja="たどると自分に戻ります: {way}。", en="This leads back to itself: {way}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw for each circle, at the record of it that is written first."""
    parents = {d.key: (d.parent,) for d in programme.departments if d.parent is not None}
    stores = {asset.key: asset.stored_in for asset in programme.assets if asset.stored_in}
    for circle in circles(parents):
        yield Flaw(programme.departments[circle[0]], ("parent",), _way(circle))
    for circle in circles(stores):
        yield Flaw(programme.assets[circle[0]], ("stored_in",), _way(circle))


def circles(above: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Return circles in a graph, so that each node that cannot get out of one is led to one of them."""
    rest = _stuck(above)
    written = {node: number for number, node in enumerate(above)}
    seen: set[str] = set()
    for start in above:
        way: dict[str, int] = {}
        node = start
        while node in rest and node not in seen:
            seen.add(node)
            way[node] = len(way)
            node = next(other for other in above[node] if other in rest)
        if node in way:
            circle = list(way)[way[node] :]
            at = circle.index(min(circle, key=written.__getitem__))
            yield circle[at:] + circle[:at]


def _stuck(above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the nodes that are left when those with no way on are taken away again and again."""
    waiting = {node: sum(other in above for other in others) for node, others in above.items()}
    below: dict[str, list[str]] = {}
    for node, others in above.items():
        for other in others:
            below.setdefault(other, []).append(node)
    free = [node for node, count in waiting.items() if not count]
    while free:
        for node in below.get(free.pop(), ()):
            waiting[node] -= 1
            if not waiting[node]:
                free.append(node)
    return {node for node, count in waiting.items() if count}


def _way(circle: list[str]) -> Message:
    return CIRCLE.of(way=" → ".join([*circle, circle[0]]))
