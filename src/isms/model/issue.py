"""An issue: what inside or outside the organisation bears on the programme."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, happened, identifier, person, text, word
from isms.kind import Record, record
from isms.scalars import Word


class Side(Word):
    """Whether an issue is internal or external."""

    INTERNAL = "internal", "内部", "Internal"
    EXTERNAL = "external", "外部", "External"


class IssueKind(Word):
    """Whether an issue is a risk or an opportunity."""

    RISK = "risk", "リスク", "Risk"
    OPPORTUNITY = "opportunity", "機会", "Opportunity"
    BOTH = "both", "リスク及び機会", "Both"


@record(folder="issues", ja="課題", en="Issue")
class Issue(Record):
    """What inside or outside the organisation bears on the programme."""

    id: str = identifier("課題番号", "Id")
    title: str = text("課題", "Title", required=True)
    side: Side | None = word(Side, "内部・外部", "Side")
    kind: IssueKind | None = word(IssueKind, "リスク・機会", "Kind")
    climate: bool | None = flag("気候変動に関する課題", "Climate change")
    effect: str | None = text("影響", "Effect")
    response: str | None = text("対応", "Response")
    owner: str | None = person("担当者", "Owner")
    reviewed: date | None = happened("見直し日", "Reviewed")
