"""A mapping counts once both of its frameworks are there.
対応表は、両方のフレームワークがそろうと使われること。

A mapping may be kept before the frameworks that it is about. It is no fault; until they are imported, or
written under `knowledge/frameworks/`, it carries nothing over.

対応表は、対象のフレームワークより先に置いてもかまいません。フレームワークを取り込むか `knowledge/frameworks/`
に用意するまでは、使われないだけです。

Fails:

    knowledge/mappings/ours.yaml:
      id: ours
      version: "1"
      source: 情報システム部
      confidence: medium
      source_framework: iso27001
      target_framework: customer-checklist
      pairs:
        - {source: A.5.1, target: "1", relation: equal}

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
from isms.rules import Flaw
from isms.shelf import not_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REF008"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="isms framework import で取り込んでください。名前の誤りであれば直してください。",
    en="Import it with isms framework import; or correct its name.",
)
NOT_HERE = Text(
    ja="対応表「{mapping}」のフレームワーク {frameworks} がまだありません。",
    en="The mapping '{mapping}' is about frameworks that are not here yet: {frameworks}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the mappings between frameworks that are not at hand."""
    for mapping in programme.knowledge.mappings.values():
        absent = not_here(programme.knowledge, mapping)
        if absent:
            field = "source_framework" if absent[0] == mapping.source_framework else "target_framework"
            yield Flaw(mapping, (field,), NOT_HERE.of(mapping=mapping.id, frameworks=absent))
