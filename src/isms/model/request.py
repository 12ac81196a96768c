"""A request: what a data subject asks for, complains about or inquires into."""

from __future__ import annotations

from datetime import date

from isms.fields import happened, identifier, person, planned, ref, text, word
from isms.kind import Record, record
from isms.scalars import Word


class RequestKind(Word):
    """What is asked for."""

    DISCLOSURE = "disclosure", "開示", "Disclosure"
    CORRECTION = "correction", "訂正", "Correction"
    ADDITION = "addition", "追加", "Addition"
    STOP_USE = "stop_use", "利用停止", "Stop of use"
    DELETION = "deletion", "消去", "Deletion"
    STOP_PROVISION = "stop_provision", "第三者提供の停止", "Stop of provision"
    PURPOSE_NOTICE = "purpose_notice", "利用目的の通知", "Notice of purpose"
    RECORD_DISCLOSURE = "record_disclosure", "提供記録の開示", "Disclosure of provision records"
    COMPLAINT = "complaint", "苦情", "Complaint"
    INQUIRY = "inquiry", "問合せ", "Inquiry"


OPEN_TO_ALL = frozenset({RequestKind.COMPLAINT, RequestKind.INQUIRY})
"""What anyone may bring forward without being the person whom the data are about."""


@record(folder="requests", ja="開示等請求・苦情", en="Request")
class Request(Record):
    """What a data subject asks for; ``requester`` is described without personal data."""

    id: str = identifier("受付番号", "Id")
    kind: RequestKind | None = word(RequestKind, "請求の種類", "Kind", "種別")
    received: date = happened("受付日", "Received", required=True, begins=True)
    requester: str | None = text("請求者の区分", "Requester", "請求者")
    subject: str = text("請求内容", "Subject", "件名", required=True)
    personal_information: str | None = ref("personal-information", "対象の個人情報", "Personal information")
    identity_checked: str | None = text("本人確認", "Identity checked")
    due: date | None = planned("回答期限", "Due", "期限")
    answered: date | None = happened("回答日", "Answered", withdraws=("method", "refused_reason", "outcome"))
    method: str | None = text("回答方法", "Method")
    refused_reason: str | None = text("不開示等の理由", "Reason for refusal")
    outcome: str | None = text("対応結果", "Outcome", "結果")
    owner: str = person("担当者", "Owner", required=True)
