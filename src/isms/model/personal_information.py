"""Personal information: one line of the ledger of personal information (個人情報管理台帳)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms.fields import (
    flag,
    group,
    happened,
    identifier,
    mapping,
    person,
    planned,
    ref,
    refs,
    text,
    texts,
    whole,
    word,
    words,
)
from isms.kind import Record, record
from isms.model.asset import Medium
from isms.model.stamp import Stamps
from isms.scalars import Word


class Subject(Word):
    """Whose information it is."""

    BUSINESS_PARTNER = "business_partner", "取引先担当者", "Business partner"
    CONSUMER = "consumer", "消費者・利用者", "Consumer"
    MEMBER = "member", "会員", "Member"
    EMPLOYEE = "employee", "従業者", "Employee"
    OFFICER = "officer", "役員", "Officer"
    RETIREE = "retiree", "退職者", "Retiree"
    FAMILY = "family", "従業者の家族", "Family"
    APPLICANT = "applicant", "採用応募者", "Applicant"
    VISITOR = "visitor", "来訪者", "Visitor"
    INQUIRER = "inquirer", "問合せ者", "Inquirer"
    SHAREHOLDER = "shareholder", "株主", "Shareholder"
    OTHER = "other", "その他", "Other"


class DataClass(Word):
    """Which class of the act the information falls into."""

    INFORMATION = "information", "個人情報", "Personal information"
    PERSONAL_DATA = "personal_data", "個人データ", "Personal data"
    RETAINED = "retained", "保有個人データ", "Retained personal data"


class Acquisition(Word):
    """How the information is obtained."""

    DIRECT_WRITTEN = "direct_written", "直接書面取得", "Directly in writing"
    DIRECT_OTHER = "direct_other", "直接取得(書面以外)", "Directly by other means"
    INDIRECT = "indirect", "間接取得", "Indirectly"
    ENTRUSTED = "entrusted", "受託", "Entrusted"
    THIRD_PARTY = "third_party", "第三者からの提供", "From a third party"
    PUBLIC = "public", "公開情報", "Public source"
    JOINT_USE = "joint_use", "共同利用", "Joint use"


@record(folder="personal-information", ja="個人情報", en="Personal information", tabular=True)
class PersonalInformation(Record):
    """One line of the ledger: what is held about whom, for what, where, and until when.

    ``phases_na`` names the phases of the life cycle that do not apply, each with the reason.
    """

    id: str = identifier("個人情報番号", "Id", "管理番号")
    name: str = text("個人情報名", "Name", "個人情報の名称", required=True)
    department: str = ref("department", "管理部署", "Department", required=True)
    owner: str = person("管理責任者", "Owner", required=True)
    business: str | None = text("業務", "Business", "業務分類")
    asset: str | None = ref("asset", "情報資産", "Asset")
    purpose: str = text("利用目的", "Purpose", required=True)
    subjects: tuple[Subject, ...] = words(Subject, "本人の種類", "Data subjects")
    items: str = text("個人情報の項目", "Items", required=True)
    data_class: DataClass | None = word(DataClass, "個人情報の区分", "Data class")
    sensitive: bool | None = flag("要配慮個人情報", "Sensitive")
    my_number: bool | None = flag("特定個人情報", "My Number", "個人番号", "マイナンバー")
    acquisition: Acquisition = word(Acquisition, "取得の形態", "Acquisition", required=True)
    notice: str | None = text("明示・通知・公表の方法", "Notice")
    consent: str | None = text("同意", "Consent", "同意の取得方法")
    source: str | None = text("取得元", "Source")
    client: str | None = ref("party", "委託元", "Client")
    count: int | None = whole("件数", "Count")
    medium: str = word(Medium, "媒体", "Medium", required=True, open=True)
    location: str = text("保管場所", "Location", required=True)
    storage: str | None = text("保管方法", "Storage")
    access: str | None = text("アクセス権を有する者", "Access", "アクセス権者")
    use_until: str | None = text("利用期限", "Use until")
    contact: str | None = text("本人への連絡・接触", "Contact with the data subject")
    entrusted_to: tuple[str, ...] = refs("supplier", "委託先", "Entrusted to")
    re_entrust_consent: date | None = happened("再委託の承諾日", "Consent to re-entrustment")
    provided_to: str | None = text("提供先", "Provided to", "第三者提供先")
    legal_basis: str | None = text("取得・提供の根拠", "Legal basis", "提供の根拠")
    shared_with: str | None = text("共同利用", "Shared with", "共同利用先")
    countries: tuple[str, ...] = texts("取扱国", "Countries")
    retention: str = text("保管期限", "Retention", required=True)
    retention_until: date | None = planned("保管期限日", "Retention until")
    disposal: str = text("廃棄方法", "Disposal", required=True)
    disposed: date | None = happened("廃棄日", "Disposed")
    disclosure: bool | None = flag("開示等対象", "Subject to disclosure")
    phases_na: Mapping[str, str] = mapping("該当しない局面", "Phases that do not apply")
    registered: date | None = happened("登録日", "Registered", begins=True)
    ended: date | None = planned("取扱終了日", "Ended")
    reviewed: date | None = happened("見直し日", "Reviewed", withdraws=("reviewed_by",))
    reviewed_by: str | None = person("見直し者", "Reviewed by")
    stamps: Stamps | None = group(Stamps, "刻印", "Stamps")
