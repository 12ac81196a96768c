"""An asset: information, or what holds or handles it."""

from __future__ import annotations

from datetime import date

from isms.fields import (
    flag,
    group,
    happened,
    identifier,
    person,
    planned,
    ref,
    refs,
    text,
    whole,
    words,
)
from isms.kind import Record, record
from isms.model.stamp import Stamps
from isms.scalars import Word


class Medium(Word):
    """What information is kept on or handled by."""

    PAPER = "paper", "紙", "Paper"
    PORTABLE = "portable", "可搬媒体", "Portable media"
    SERVER = "server", "サーバー", "Server"
    PC = "pc", "パソコン", "PC"
    MOBILE = "mobile", "モバイル機器", "Mobile device"
    CLOUD = "cloud", "クラウド", "Cloud"
    SOFTWARE = "software", "ソフトウェア", "Software"
    SERVICE = "service", "サービス", "Service"
    FACILITY = "facility", "設備", "Facility"
    PHOTO = "photo", "写真", "Photo"
    AV = "av", "映像・音声", "Video or audio"
    PEOPLE = "people", "人", "People"


class PersonalData(Word):
    """Which personal information an asset holds."""

    NONE = "none", "なし", "None"
    PERSONAL = "personal", "個人情報", "Personal information"
    SENSITIVE = "sensitive", "要配慮個人情報", "Sensitive personal information"
    MY_NUMBER = "my_number", "特定個人情報", "My Number"


@record(folder="assets", ja="情報資産", en="Asset", tabular=True)
class Asset(Record):
    """Information, or what holds or handles it, with what its loss would mean.

    ``confidentiality``, ``integrity`` and ``availability`` are values or labels of the method's scale.
    """

    id: str = identifier("資産番号", "Id", "情報資産番号", "管理番号")
    name: str = text("情報資産名称", "Name", "情報資産名", required=True)
    category: str | None = text("情報の種類", "Category")
    business: str | None = text("業務分類", "Business")
    department: str = ref("department", "管理部署", "Department", required=True)
    owner: str = person("管理責任者", "Owner", "リスク所有者", "管理者", required=True)
    users: str | None = text("利用者範囲", "Users")
    medium: tuple[Medium, ...] = words(Medium, "媒体・保存先", "Medium", "媒体", required=True)
    location: str | None = text("保管場所", "Location")
    stored_in: tuple[str, ...] = refs("asset", "保存先の資産", "Stored in")
    supplier: str | None = ref("supplier", "委託先", "Supplier")
    personal_information: tuple[PersonalData, ...] = words(
        PersonalData, "個人情報の種類", "Personal information", "個人情報"
    )
    confidentiality: str = text("機密性", "Confidentiality", required=True)
    integrity: str = text("完全性", "Integrity", required=True)
    availability: str = text("可用性", "Availability", required=True)
    classification: str | None = text("機密区分", "Classification")
    count: int | None = whole("件数", "Count", "数量")
    retention: str | None = text("保存期限", "Retention")
    retention_until: date | None = planned("保存期限日", "Retention until")
    registered: date | None = happened("登録日", "Registered", begins=True)
    disposal: str | None = text("廃棄方法", "Disposal")
    disposed: date | None = happened("廃棄日", "Disposed")
    in_scope: bool | None = flag("適用範囲内", "In scope", "適用範囲")
    reviewed: date | None = happened("見直し日", "Reviewed", withdraws=("reviewed_by",))
    reviewed_by: str | None = person("見直し者", "Reviewed by")
    stamps: Stamps | None = group(Stamps, "刻印", "Stamps")
    notes: str | None = text("備考", "Notes")
