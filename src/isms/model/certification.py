"""A certification: what a body has certified, until when, and the audits on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from isms.fields import (
    flag,
    groups,
    happened,
    identifier,
    number,
    planned,
    planned_day_or_month,
    ref,
    text,
    whole,
    word,
)
from isms.fields import planned as planned_day
from isms.kind import Record, record
from isms.scalars import Word


class CertificationEventKind(Word):
    """A step of getting or keeping a certification."""

    APPLICATION = "application", "申請", "Application"
    FORMALITY_CHECK = "formality_check", "形式審査", "Formality check"
    DOCUMENT_REVIEW = "document_review", "文書審査", "Document review"
    ONSITE = "onsite", "現地審査", "On-site audit"
    REPLY = "reply", "指摘への回答", "Reply to findings"
    COMMITTEE = "committee", "審査会", "Committee"
    CONTRACT = "contract", "付与契約", "Contract"
    STAGE1 = "stage1", "第一段階審査", "Stage 1"
    STAGE2 = "stage2", "第二段階審査", "Stage 2"
    SURVEILLANCE = "surveillance", "維持審査", "Surveillance"
    RECERTIFICATION = "recertification", "更新審査", "Recertification"
    TRANSITION = "transition", "移行審査", "Transition"
    SPECIAL = "special", "特別審査", "Special audit"
    SCOPE_EXTENSION = "scope_extension", "拡大審査", "Scope extension"
    SCOPE_REDUCTION = "scope_reduction", "縮小審査", "Scope reduction"
    RELOCATION = "relocation", "移転審査", "Relocation"
    TRANSFER = "transfer", "認証移転", "Transfer to another body"


@record(ja="認証の手続", en="Certification event")
class CertificationEvent(Record):
    """One step of getting or keeping a certification."""

    kind: CertificationEventKind | None = word(CertificationEventKind, "種類", "Kind")
    planned: date | str | None = planned_day_or_month("予定日", "Planned")
    performed: date | None = happened("実施日", "Performed", withdraws=("result",))
    result: str | None = text("結果", "Result")
    reply_due: date | None = planned_day("回答期限", "Reply due")
    audit: str | None = ref("audit", "監査・審査", "Audit")
    days: Decimal | None = number("審査工数(人日)", "Audit days", "審査工数")
    fee_jpy: int | None = whole("費用(円)", "Fee (JPY)", "費用")


@record(ja="マークの使用箇所", en="Use of the mark")
class MarkUse(Record):
    """A place where the certification mark is shown."""

    place: str | None = text("使用箇所", "Place")
    checked_on: date | None = happened("確認日", "Checked on")


@record(folder="certifications", ja="認証", en="Certification")
class Certification(Record):
    """What a certification body has certified.

    ``member`` tells whether the organisation belongs to the accredited personal information protection
    organisation named in ``dispute_body``.
    """

    id: str = identifier("認証番号", "Id")
    standard: str = text("規格", "Standard", "認証規格", required=True)
    body: str | None = text("認証機関", "Body", "審査機関")
    number: str | None = text("登録番号", "Certificate number", "登録証番号")
    scope: str | None = text("登録範囲", "Scope", "認証範囲")
    soa_version: str | None = text("適用宣言書の版", "Statement of Applicability version")
    initial_granted: date | None = happened("初回登録日", "First granted")
    granted: date | None = happened("登録日", "Granted", "付与日")
    contract_on: date | None = happened("付与契約日", "Contract on")
    expires: date = planned("有効期限", "Expires", required=True)
    events: tuple[CertificationEvent, ...] = groups(CertificationEvent, "審査・手続", "Events")
    mark_url: str | None = text("マーク掲載ページ", "Mark page")
    mark_link: str | None = text("マークのリンク先", "Mark link")
    mark_uses: tuple[MarkUse, ...] = groups(MarkUse, "マークの使用箇所", "Uses of the mark")
    member: bool | None = flag("対象事業者", "Member of the dispute body", "対象事業者か")
    dispute_body: str | None = text("認定個人情報保護団体", "Dispute body")
    dispute_contact: str | None = text("認定個人情報保護団体の連絡先", "Dispute contact")

    @property
    def shown(self) -> str:
        """Its id: the certificate number is the body's, not a number for showing."""
        return self.key

    def valid_on(self, day: date) -> bool:
        """Tell whether the certificate is known to have been granted by a day and not to have run out.

        A draft certifies nothing.
        """
        granted = [on for on in (self.initial_granted, self.granted) if on is not None]
        return not self.draft and bool(granted) and min(granted) <= day <= self.expires
