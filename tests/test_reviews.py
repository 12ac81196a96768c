"""The reviews of top management."""

from __future__ import annotations

from datetime import date

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.reviews import by_management, management_reviews, recent, top_reviews

FILES = {
    "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [iso27001, pmark]\nscope: 全社\n",
    "reviews/r.yaml": (
        "- {id: LAST, held: 2026-10-28, chaired_by: P}\n"
        "- {id: FIRST, kind: management_review, held: 2025-04-01, chaired_by: P, standards: [pmark]}\n"
        "- {id: OLD, kind: management_review, held: 2025-03-31, chaired_by: P}\n"
        "- {id: BOARD, kind: committee, held: 2026-10-14, chaired_by: P}\n"
        "- {id: ASIDE, kind: extraordinary, held: 2026-04-20, chaired_by: P}\n"
        "- {id: DRAFT, draft: true, held: 2026-11-02, chaired_by: P}\n"
    ),
}
PROGRAMME = load(MemoryTree({path: text.encode() for path, text in FILES.items()}), date(2026, 11, 22))


def test_committees_and_extraordinary_reviews_are_not_those_at_planned_intervals() -> None:
    found = {review.key for review in PROGRAMME.reviews if by_management(review)}
    assert found == {"LAST", "FIRST", "OLD"}


def test_reviews_cover_the_standards_that_they_name_or_all() -> None:
    assert [r.key for r in management_reviews(PROGRAMME, "pmark")] == ["OLD", "FIRST", "LAST"]
    assert [r.key for r in management_reviews(PROGRAMME, "iso27001")] == ["OLD", "LAST"]


def test_extraordinary_reviews_are_by_the_top_as_well() -> None:
    assert [r.key for r in top_reviews(PROGRAMME, "iso27001")] == ["OLD", "ASIDE", "LAST"]


def test_recent_reviews_are_those_of_the_last_year_and_of_this_one() -> None:
    assert {review.key for review in recent(PROGRAMME)} == {"LAST", "FIRST"}
