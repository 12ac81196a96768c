"""Libraries of CISO Assistant: frameworks, mapping sets, risk matrices, reference controls and threats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks import matrix
from isms.exchange.frameworks.contents import Contents, Facts, origin, slug
from isms.exchange.frameworks.foreign import Foreign, ForeignError, plain, shown
from isms.exchange.frameworks.nodes import Nodes, said, tail
from isms.exchange.frameworks.pairs import Pairs
from isms.knowledge import Confidence, Framework, FrameworkMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from isms.exchange.frameworks.foreign import Raw, Way

FORM = "ciso-assistant"
OBJECTS = "objects"
FRAMEWORKS = ("framework", "frameworks")
MAPPINGS = ("requirement_mapping_set", "requirement_mapping_sets")
MATRICES = ("risk_matrix", "risk_matrices")
CONTROLS, THREATS = "reference_controls", "threats"
READ = (*FRAMEWORKS, *MAPPINGS, *MATRICES, CONTROLS, THREATS)
NODES = "requirement_nodes"
KINDS = {CONTROLS: "control", THREATS: "threat"}
"""What the items of lists are that are no frameworks."""

NO_OBJECTS = Text(
    ja="{place}: CISO Assistant のライブラリーですが、取り込めるもの(フレームワーク、対応表、"
    "リスクマトリクス、管理策、脅威)がありません。あるもの: {found}",
    en="{place}: it is a CISO Assistant library with nothing that can be imported (no framework, mapping, "
    "risk matrix, control or threat); it has: {found}",
)
EMPTY = Text(ja="{place}: 「{key}」に項目がありません。", en="{place}: there is no item in '{key}'")
NOTHING = Text(ja="なし", en="nothing")
LEFT_OUT = Text(
    ja="置き場所がないため取り込まないものがあります: {keys}",
    en="not imported, for there is no place for it: {keys}",
)


def read(foreign: Foreign, day: date) -> Contents:
    """Return what a library holds; raises ForeignError where it is none."""
    return _Library(foreign, day).read()


class _Library:
    """Reads one library."""

    def __init__(self, foreign: Foreign, day: date) -> None:
        self.foreign = foreign
        self.day = day
        self.top = foreign.mapping_at(foreign.top, ())
        self.objects = foreign.mapping_at(self.top[OBJECTS], (OBJECTS,))
        self.urn = foreign.text_in(self.top, "urn", ())
        self.version = foreign.text_in(self.top, "version", ())
        self.locale = plain(self.top.get("locale")) or "en"
        self.contents = Contents()

    def read(self) -> Contents:
        """Return everything that has a place in a programme."""
        if not any(key in self.objects for key in READ):
            found = list(self.objects) if self.objects else NOTHING
            raise ForeignError(NO_OBJECTS.of(place=self.foreign.place((OBJECTS,)), found=found))
        for held, way in self._each(FRAMEWORKS):
            if NODES not in held:
                raise self.foreign.missing(NODES, shown(way), way)
            self._framework(self._facts(held, way), held[NODES], (*way, NODES))
        for held, way in self._each(MAPPINGS):
            self._mapping(held, way)
        for held, way in self._each(MATRICES):
            made = matrix.read(self.foreign, held, way, self._facts(held, way))
            self.contents.methods.append(made)
            self.contents.notes.append(matrix.criterion(made))
        for key, kind in KINDS.items():
            if self.objects.get(key):
                ending = "-" + slug(key.replace("_", "-")) if self.contents.frameworks else ""
                facts = self._facts(self.top, ())
                self._framework(facts._replace(id=facts.id + ending), self.objects[key], (OBJECTS, key), kind)
        others = [key for key in self.objects if key not in READ]
        if others:
            self.contents.notes.append(LEFT_OUT.of(keys=others))
        return self.contents

    def _each(self, keys: tuple[str, ...]) -> Iterator[tuple[dict[str, Raw], Way]]:
        """Go through what stands under either spelling of a key, one mapping or a list of them."""
        for key in keys:
            held, way = self.objects.get(key), (OBJECTS, key)
            if isinstance(held, list):
                for number, one in enumerate(held):
                    yield self.foreign.mapping_at(one, (*way, number)), (*way, number)
            elif key in self.objects:
                yield self.foreign.mapping_at(held, way), way

    def _facts(self, held: Mapping[str, Raw], way: Way) -> Facts:
        """Return what a framework, a mapping and a method have alike."""
        provider, packager = plain(self.top.get("provider")), plain(self.top.get("packager"))
        ja, en = said(self.locale, held, "name")
        imported = origin(
            self.foreign,
            self.day,
            FORM,
            urn=self.urn,
            locale=self.locale,
            publisher=provider,
            packager=packager,
            published=plain(self.top.get("publication_date")),
        )
        return Facts(
            id=slug(tail(self.foreign.text_in(held, "urn", way), 4)),
            title_ja=ja,
            title_en=en,
            version=self.version,
            source="; ".join(dict.fromkeys(filter(None, (provider, packager, self.urn)))),
            licence=plain(self.top.get("copyright")) or None,
            note=plain(held.get("description")) or None,
            imported=imported,
        )

    def _framework(self, facts: Facts, raw: Raw, way: Way, kind: str = "") -> None:
        held = self.foreign.list_at(raw, way)
        if not held:
            raise ForeignError(EMPTY.of(place=self.foreign.place(way), key=shown(way)))
        nodes = Nodes(self.foreign, held, way)
        made = Framework(
            items=nodes.items(self.locale, kind), confidence=Confidence.MEDIUM, **facts._asdict()
        )
        self.contents.frameworks.append(made)
        self.contents.notes += nodes.notes

    def _mapping(self, held: Mapping[str, Raw], way: Way) -> None:
        ends = [self.foreign.text_in(held, f"{end}_framework_urn", way) for end in ("source", "target")]
        source, target = (slug(tail(end, 4)) for end in ends)
        pairs = Pairs(self.foreign, held, way)
        made = FrameworkMapping(
            source_framework=source,
            target_framework=target,
            pairs=pairs.read(),
            strongest=pairs.strongest,
            confidence=Confidence.MEDIUM,
            **self._facts(held, way)._asdict(),
        )
        self.contents.mappings.append(made)
