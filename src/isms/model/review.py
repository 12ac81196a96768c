"""A review: what top management or a committee looked at and decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms.fields import (
    any_records,
    group,
    groups,
    happened,
    identifier,
    mapping,
    person,
    persons,
    planned,
    text,
    texts,
    word,
)
from isms.fields import text as wording
from isms.kind import Record, record
from isms.model.stamp import Approval
from isms.scalars import Word


class ReviewKind(Word):
    """What sort of meeting it is."""

    MANAGEMENT_REVIEW = "management_review", "マネジメントレビュー", "Management review"
    COMMITTEE = "committee", "委員会", "Committee"
    EXTRAORDINARY = "extraordinary", "臨時レビュー", "Extraordinary review"


class ReviewDecisionKind(Word):
    """What a decision of a review is about."""

    IMPROVEMENT = "improvement", "改善", "Improvement"
    CHANGE = "change", "変更", "Change"
    RESOURCE = "resource", "資源", "Resources"
    OTHER = "other", "その他", "Other"


@record(ja="決定事項", en="Review decision")
class ReviewDecision(Record):
    """One thing that was decided, who does it and until when.

    ``about`` names the records, of any kind, that led to it or that it concerns: a finding, a risk, a change.
    """

    id: str | None = wording("決定番号", "Id", "番号")
    text: str = wording("決定事項", "Text", "内容", required=True)
    kind: ReviewDecisionKind | None = word(ReviewDecisionKind, "区分", "Kind")
    owner: str = person("担当者", "Owner", required=True)
    due: date = planned("期限", "Due", required=True)
    done: date | None = happened("完了日", "Done")
    about: tuple[str, ...] = any_records("関連する記録", "About")


@record(folder="reviews", ja="マネジメントレビュー", en="Review")
class Review(Record):
    """What top management or a committee looked at and decided.

    ``inputs`` holds the organisation's own words for each input, by its number.
    """

    id: str = identifier("レビュー番号", "Id")
    kind: ReviewKind | None = word(ReviewKind, "会議の種類", "Kind")
    held: date = happened("開催日", "Held", "実施日", required=True, begins=True)
    chaired_by: str = person("議長", "Chaired by", required=True)
    standards: tuple[str, ...] = texts("対象規格", "Standards")
    inputs: Mapping[str, str] = mapping("インプット", "Inputs")
    conclusion: str | None = text("結論", "Conclusion")
    decisions: tuple[ReviewDecision, ...] = groups(ReviewDecision, "決定事項", "Decisions")
    attendees: tuple[str, ...] = persons("出席者", "Attendees")
    minutes: str | None = text("議事録", "Minutes")
    approved_by: str | None = person("承認者", "Approved by")
    approved_on: date | None = happened("承認日", "Approved on", withdraws=("approved_by", "approval"))
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    next_planned: date | None = planned("次回予定日", "Next planned")
