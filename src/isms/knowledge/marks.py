"""What a certificate asks of a firm: fees, days of audit, time lines, and the two marks side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from isms.diagnostic import Text
from isms.fields import identifier, number, planned, text, whole, word
from isms.kind import record
from isms.knowledge.confidence import Confidence
from isms.knowledge.fact import Dated, Fact
from isms.scalars import Word


class SizeClass(Word):
    """How large a firm is in the eyes of the PrivacyMark."""

    SMALL = "small", "小規模", "Small"
    MEDIUM = "medium", "中規模", "Medium"
    LARGE = "large", "大規模", "Large"


class Application(Word):
    """What is applied for."""

    NEW = "new", "新規", "New"
    RENEWAL = "renewal", "更新", "Renewal"


@record(
    folder="pmark-fees",
    ja="プライバシーマークの料金",
    en="PrivacyMark fees",
    key=("valid_from", "application_type", "size"),
)
class Fee(Dated):
    """What an application costs a firm of some size; an amount that is not written is unknown."""

    valid_from: date = planned("適用開始", "Valid from", "effective_from", required=True)
    valid_to: date | None = planned("適用終了", "Valid to", "effective_to")
    application_type: Application = word(Application, "申請の種類", "Application", required=True)
    size: SizeClass = word(SizeClass, "事業者規模", "Size", required=True)
    application_fee: int | None = whole("申請料", "Application fee")
    review_fee: int | None = whole("審査料", "Review fee")
    registration_fee: int | None = whole("付与登録料", "Registration fee")
    total: int | None = whole("合計", "Total")
    note: str | None = text("注", "Note")


@record(folder="pmark-further-fees", ja="プライバシーマークの追加料金", en="Further PrivacyMark fees")
class FurtherFee(Dated):
    """What is charged beside the fees of an application."""

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    amount: int | None = whole("金額", "Amount")
    per_ja: str | None = text("単位", "Per (ja)")
    per_en: str | None = text("単位(英)", "Per (en)")


@record(folder="pmark-size", ja="事業者規模の区分", en="Size classes", key=("industry",))
class SizeBand(Fact):
    """Up to which figures a firm of an industry is small or medium."""

    industry: str = text("業種", "Industry", required=True)
    industry_ja: str | None = text("業種の名称", "Industry (ja)")
    small_max_persons: int = whole("小規模の上限(人)", "Small up to (persons)", required=True)
    medium_max_capital_jpy: int = whole("中規模の上限(円)", "Medium up to (JPY)", required=True)
    medium_max_persons: int = whole("中規模の上限(人)", "Medium up to (persons)", required=True)
    rule: str | None = text("判定", "Rule")


@record(folder="isms-audit-days", ja="初回審査の日数", en="Days of an initial audit", key=("persons_from",))
class AuditDays(Fact):
    """How many days of an auditor the first certification of so many persons takes."""

    persons_from: int = whole("人数(から)", "Persons from", required=True)
    persons_to: int = whole("人数(まで)", "Persons to", required=True)
    initial_audit_days: Decimal = number("初回審査(人日)", "Initial audit (days)", required=True)
    confidence_27006_2015: Confidence | None = word(
        Confidence, "27006:2015についての確からしさ", "Confidence for 27006:2015"
    )
    note: str | None = text("注", "Note")


class Unit(Word):
    """In what a time or a share is counted."""

    HOUR = "hour", "時間", "hours"
    DAY = "day", "日", "days"
    WEEK = "week", "週", "weeks"
    MONTH = "month", "か月", "months"
    YEAR = "year", "年", "years"


@record(folder="certification-time-lines", ja="認証の日程の目安", en="Certification time lines")
class TimeLine(Dated):
    """A step on the way to a certificate or of keeping it, and how long it takes or lasts.

    ``least`` and ``most`` are the same where there is one figure; without either nothing is counted.
    """

    id: str = identifier()
    standard: str = text("規格", "Standard", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    least: Decimal | None = number("最小", "Least")
    most: Decimal | None = number("最大", "Most")
    unit: Unit | None = word(Unit, "単位", "Unit")
    note_ja: str | None = text("説明", "Note (ja)")
    note_en: str | None = text("説明(英)", "Note (en)")


@record(folder="transitions", ja="規格・制度の移行日", en="Days of transition")
class Transition(Fact):
    """A day on which a standard, a law or a scheme changes; ``day`` is absent where it is not fixed."""

    id: str = identifier()
    concerns: str = text("対象", "Concerns", required=True)
    day: date | None = planned("日付", "Day")
    by: date | None = planned("遅くとも", "At the latest")
    title_ja: str = text("内容", "What (ja)", required=True)
    title_en: str = text("内容(英)", "What (en)", required=True)


class Figure(Word):
    """Which of the firm's own figures a cell of the comparison is completed with."""

    SCOPE = "scope", "適用範囲", "Scope"
    PERSONS = "persons", "従業者数", "Persons"
    AUDIT_DAYS = "audit_days", "初回審査の日数", "Days of the initial audit"
    ON_SITE = "on_site", "現地審査の時間", "Hours on site"
    QUOTES = "quotes", "見積りと実績", "Offers and fees paid"
    FEES = "fees", "料金", "Fees"
    CYCLE = "cycle", "有効期間", "Validity"


@record(
    folder="mark-comparison",
    ja="二つの認証の比較",
    en="The two marks compared",
    key=("aspect", "standard"),
)
class ComparisonCell(Dated):
    """What one of the marks is under one aspect; ``figure`` names what the firm's own records add."""

    aspect: str = text("観点", "Aspect", required=True)
    aspect_ja: str = text("観点の名称", "Aspect (ja)", required=True)
    aspect_en: str = text("観点の名称(英)", "Aspect (en)", required=True)
    standard: str = text("規格", "Standard", required=True)
    text_ja: str = text("内容", "Text (ja)", required=True)
    text_en: str = text("内容(英)", "Text (en)", required=True)
    figure: Figure | None = word(Figure, "自社の数値", "Own figure")

    @property
    def title(self) -> Text:
        """What the aspect is called."""
        return Text(ja=self.aspect_ja, en=self.aspect_en)

    @property
    def text(self) -> Text:
        """What is to be said."""
        return Text(ja=self.text_ja, en=self.text_en)


@record(folder="outdated", ja="古くなった説明", en="What no longer holds")
class Outdated(Fact):
    """What is still read in older explanations, and what has replaced it.

    ``aspect`` is the aspect of the comparison that it touches, ``where`` the sort of text in which it stands.
    """

    id: str = identifier()
    where_ja: str = text("見られる資料", "Where (ja)", required=True)
    where_en: str = text("見られる資料(英)", "Where (en)", required=True)
    said_ja: str = text("以前の説明", "Was said (ja)", required=True)
    said_en: str = text("以前の説明(英)", "Was said (en)", required=True)
    now_ja: str = text("現在", "Now (ja)", required=True)
    now_en: str = text("現在(英)", "Now (en)", required=True)
    since: date | None = planned("いつから", "Since")
    aspect: str | None = text("観点", "Aspect")

    @property
    def said(self) -> Text:
        """What was said."""
        return Text(ja=self.said_ja, en=self.said_en)

    @property
    def now(self) -> Text:
        """What holds now."""
        return Text(ja=self.now_ja, en=self.now_en)
