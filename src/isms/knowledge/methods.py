"""How a risk is computed: the scales, steps and bands of a method, as data."""

from __future__ import annotations

from collections.abc import Mapping

from isms.diagnostic import Text
from isms.fields import group, groups, identifier, mapping, named, text, texts, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.imports import Imported
from isms.scalars import Word


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
    value where personal information is included, whatever the step says. ``confidence`` is given where it is
    not that of the method.
    """

    name: str = text("名称", "Name", required=True)
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    kind: StepKind = word(StepKind, "種類", "Kind", required=True)
    of: tuple[str, ...] = texts("対象", "Of", required=True)
    table: Mapping[str, str] = mapping("表", "Table")
    personal_information: str | None = text("個人情報を含む場合", "With personal information")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")


@record(ja="リスクレベルの区分", en="Band")
class Band(Record):
    """A level and the scores it spans, both ends included; ``confidence`` where it is not the method's."""

    level: str = text("レベル", "Level", required=True)
    lowest: str = text("下限", "From", "from", required=True)
    highest: str = text("上限", "To", "to", required=True)
    label_ja: str = text("表示", "Label (ja)", required=True)
    label_en: str = text("表示(英)", "Label (en)", required=True)
    note_ja: str | None = text("説明", "Note (ja)")
    note_en: str | None = text("説明(英)", "Note (en)")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")

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
    criterion, ``score:4`` or ``level:middle``. ``source_ja`` is the source for Japanese papers, where
    ``source`` is in English.
    """

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    version: str = text("版", "Version", required=True)
    source: str = text("出典", "Source", required=True)
    source_ja: str | None = text("出典(和)", "Source (ja)")
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

    @property
    def named_source(self) -> Text:
        """Where the method is from, in both languages; ``source`` alone where there is no ``source_ja``."""
        return Text(ja=self.source_ja or self.source, en=self.source)
