"""A mapping names items that its frameworks have.
対応表が指す項目は、フレームワークに存在するものであること。

A mapping says which items of two frameworks ask for the same, so that what was done once counts for both. A
pair with an item that is not there leads nowhere: nothing is carried over, and nobody notices.

対応表は、2つのフレームワークの項目の対応を示し、一度実施したことを両方に数えるためのものです。存在しない項目
を指す行は使われず、しかもそのことに誰も気付きません。

Fails:

    knowledge/mappings/ours.yaml:
      id: ours
      version: "1"
      source: 情報システム部
      confidence: medium
      source_framework: iso27001
      target_framework: iso27001
      pairs:
        - {source: A.5.1, target: A.5.99, relation: equal}

Passes:

    knowledge/mappings/ours.yaml:
      id: ours
      version: "1"
      source: 情報システム部
      confidence: medium
      source_framework: iso27001
      target_framework: iso27001
      pairs:
        - {source: A.5.1, target: A.5.2, relation: intersect}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.near import Vocabulary
from isms.rules import Flaw
from isms.shelf import astray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REF007"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="isms framework show で番号を確かめ、その行を直すか消してください。",
    en="See the ids with isms framework show, and correct the pair or take it out.",
)
NO_ITEM = Text(
    ja="対応表「{mapping}」: {framework} に「{item}」という項目はありません。{near}",
    en="The mapping '{mapping}': {framework} has no item '{item}'. {near}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the pairs that name an item which a framework at hand does not have."""
    for mapping in programme.knowledge.mappings.values():
        for found in astray(programme.knowledge, mapping):
            near = Vocabulary(item.id for item in found.framework.items).near(found.item)
            values = {"mapping": mapping.id, "framework": found.framework.id, "item": found.item}
            field = "source" if found.item == found.pair.source else "target"
            where = ("pairs", found.pair.ordinal, field)
            yield Flaw(mapping, where, NO_ITEM.of(near=near, **values))
