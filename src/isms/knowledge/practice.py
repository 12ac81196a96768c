"""What is known of practice: threats, accidents that were counted, and a self-check."""

from __future__ import annotations

from decimal import Decimal

from isms.fields import groups, identifier, number, text, texts, whole, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.fact import Fact
from isms.scalars import Word


class Counted(Word):
    """What a figure of a statistic counts."""

    TOTAL = "total", "件数", "Total"
    EVENT = "event", "事象", "Event"
    CAUSE = "cause", "原因", "Cause"


@record(
    folder="accident-statistics",
    ja="個人情報の事故の統計",
    en="Accidents counted",
    key=("fiscal_year", "counts", "item"),
)
class AccidentFigure(Fact):
    """A figure of the accidents that holders of the PrivacyMark reported in a fiscal year."""

    fiscal_year: int = whole("年度", "Fiscal year", required=True)
    counts: Counted = word(Counted, "区分", "Counts", required=True)
    item: str = text("項目", "Item", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    value: Decimal = number("値", "Value", required=True)
    unit: str = text("単位", "Unit", required=True)


@record(
    folder="ipa-threats-by-medium",
    ja="媒体別の脅威の例",
    en="Threats by medium",
    key=("medium", "threat_ja"),
)
class ThreatByMedium(Fact):
    """A threat that information on a medium is exposed to."""

    medium: str = text("媒体", "Medium", required=True)
    medium_ja: str = text("媒体の名称", "Medium (ja)", required=True)
    threat_ja: str = text("脅威", "Threat (ja)", required=True)


@record(
    folder="risk-proposals",
    ja="リスクの候補",
    en="Risks proposed",
    key=("medium", "phase", "threat_ja"),
)
class RiskProposal(Fact):
    """A threat with the vulnerability that lets it happen, on a medium or in a phase of handling.

    ``accident`` is the item of the accident statistics that counts it. A risk whose words hold one of
    ``recognised_by`` has considered it.
    """

    medium: str | None = text("媒体", "Medium")
    phase: str | None = text("局面", "Phase")
    threat_ja: str = text("脅威", "Threat (ja)", required=True)
    threat_en: str = text("脅威(英)", "Threat (en)", required=True)
    threat_kind: str = text("脅威の種類", "Threat kind", required=True)
    vulnerability_ja: str = text("脆弱性", "Vulnerability (ja)", required=True)
    vulnerability_en: str = text("脆弱性(英)", "Vulnerability (en)", required=True)
    vulnerability_kind: str = text("脆弱性の種類", "Vulnerability kind", required=True)
    accident: str | None = text("事故の統計の項目", "Accident")
    recognised_by: tuple[str, ...] = texts("見分ける語", "Recognised by", required=True)


@record(ja="自社診断の回答", en="Answer")
class Answer(Record):
    """An answer to every question, and the points it gives."""

    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    points: Decimal = number("点数", "Points", required=True)


@record(ja="自社診断の評価", en="Result")
class CheckBand(Record):
    """What a sum of points means."""

    lowest: Decimal | None = number("下限", "From", "from")
    highest: Decimal = number("上限", "To", "to", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)


@record(ja="自社診断の項目", en="Theme")
class Theme(Record):
    """One theme of the check, in our own words."""

    no: int = whole("番号", "No", required=True)
    part_ja: str = text("区分", "Part (ja)", required=True)
    part_en: str = text("区分(英)", "Part (en)", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str | None = text("出典", "Source")


@record(folder="self-checks", ja="自社診断", en="Self-check")
class SelfCheck(Record):
    """Themes that a firm checks itself against, with the points of each answer."""

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    version: str = text("版", "Version", required=True)
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    items: tuple[Theme, ...] = groups(Theme, "項目", "Items", required=True)
    answers: tuple[Answer, ...] = groups(Answer, "回答", "Answers", required=True)
    bands: tuple[CheckBand, ...] = groups(CheckBand, "評価", "Results", required=True)
