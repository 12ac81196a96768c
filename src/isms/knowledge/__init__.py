"""What the tool knows from outside: the types of packaged facts, each with source and confidence.

The facts themselves are data files: those in ``templates/knowledge/`` ship with the tool, those in a
programme's own ``knowledge/`` are found first. Both are read by the same reader as records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from isms.diagnostic import Language, Text
from isms.fields import (
    flag,
    group,
    groups,
    identifier,
    mapping,
    named,
    planned,
    text,
    texts,
    whole,
    word,
    words,
)
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.duties import Calendar, ContractItem, MandatoryDocuments, ReportDuty
from isms.knowledge.imports import Imported
from isms.knowledge.mappings import FrameworkMapping
from isms.knowledge.schemes import Scheme
from isms.knowledge.showing import Coverage, Wanted
from isms.knowledge.validity import holds
from isms.scalars import Word

__all__ = [
    "Calendar",
    "Confidence",
    "ContractItem",
    "Coverage",
    "FrameworkMapping",
    "Imported",
    "MandatoryDocuments",
    "ReportDuty",
    "Scheme",
    "Wanted",
]

R = TypeVar("R", bound=Record)


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


class Asked(Word):
    """Which record carries a factor."""

    ASSET = "asset", "情報資産", "Asset"
    RISK = "risk", "リスク", "Risk"


@record(ja="尺度の段階", en="Scale level")
class ScaleLevel(Record):
    """One value of a scale with its labels."""

    value: str = text("値", "Value", required=True)
    label_ja: str = text("表示", "Label (ja)", required=True)
    label_en: str = text("表示(英)", "Label (en)", required=True)
    note_ja: str | None = text("説明", "Note (ja)")
    note_en: str | None = text("説明(英)", "Note (en)")


@record(ja="尺度", en="Scale")
class Scale(Record):
    """The values a factor may have, from the highest to the lowest."""

    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    asked_of: Asked = word(Asked, "記入先", "Asked of", required=True)
    levels: tuple[ScaleLevel, ...] = groups(ScaleLevel, "段階", "Levels", required=True)


class StepKind(Word):
    """How a step combines its values."""

    MAXIMUM = "maximum", "最大値", "Maximum"
    PRODUCT = "product", "積", "Product"
    SUM = "sum", "和", "Sum"
    TABLE = "table", "表", "Table"


@record(ja="計算", en="Step")
class Step(Record):
    """One step of a method: a named value out of factors or earlier steps.

    ``table`` maps the values of ``of``, joined by ``/``, to the result; ``personal_information`` is the
    value where personal information is included, whatever the step says.
    """

    name: str = text("名称", "Name", required=True)
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    kind: StepKind = word(StepKind, "種類", "Kind", required=True)
    of: tuple[str, ...] = texts("対象", "Of", required=True)
    table: Mapping[str, str] = mapping("表", "Table")
    personal_information: str | None = text("個人情報を含む場合", "With personal information")


@record(ja="リスクレベルの区分", en="Band")
class Band(Record):
    """A level and the scores it spans, both ends included."""

    level: str = text("レベル", "Level", required=True)
    lowest: str = text("下限", "From", "from", required=True)
    highest: str = text("上限", "To", "to", required=True)
    label_ja: str = text("表示", "Label (ja)", required=True)
    label_en: str = text("表示(英)", "Label (en)", required=True)
    note_ja: str | None = text("説明", "Note (ja)")
    note_en: str | None = text("説明(英)", "Note (en)")

    @property
    def label(self) -> Text:
        """The label in both languages."""
        return Text(ja=self.label_ja, en=self.label_en)


class BandsSource(Word):
    """Whose bands a method uses."""

    PUBLISHED = "published", "出典のとおり", "As published"
    OURS = "ours", "本ツールの設定(組織の承認が必要)", "Set by us, to be approved by the firm"


@record(folder="methods", ja="リスク評価方法", en="Risk method")
class Method(Record):
    """How a risk is computed: scales, steps and bands, from a named source.

    The last step gives the score; bands turn it into a level. ``acceptable`` is the method's own
    criterion, ``score:4`` or ``level:middle``.
    """

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    version: str = text("版", "Version", required=True)
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    note_ja: str | None = text("注(和)", "Note (ja)")
    note_en: str | None = text("注(英)", "Note (en)")
    imported: Imported | None = group(Imported, "取り込み", "Imported")
    acceptable: str = text("受容基準", "Acceptable", required=True)
    scales: Mapping[str, Scale] = named(Scale, "尺度", "Scales", required=True)
    steps: tuple[Step, ...] = groups(Step, "計算", "Steps", required=True)
    bands: tuple[Band, ...] = groups(Band, "区分", "Bands", required=True)
    bands_source: BandsSource = word(BandsSource, "区分の根拠", "Bands source", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)


@record(ja="様式", en="Form")
class Form(Record):
    """One paper that a certification body wants; ``answered_by`` names what the records can say to it."""

    no: str = text("番号", "No", required=True)
    form: str | None = text("様式", "Form")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    status: str | None = text("要否", "Status")
    answered_by: str | None = text("対応する資料", "Answered by")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str | None = text("出典", "Source")


@record(folder="form-sets", ja="申請書類一式", en="Form set")
class FormSet(Record):
    """The forms that one certification body wants for one occasion."""

    id: str = identifier()
    standard: str = text("規格", "Standard", required=True)
    occasion: str = text("機会", "Occasion", required=True)
    body: str = text("審査機関", "Body", required=True)
    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    forms: tuple[Form, ...] = groups(Form, "様式", "Forms", required=True)


class Need(Word):
    """Which firms need a law or guideline in their list, whatever else they do."""

    PMARK = "pmark", "プライバシーマーク", "PrivacyMark"
    MY_NUMBER = "my_number", "個人番号を扱う場合", "Where My Numbers are handled"
    PROVISION = "provision", "第三者との授受がある場合", "Where third parties give or receive"
    ABROAD = "abroad", "外国で取り扱う場合", "Where a foreign country is involved"


@record(folder="laws", ja="法令の事実", en="Fact on a law")
class LawFact(Record):
    """A law or guideline as it is known from outside: its names, its versions, and what happened to it.

    ``also`` are names in use, ``former`` those it no longer has. ``revisions`` are the versions known, from
    the oldest: as the law database numbers them, a day of coming into force, or a name.
    """

    id: str = identifier()
    name_ja: str = text("通称", "Name (ja)", required=True)
    title_ja: str = text("題名", "Title (ja)", required=True)
    number: str | None = text("法令番号", "Law number")
    also: tuple[str, ...] = texts("別名", "Also")
    former: tuple[str, ...] = texts("旧名", "Former names")
    promulgated: date | None = planned("公布日", "Promulgated")
    in_force: date | None = planned("施行日", "In force")
    renamed: date | None = planned("改称日", "Renamed")
    repealed: date | None = planned("廃止日", "Repealed")
    replaced_by: str | None = text("後継", "Replaced by")
    revisions: tuple[str, ...] = texts("版", "Versions")
    upcoming: str | None = text("今後の改正", "Upcoming")
    upcoming_from: date | None = planned("次の改正の施行日", "Upcoming from")
    needed_by: tuple[Need, ...] = words(Need, "必要とする組織", "Needed by")
    relevance: str | None = text("関係する場合", "Relevance")
    note: str | None = text("注", "Note")
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    source: str | None = text("出典", "Source")
    url: str | None = text("参照先", "URL")
    core: bool | None = flag("新しい一覧に載せる", "Core")


@dataclass(slots=True)
class Knowledge:
    """The facts that a programme leans on, by id; a framework also by each of its aliases."""

    frameworks: dict[str, Framework] = field(default_factory=dict)
    mappings: dict[str, FrameworkMapping] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    form_sets: dict[str, FormSet] = field(default_factory=dict)
    laws: dict[str, LawFact] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    mandatory_documents: dict[str, MandatoryDocuments] = field(default_factory=dict)
    report_duties: dict[str, ReportDuty] = field(default_factory=dict)
    schemes: dict[str, Scheme] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    tables: dict[type[Record], Mapping[str, Record]] = field(default_factory=dict)
    """Facts that are read only when they are asked for, by kind and key; the programme's own always."""

    def table(self, kind: type[R]) -> Mapping[str, R]:
        """Return the facts of a kind that was asked for before."""
        return cast("Mapping[str, R]", self.tables[kind])

    def standing(self, kind: type[R], day: date) -> list[R]:
        """Return those facts of a kind that hold on a day."""
        return [fact for fact in self.table(kind).values() if holds(fact, day)]

    def framework(self, name: str) -> Framework | None:
        """Return the framework with this id or alias."""
        found = self.frameworks.get(name)
        if found is None:
            found = next((f for f in self.frameworks.values() if name in f.aliases), None)
        return found


UNCONFIRMED = Text(ja="※要確認", en="*unconfirmed")
"""The mark of a fact that is not certain."""


def unsure(confidence: Confidence | None, language: Language) -> str:
    """Return the mark that a fact carries where it is not certain; empty where it is."""
    if confidence is None or confidence is Confidence.HIGH:
        return ""
    return UNCONFIRMED.say(language)
