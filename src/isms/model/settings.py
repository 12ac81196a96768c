"""The settings of a programme: isms.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms.diagnostic import Language
from isms.fields import (
    day_of_year,
    flag,
    group,
    groups,
    happened,
    mapping,
    named,
    person,
    persons,
    planned,
    planned_day_or_month,
    refs,
    text,
    texts,
    whole,
    word,
)
from isms.kind import Record, record
from isms.scalars import Word


class Stage(Word):
    """How far a programme has come."""

    BUILDING = "building", "構築中", "Building"
    OPERATING = "operating", "運用中", "Operating"
    CERTIFIED = "certified", "認証取得済", "Certified"


class Industry(Word):
    """The industry by which PrivacyMark fees are set."""

    MANUFACTURING_OTHER = "manufacturing_other", "製造業・その他", "Manufacturing and others"
    WHOLESALE = "wholesale", "卸売業", "Wholesale"
    RETAIL = "retail", "小売業", "Retail"
    SERVICE = "service", "サービス業", "Service"


class Tongue(Word):
    """The language of a programme's documents."""

    JA = "ja", "日本語", "Japanese"
    EN = "en", "英語", "English"


class RuleLevel(Word):
    """The level that a programme gives to a rule."""

    OFF = "off", "無効", "Off"
    INFO = "info", "情報", "Info"
    WARNING = "warning", "警告", "Warning"
    ERROR = "error", "エラー", "Error"


@record(ja="ルールの設定", en="Rule setting")
class RuleSetting(Record):
    """What a programme changes about one rule: its level and its thresholds."""

    level: RuleLevel | None = word(RuleLevel, "レベル", "Level")
    days: int | None = whole("日数", "Days")
    months: int | None = whole("月数", "Months")
    count: int | None = whole("件数", "Count")
    percent: int | None = whole("割合(%)", "Percent")


@record(ja="組織", en="Organisation")
class Organisation(Record):
    """Who runs the programme."""

    name: str = text("組織名", "Name", required=True)
    name_en: str | None = text("組織名(英語)", "Name in English")
    industry: Industry | None = word(
        Industry,
        "業種",
        "Industry",
        accepts={"manufacturing": "manufacturing_other", "製造業": "manufacturing_other"},
    )
    capital_jpy: int | None = whole("資本金(円)", "Capital (JPY)", "資本金")
    persons: int | None = whole("従業者数", "Persons")
    representative: str | None = text("代表者", "Representative")
    address: str | None = text("所在地", "Address")
    sites: tuple[str, ...] = refs("site", "拠点", "Sites")
    corporate_number: str | None = text("法人番号", "Corporate number")


@record(ja="除外", en="Exclusion")
class Exclusion(Record):
    """What the scope leaves out, and why."""

    what: str | None = text("除外するもの", "What")
    reason: str | None = text("除外の理由", "Reason")


@record(ja="適用範囲の詳細", en="Scope in detail")
class ScopeDetail(Record):
    """What the scope covers: where given, its departments and sites decide."""

    sites: tuple[str, ...] = refs("site", "拠点", "Sites")
    departments: tuple[str, ...] = refs("department", "部署", "Departments")
    services: tuple[str, ...] = texts("サービス", "Services")
    boundaries: str | None = text("境界", "Boundaries")
    interfaces: str | None = text("インターフェース及び依存関係", "Interfaces")
    exclusions: tuple[Exclusion, ...] = groups(Exclusion, "除外", "Exclusions")


@record(ja="気候変動", en="Climate change")
class ClimateDetermination(Record):
    """Whether climate change is relevant to the programme, and why."""

    relevant: bool | None = flag("関連する", "Relevant")
    reason: str | None = text("理由", "Reason")
    decided_on: date | None = happened("決定日", "Decided on", withdraws=("relevant", "reason"))


