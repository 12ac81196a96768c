"""Mappings: which items of one framework ask for the same as items of another."""

from __future__ import annotations

from decimal import Decimal

from isms.diagnostic import Text
from isms.fields import group, groups, identifier, number, text, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.imports import Imported
from isms.scalars import Word


class Relation(Word):
    """How what the source asks for relates to what the target asks for."""

    EQUAL = "equal", "同じ", "Equal"
    SUBSET = "subset", "対応先の一部", "Part of the target"
    SUPERSET = "superset", "対応先を含む", "Includes the target"
    INTERSECT = "intersect", "一部が重なる", "Overlaps"
    NOT_RELATED = "not_related", "関係しない", "Not related"

    @property
    def inverse(self) -> Relation:
        """The relation seen from the target."""
        return {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}.get(self, self)


@record(ja="対応", en="Pair")
class Pair(Record):
    """An item of the source and one of the target: by id, or by the end of the identifier it is known by."""

    source: str = text("対応元", "Source", required=True)
    target: str = text("対応先", "Target", required=True)
    relation: Relation = word(Relation, "関係", "Relation", required=True)
    strength: Decimal | None = number("強さ", "Strength")
    rationale: str | None = text("根拠", "Rationale")
    note: str | None = text("注", "Note")


@record(folder="mappings", ja="フレームワークの対応表", en="Framework mapping")
class FrameworkMapping(Record):
    """The pairs of items of two frameworks, from ``source_framework`` to ``target_framework``.

    ``strongest`` is the top of the scale on which the strength of its pairs is written.
    """

    id: str = identifier()
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    version: str = text("版", "Version", required=True)
    licence: str | None = text("利用条件", "Licence")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    imported: Imported | None = group(Imported, "取り込み", "Imported")
    source_framework: str = text("対応元のフレームワーク", "Source framework", required=True)
    target_framework: str = text("対応先のフレームワーク", "Target framework", required=True)
    strongest: Decimal | None = number("強さの最大値", "Strongest")
    pairs: tuple[Pair, ...] = groups(Pair, "対応", "Pairs", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages; the id where there is none."""
        some = self.title_en or self.title_ja or self.id
        return Text(ja=self.title_ja or some, en=self.title_en or some)

    def strength(self, pair: Pair) -> Decimal | None:
        """Return how strongly a pair is related, from 0 to 1; None where the mapping does not say."""
        if pair.strength is None or not self.strongest:
            return None
        return pair.strength / self.strongest
