"""Lists of requirements, controls and steps: numbers and titles, and no sentence of a standard."""

from __future__ import annotations

from datetime import date

from isms.diagnostic import Text
from isms.fields import flag, group, groups, identifier, planned, text, texts, whole, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.imports import Imported
from isms.knowledge.showing import Wanted


def _either(ja: str | None, en: str | None, otherwise: str) -> Text:
    """Return a text in both languages: that of the other where one has none."""
    some = en or ja or otherwise
    return Text(ja=ja or some, en=en or some)


@record(ja="フレームワークの項目", en="Framework item")
class Item(Record):
    """A clause, theme, control, guideline item or step: its number and title.

    What is packaged says no more of a standard. What a firm imported for itself may also say what the item
    asks for, to which groups it belongs, and by which identifier mappings know it. ``shown_by`` tells what
    shows it, where no file in ``coverage/`` does. A step yields ``products``, and is worked on from
    ``part_from`` to ``part_to`` of the parts into which its framework divides the time; or it takes the last
    ``months`` before the target.
    """

    id: str = text("番号", "Id", required=True)
    urn: str | None = text("識別子", "Identifier")
    parent: str | None = text("上位", "Parent")
    kind: str | None = text("種別", "Kind")
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    assessable: bool | None = flag("評価対象", "Assessable")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str | None = text("出典", "Source")
    note: str | None = text("注", "Note")
    records_ja: str | None = text("記録", "Records")
    types: tuple[str, ...] = texts("管理策タイプ", "Control types")
    properties: tuple[str, ...] = texts("情報セキュリティ特性", "Properties")
    concepts: tuple[str, ...] = texts("サイバーセキュリティ概念", "Concepts")
    capabilities: tuple[str, ...] = texts("運用機能", "Capabilities")
    domains: tuple[str, ...] = texts("セキュリティドメイン", "Domains")
    products_ja: str | None = text("成果物", "Products (ja)")
    products_en: str | None = text("成果物(英)", "Products (en)")
    part_from: int | None = whole("開始の区切り", "From part")
    part_to: int | None = whole("終了の区切り", "To part")
    months: int | None = whole("標準の期間(月)", "Months")
    shown_by: tuple[Wanted, ...] = groups(Wanted, "求める記録", "Shown by")
    groups: tuple[str, ...] = texts("区分", "Groups")
    description_ja: str | None = text("内容", "Description (ja)")
    description_en: str | None = text("内容(英)", "Description (en)")

    @property
    def title(self) -> Text:
        """The title in both languages: that of the other where one has none, the id where neither has."""
        return _either(self.title_ja, self.title_en, self.id)

    @property
    def products(self) -> Text | None:
        """What a step yields, in both languages."""
        return (
            Text(ja=self.products_ja, en=self.products_en or self.products_ja) if self.products_ja else None
        )


@record(folder="frameworks", ja="フレームワーク", en="Framework")
class Framework(Record):
    """A list of requirements, controls or steps: a standard, a guideline, a way to get there, the firm's own.

    Steps lead to the certificate of the standard ``leads_to``. The time from start to target is divided into
    ``parts``; where no target is set, the last day is ``months`` after the start.
    """

    id: str = identifier()
    aliases: tuple[str, ...] = texts("別名", "Aliases")
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    version: str = text("版", "Version", required=True)
    licence: str | None = text("利用条件", "Licence")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    imported: Imported | None = group(Imported, "取り込み", "Imported")
    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
    leads_to: str | None = text("目指す規格", "Leads to")
    parts: int | None = whole("期間の区切りの数", "Parts")
    months: int | None = whole("標準の期間(月)", "Months")
    items: tuple[Item, ...] = groups(Item, "項目", "Items", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages: that of the other where one has none, the id where neither has."""
        return _either(self.title_ja, self.title_en, self.id)
