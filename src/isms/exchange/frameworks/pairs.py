"""The requirement mappings of CISO Assistant as pairs of items."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks.foreign import A_MAPPING, Foreign, ForeignError, plain, shown
from isms.exchange.frameworks.nodes import tail
from isms.knowledge.mappings import Pair, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.exchange.frameworks.foreign import Raw, Way

PAIRS, RELATION, STRENGTH = "requirement_mappings", "relationship", "strength_of_relationship"
SCALES = (3, 10, 100)
"""The tops of the scales on which strengths are written; which one it is, the highest of them tells."""
_RELATIONS = {str(word): word for word in Relation}

NO_RELATION = Text(
    ja="{place}: 関係「{word}」はありません。次のどれかです: {known}",
    en="{place}: '{word}' is no relation; there are {known}",
)
NO_STRENGTH = Text(
    ja="{place}: 強さ「{word}」は数ではありません。", en="{place}: the strength '{word}' is no number"
)


class Pairs:
    """The pairs of one mapping set."""

    def __init__(self, foreign: Foreign, held: Mapping[str, Raw], way: Way) -> None:
        """Find the list of pairs; raises ForeignError where there is none."""
        self.foreign = foreign
        self.way = (*way, PAIRS)
        self.raw = foreign.list_at(held.get(PAIRS), self.way)
        if not self.raw:
            raise foreign.missing(PAIRS, shown(way), way)
        self._strengths: set[Decimal] = set()

    def read(self) -> tuple[Pair, ...]:
        """Return every pair; raises ForeignError where one is incomplete."""
        return tuple(self._pair(one, (*self.way, number)) for number, one in enumerate(self.raw))

    @property
    def strongest(self) -> Decimal | None:
        """The top of the scale of the strengths that were read; None where there are none."""
        if not self._strengths:
            return None
        highest = max(self._strengths)
        return next((Decimal(top) for top in SCALES if highest <= top), highest)

    def _pair(self, one: Raw, way: Way) -> Pair:
        if type(one) is not dict:
            raise self.foreign.not_a(A_MAPPING, way)
        source, target, word = (
            self.foreign.text_in(one, key, way)
            for key in ("source_requirement_urn", "target_requirement_urn", RELATION)
        )
        relation = _RELATIONS.get(word)
        if relation is None:
            place = self.foreign.place((*way, RELATION))
            raise ForeignError(NO_RELATION.of(place=place, word=word, known=list(_RELATIONS)))
        return Pair(
            source=tail(source),
            target=tail(target),
            relation=relation,
            strength=self._strength(plain(one.get(STRENGTH)), way),
            rationale=plain(one.get("rationale")) or None,
            note=plain(one.get("annotation")) or None,
        )

    def _strength(self, written: str, way: Way) -> Decimal | None:
        """Return a strength as it is written, on whatever scale."""
        if not written:
            return None
        if not (written.isascii() and written.isdecimal()):
            place = self.foreign.place((*way, STRENGTH))
            raise ForeignError(NO_STRENGTH.of(place=place, word=written))
        found = Decimal(written)
        self._strengths.add(found)
        return found
