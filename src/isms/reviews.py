"""The reviews of top management."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.fiscal import years
from isms.model.review import ReviewKind
from isms.standards import speaks_of

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from isms.model.review import Review


def by_top(review: Review) -> bool:
    """Tell whether a review is one of top management, be it extraordinary; a draft is none."""
    return not review.draft and review.kind is not ReviewKind.COMMITTEE


def by_management(review: Review) -> bool:
    """Tell whether a review is one of top management at its planned interval; unless it says otherwise."""
    return by_top(review) and review.kind is not ReviewKind.EXTRAORDINARY


def top_reviews(programme: Programme, standard: str) -> list[Review]:
    """Return the reviews of top management that cover a standard, extraordinary ones too, by their day."""
    found = [r for r in programme.reviews if by_top(r) and speaks_of(r.standards, standard)]
    return sorted(found, key=lambda review: review.held)


def management_reviews(programme: Programme, standard: str) -> list[Review]:
    """Return the reviews of top management at the planned interval that cover a standard, by their day."""
    return [review for review in top_reviews(programme, standard) if by_management(review)]


def recent(programme: Programme) -> list[Review]:
    """Return the reviews of top management in the last fiscal year and the running one; no drafts."""
    finished, _ = years(programme)
    return [r for r in programme.reviews if by_management(r) and r.held >= finished.first]
