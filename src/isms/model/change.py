"""A change: something that alters the organisation or its programme, planned before it happens."""

from __future__ import annotations

from datetime import date

from isms.fields import group, groups, happened, identifier, person, planned, ref, refs, text, word
from isms.kind import Record, record
from isms.model.stamp import Approval
from isms.scalars import Word


class ChangeKind(Word):
    """What changes."""

    OFFICE_MOVE = "office_move", "事務所移転", "Office move"
    NEW_BUSINESS = "new_business", "新規事業", "New business"
    BUSINESS_END = "business_end", "事業終了", "End of a business"
    SCOPE_EXTENSION = "scope_extension", "適用範囲の拡大", "Scope extension"
    ORGANISATION = "organisation", "組織変更", "Organisation"
    COMPANY_NAME = "company_name", "社名変更", "Company name"
    HEAD_OFFICE = "head_office", "本店移転", "Head office"
    REPRESENTATIVE = "representative", "代表者変更", "Representative"
    PRIVACY_MANAGER = "privacy_manager", "個人情報保護管理者の変更", "Privacy manager"
    MERGER = "merger", "合併・事業譲渡", "Merger"
    SYSTEM = "system", "システム変更", "System"
    SUPPLIER = "supplier", "委託先の変更", "Supplier"
    LAW = "law", "法令の改正", "Law"
    STANDARD_REVISION = "standard_revision", "規格の改訂", "Revision of a standard"


@record(ja="変更の作業", en="Change task")
class ChangeTask(Record):
    """One thing to do for a change."""

    title: str = text("作業", "Title", required=True)
    owner: str | None = person("担当者", "Owner")
    due: date | None = planned("期限", "Due")
    done: date | None = happened("完了日", "Done")


@record(ja="届出・審査", en="Notification")
class ChangeNotification(Record):
    """What a change means for a certification: a notification or an audit, and until when."""

    certification: str | None = ref("certification", "認証", "Certification")
    kind: str | None = text("届出・審査の種類", "Kind")
    due: date | None = planned("期限", "Due")
    done: date | None = happened("完了日", "Done")
    combined_with: str | None = text("同時に受ける審査", "Combined with")


@record(folder="changes", ja="変更", en="Change")
class Change(Record):
    """Something that alters the organisation or its programme."""

    id: str = identifier("変更番号", "Id")
    title: str = text("変更名", "Title", "件名", required=True)
    kind: ChangeKind | None = word(ChangeKind, "変更の種類", "Kind")
    planned_on: date = planned("変更予定日", "Planned on", required=True)
    reason: str | None = text("変更理由", "Reason")
    owner: str = person("責任者", "Owner", "担当者", required=True)
    approved_by: str | None = person("承認者", "Approved by")
    approved_on: date | None = happened("承認日", "Approved on", withdraws=("approved_by", "approval"))
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    risks: tuple[str, ...] = refs("risk", "関連リスク", "Risks")
    assets: tuple[str, ...] = refs("asset", "関連する情報資産", "Assets")
    documents: tuple[str, ...] = refs("document", "関連文書", "Documents")
    sites: tuple[str, ...] = refs("site", "関連拠点", "Sites")
    tasks: tuple[ChangeTask, ...] = groups(ChangeTask, "作業", "Tasks")
    certifications: tuple[ChangeNotification, ...] = groups(ChangeNotification, "届出・審査", "Notifications")
    reviewed_on: date | None = happened("影響の見直し日", "Reviewed on", "見直し日")
    done: date | None = happened("完了日", "Done")
