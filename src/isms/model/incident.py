"""An incident: what went wrong or nearly did, and who had to be told."""

from __future__ import annotations

from datetime import date, datetime

from isms.fields import (
    flag,
    group,
    groups,
    happened,
    happened_at,
    identifier,
    person,
    ref,
    refs,
    text,
    whole,
    word,
)
from isms.kind import Record, record
from isms.scalars import Word


class IncidentLevel(Word):
    """Whether it is an incident or an event that may become one."""

    EVENT = "event", "事象", "Event"
    INCIDENT = "incident", "インシデント", "Incident"


class IncidentKind(Word):
    """What went wrong."""

    LEAK = "leak", "漏えい", "Leak"
    LOSS = "loss", "紛失", "Loss"
    DESTRUCTION = "destruction", "滅失・き損", "Destruction"
    TAMPERING = "tampering", "改ざん", "Tampering"
    MISDELIVERY = "misdelivery", "誤配達・誤交付", "Misdelivery"
    MIS_SENT_MAIL = "mis_sent_mail", "誤送信", "Mis-sent mail"
    MISREGISTRATION = "misregistration", "誤登録", "Misregistration"
    MISCONFIGURATION = "misconfiguration", "設定ミス", "Misconfiguration"
    UNAUTHORISED_ACCESS = "unauthorised_access", "不正アクセス", "Unauthorised access"
    MALWARE = "malware", "マルウェア感染", "Malware"
    PURPOSE_VIOLATION = "purpose_violation", "目的外利用", "Use beyond the purpose"
    UNCONSENTED_PROVISION = "unconsented_provision", "同意のない提供", "Provision without consent"
    IMPROPER_ACQUISITION = "improper_acquisition", "不正取得", "Improper acquisition"
    REQUEST_REFUSAL = "request_refusal", "開示等請求への不当な拒否", "Improper refusal of a request"
    OUTAGE = "outage", "サービス停止", "Outage"
    THEFT = "theft", "盗難", "Theft"
    WEAKNESS = "weakness", "弱点", "Weakness"
    NEAR_MISS = "near_miss", "ヒヤリハット", "Near miss"
    OTHER = "other", "その他", "Other"


class Protection(Word):
    """What kept leaked information from being read."""

    ENCRYPTED = "encrypted", "高度な暗号化", "Encrypted"
    RECOVERED_UNREAD = "recovered_unread", "閲覧前に回収", "Recovered unread"


@record(ja="報告", en="Reports")
class Reports(Record):
    """On which day whom was reported to."""

    ppc_preliminary: date | None = happened("個人情報保護委員会 速報", "PPC, preliminary")
    ppc_final: date | None = happened("個人情報保護委員会 確報", "PPC, final")
    ppc_my_number_preliminary: date | None = happened(
        "個人情報保護委員会 速報(特定個人情報)", "PPC, My Number, preliminary"
    )
    ppc_my_number_final: date | None = happened(
        "個人情報保護委員会 確報(特定個人情報)", "PPC, My Number, final"
    )
    pmark_preliminary: date | None = happened(
        "プライバシーマーク審査機関 速報", "PrivacyMark body, preliminary"
    )
    pmark_final: date | None = happened("プライバシーマーク審査機関 確報", "PrivacyMark body, final")
    ministry: date | None = happened("所管省庁", "Ministry")
    iso_body: date | None = happened("ISMS認証機関", "ISMS certification body")
    client: date | None = happened("委託元", "Client")
    police: date | None = happened("警察", "Police")


@record(ja="経過", en="Timeline entry")
class TimelineEntry(Record):
    """What happened when, and by whom."""

    at: date | datetime | None = happened_at("日時", "At", begins=True)
    what: str | None = text("内容", "What")
    by: str | None = person("対応者", "By")


@record(folder="incidents", ja="事故・事象", en="Incident")
class Incident(Record):
    """What went wrong or nearly did.

    ``known_on`` is the day any department knew, from which the deadlines of reports are counted. A flag
    that is absent is unknown, and the duty that hangs on it is open.
    """

    id: str = identifier("事故番号", "Id")
    title: str = text("件名", "Title", required=True)
    level: IncidentLevel | None = word(IncidentLevel, "事象・事故の別", "Level")
    known_on: date = happened("知った日", "Known on", "発覚日", required=True, begins=True)
    occurred_on: date | None = happened("発生日", "Occurred on")
    found_by: str | None = person("発見者", "Found by")
    verified: str | None = text("事実確認の結果", "Verified")
    facts_confirmed_on: date | None = happened("事実確認日", "Facts confirmed on", withdraws=("verified",))
    kind: IncidentKind | None = word(IncidentKind, "事故の種類", "Kind")
    personal_information: tuple[str, ...] = refs("personal-information", "個人情報", "Personal information")
    persons_affected: int | None = whole("本人の数", "Persons affected")
    sensitive: bool | None = flag("要配慮個人情報", "Sensitive")
    financial_damage: bool | None = flag("財産的被害のおそれ", "Financial damage")
    malicious: bool | None = flag("不正の目的のおそれ", "Malicious")
    my_number: bool | None = flag("特定個人情報", "My Number", "個人番号", "マイナンバー")
    my_number_count: int | None = whole("特定個人情報の本人の数", "My Number count")
    my_number_exposed: bool | None = flag(
        "特定個人情報の閲覧・ネットワークからの漏えい", "My Number exposed", "個人番号の不特定多数の閲覧"
    )
    protected: Protection | None = word(Protection, "保護の状態", "Protected")
    clients: tuple[str, ...] = refs("party", "関係する委託元", "Clients")
    supplier: str | None = ref("supplier", "関係する委託先", "Supplier")
    assets: tuple[str, ...] = refs("asset", "情報資産", "Assets")
    departments: tuple[str, ...] = refs("department", "関係部署", "Departments")
    reports: Reports | None = group(Reports, "報告", "Reports")
    principals_notified_on: date | None = happened("本人通知日", "Data subjects notified on")
    published_on: date | None = happened("公表日", "Published on")
    media: str | None = text("公表・報道の媒体", "Media")
    secondary_damage: str | None = text("二次被害", "Secondary damage")
    cause: str | None = text("原因", "Cause")
    actions: str | None = text("対応・再発防止策", "Actions", "再発防止策")
    lessons: str | None = text("教訓", "Lessons")
    finding: str | None = ref("finding", "不適合・指摘", "Finding")
    timeline: tuple[TimelineEntry, ...] = groups(TimelineEntry, "経過", "Timeline")
    closed_on: date | None = happened("完結日", "Closed on")