@record(ja="リスク評価の設定", en="Risk settings")
class RiskSettings(Record):
    """How risks are assessed.

    ``acceptable`` maps a method to the highest score or level that is accepted without treatment; ``*``
    stands for every method that is not named.
    """

    method: str = text("リスク評価方法", "Method", required=True)
    acceptable: Mapping[str, str] = mapping("受容基準", "Acceptable", shorthand="*")
    lifecycle_method: str | None = text("ライフサイクルの評価方法", "Method for the life cycle")
    criteria_approved_by: str | None = person("基準の承認者", "Criteria approved by")
    criteria_approved_on: date | None = happened(
        "基準の承認日", "Criteria approved on", withdraws=("criteria_approved_by",)
    )


@record(ja="組織の用語", en="Labels")
class Labels(Record):
    """The organisation's own terms, by the word that they stand for."""

    roles: Mapping[str, str] = mapping("役割の呼称", "Roles")
    levels: Mapping[str, str] = mapping("機密区分の呼称", "Levels")
    grades: Mapping[str, str] = mapping("指摘区分の呼称", "Grades")
    decisions: Mapping[str, str] = mapping("リスク対応の呼称", "Decisions")


@record(ja="例外承認の設定", en="Waiver settings")
class WaiverSettings(Record):
    """Whether waivers are allowed, and who may approve them."""

    allowed: bool | None = flag("例外を認める", "Allowed")
    approvers: tuple[str, ...] = persons("承認できる人", "Approvers")


@record(ja="候補の認証機関", en="Candidate")
class Candidate(Record):
    """A certification body that has made an offer."""

    name: str | None = text("名称", "Name")
    quote_jpy: int | None = whole("見積額(円)", "Quote (JPY)")
    note: str | None = text("備考", "Note")


@record(ja="取得プロジェクト", en="Project")
class Project(Record):
    """The project that leads to the certification."""

    started: date | None = planned("開始日", "Started")
    target: date | str | None = planned_day_or_month("取得目標", "Target")
    budget_jpy: int | None = whole("予算(円)", "Budget (JPY)")
    owner: str | None = person("プロジェクト責任者", "Owner")
    manager: str | None = person("プロジェクトマネージャー", "Manager")
    members: tuple[str, ...] = persons("メンバー", "Members")
    candidates: tuple[Candidate, ...] = groups(Candidate, "候補の認証機関", "Candidates")


DEFAULT_TIMEZONE = "Asia/Tokyo"
"""The time zone where isms.yaml names none."""


@record(ja="設定", en="Settings")
class Settings(Record):
    """What holds for the whole programme.

    ``pms_started`` is the day on which the PMS began to run; ``certification_body`` names the planned
    body of each standard.
    """

    format: int = whole("形式", "Format", required=True)
    stage: Stage | None = word(Stage, "段階", "Stage")
    requires: str | None = text("必要なバージョン", "Requires", "必要な版")
    timezone: str | None = text("タイムゾーン", "Time zone")
    rules: Mapping[str, RuleSetting] = named(RuleSetting, "ルール", "Rules", shorthand="level")
    organisation: Organisation | None = group(Organisation, "組織", "Organisation", required=True)
    standards: tuple[str, ...] = texts("規格", "Standards", required=True)
    scope: str | None = text("適用範囲", "Scope", required=True)
    scope_detail: ScopeDetail | None = group(ScopeDetail, "適用範囲の詳細", "Scope in detail")
    purpose: str | None = text("取得目的", "Purpose")
    climate: ClimateDetermination | None = group(ClimateDetermination, "気候変動", "Climate change")
    language: Tongue | None = word(Tongue, "言語", "Language")
    fiscal_year_start: str | None = day_of_year("年度の開始日", "Start of the fiscal year")
    risk: RiskSettings | None = group(RiskSettings, "リスク評価", "Risk")
    pms_started: date | None = happened("PMS運用開始日", "PMS started")
    certification_body: Mapping[str, str] = mapping("認証機関", "Certification body")
    labels: Labels | None = group(Labels, "組織の用語", "Labels")
    waivers: WaiverSettings | None = group(WaiverSettings, "例外承認", "Waivers")
    project: Project | None = group(Project, "取得プロジェクト", "Project")

    @property
    def tongue(self) -> Language:
        """The language in which the programme is written: Japanese unless it says otherwise."""
        return "en" if self.language is not None and self.language.value == "en" else "ja"
