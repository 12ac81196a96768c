"""A document: what the organisation has written down and keeps under control."""

from __future__ import annotations

import datetime

from isms.fields import (
    group,
    groups,
    happened,
    identifier,
    person,
    planned,
    requirements,
    text,
    texts,
    word,
)
from isms.kind import Record, record
from isms.model.stamp import Approval, Stamps
from isms.scalars import Word


class DocumentKind(Word):
    """What sort of document it is."""

    POLICY = "policy", "方針", "Policy"
    MANUAL = "manual", "マニュアル", "Manual"
    STANDARD = "standard", "基準", "Standard"
    REGULATION = "regulation", "規程", "Regulation"
    PROCEDURE = "procedure", "手順書", "Procedure"
    HANDBOOK = "handbook", "ハンドブック", "Handbook"
    FORM = "form", "様式", "Form"
    PLAN = "plan", "計画書", "Plan"
    REPORT = "report", "報告書", "Report"
    LEDGER = "ledger", "台帳", "Ledger"
    RECORD = "record", "記録", "Record"
    EXTERNAL = "external", "外部文書", "External document"


@record(ja="改訂履歴", en="Revision")
class Revision(Record):
    """One version of a document: when, why and by whom."""

    version: str | None = text("版", "Version")
    date: datetime.date | None = happened("改訂日", "Date", begins=True)
    reason: str | None = text("改訂理由", "Reason", "改訂内容")
    by: str | None = person("改訂者", "By")


@record(folder="documents", ja="文書", en="Document", documents=True)
class Document(Record):
    """What the organisation has written down.

    ``renders`` names the rendered document whose head this is (soa, manual …). ``satisfies`` lists the
    requirements that it meets. ``body`` is the text below the front matter of a Markdown file.
    """

    id: str = identifier("文書ID", "Id")
    number: str | None = text("文書番号", "Number")
    title: str = text("文書名", "Title", "表題", required=True)
    kind: DocumentKind | None = word(DocumentKind, "文書の種類", "Kind", "文書種別")
    owner: str | None = person("主管", "Owner", "主管者")
    version: str = text("版", "Version", "版数", required=True)
    prepared_by: str | None = person("作成者", "Prepared by", "作成")
    reviewed_by: str | None = person("審査者", "Reviewed by", "審査")
    approved_by: str | None = person("承認者", "Approved by", "承認")
    approved_on: datetime.date | None = happened(
        "承認日", "Approved on", withdraws=("approved_by", "approval")
    )
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    established: datetime.date | None = happened("制定日", "Established", begins=True)
    effective: datetime.date | None = planned("施行日", "Effective")
    last_review: datetime.date | None = happened("前回見直し日", "Last review", withdraws=("last_review_by",))
    last_review_by: str | None = person("前回見直し者", "Last review by")
    next_review: datetime.date | None = planned("次回見直し期限", "Next review", "次回見直し日")
    abolished: datetime.date | None = planned("廃止日", "Abolished")
    retention: str | None = text("保存期間", "Retention")
    location: str | None = text("保管場所", "Location")
    distribution: tuple[str, ...] = texts("配付先", "Distribution", "配布先")
    satisfies: tuple[str, ...] = requirements("対応する要求事項", "Satisfies")
    renders: str | None = text("出力文書", "Renders")
    revisions: tuple[Revision, ...] = groups(Revision, "改訂履歴", "Revisions")
    public_url: str | None = text("公表先URL", "Public URL")
    stamps: Stamps | None = group(Stamps, "刻印", "Stamps")
    body: str | None = text("本文", "Body")
