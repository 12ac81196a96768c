"""A risk: what may happen to which information, how grave it is, and what is decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms.fields import (
    group,
    happened,
    identifier,
    items,
    mapping,
    person,
    persons,
    planned,
    ref,
    refs,
    text,
    word,
    words,
)
from isms.kind import Record, record
from isms.model.stamp import Stamps
from isms.scalars import Word


class Phase(Word):
    """A stage in the life of personal information."""

    ACQUISITION = "acquisition", "取得・入力", "Acquisition"
    TRANSFER = "transfer", "移送・送信", "Transfer"
    USE = "use", "利用・加工", "Use"
    ENTRUSTMENT = "entrustment", "委託・提供", "Entrustment"
    STORAGE = "storage", "保管・バックアップ", "Storage"
    DISPOSAL = "disposal", "廃棄・消去", "Disposal"


class ThreatKind(Word):
    """Where a threat comes from."""

    DELIBERATE = "deliberate", "意図的", "Deliberate"
    ACCIDENTAL = "accidental", "偶発的", "Accidental"
    ENVIRONMENTAL = "environmental", "環境的", "Environmental"


class VulnerabilityKind(Word):
    """Where a vulnerability sits."""

    PROCESS = "process", "業務手順", "Process"
    PERSON = "person", "人", "Person"
    ORGANISATION = "organisation", "組織", "Organisation"
    APPLICATION = "application", "アプリケーション", "Application"
    FACILITY = "facility", "建物・設備", "Facility"
    NETWORK = "network", "ネットワーク", "Network"
    DEVICE = "device", "機器", "Device"


class Decision(Word):
    """What is decided about a risk."""

    REDUCE = "reduce", "低減", "Reduce"
    AVOID = "avoid", "回避", "Avoid"
    TRANSFER = "transfer", "移転", "Transfer"
    ACCEPT = "accept", "受容", "Accept"
    OPEN = "open", "未定", "Open"


class Measure(Word):
    """The family of safety measures that a risk is treated by."""

    ORGANISATIONAL = "organisational", "組織的", "Organisational"
    HUMAN = "human", "人的", "Human"
    PHYSICAL = "physical", "物理的", "Physical"
    TECHNICAL = "technical", "技術的", "Technical"
    EXTERNAL = "external", "外的環境", "External environment"


@record(folder="risks", ja="リスク", en="Risk")
class Risk(Record):
    """What may happen to an asset, to personal information or to the organisation.

    ``factors`` are the inherent assessment, ``current`` the one of today, ``residual`` the one expected
    after treatment; each maps a factor of the method to a value or label of its scale.
    """

    id: str = identifier("リスク番号", "Id")
    title: str = text("リスク名", "Title", required=True)
    asset: str | None = ref("asset", "情報資産", "Asset", "対象資産")
    personal_information: str | None = ref("personal-information", "個人情報", "Personal information")
    asset_kind: str | None = text("資産の種類", "Asset kind")
    exempt: tuple[str, ...] = refs("asset", "対象外の資産", "Exempt")
    phase: Phase | None = word(Phase, "局面", "Phase", "ライフサイクル")
    threat: str = text("脅威", "Threat", required=True)
    threat_kind: ThreatKind | None = word(ThreatKind, "脅威の種類", "Threat kind")
    vulnerability: str | None = text("脆弱性", "Vulnerability")
    vulnerability_kind: VulnerabilityKind | None = word(
        VulnerabilityKind, "脆弱性の種類", "Vulnerability kind"
    )
    impact: str | None = text("影響", "Impact")
    existing: str | None = text("現状の対策", "Existing measures")
    owner: str = person("リスク所有者", "Owner", required=True)
    factors: Mapping[str, str] = mapping("評価値", "Factors", required=True)
    current: Mapping[str, str] = mapping("現状の評価値", "Current")
    residual: Mapping[str, str] = mapping("対応後の評価値", "Residual")
    decision: Decision = word(Decision, "対応の選択肢", "Decision", required=True)
    controls: tuple[str, ...] = items("管理策", "Controls")
    measures: tuple[Measure, ...] = words(Measure, "安全管理措置", "Measures")
    accepted_by: tuple[str, ...] = persons("受容者", "Accepted by")
    accepted_on: date | None = happened("受容日", "Accepted on", withdraws=("accepted_by", "accepted_until"))
    accepted_until: date | None = planned("受容期限", "Accepted until")
    stamps: Stamps | None = group(Stamps, "受容の記録", "Stamps")
    assessed_on: date | None = happened("評価日", "Assessed on", withdraws=("assessed_by",))
    assessed_by: str | None = person("評価者", "Assessed by")
    review_due: date | None = planned("次回見直し期限", "Review due")
    notes: str | None = text("備考", "Notes")
