"""The reviews of top management."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cycle import speaks_of
from isms.fiscal import years
from isms.model.review import ReviewKind

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from isms.model.review import Review


def by_management(review: Review) -> bool:
    """Tell whether a review is one of top management at its planned interval; unless it says otherwise."""
    return review.kind in {None, ReviewKind.MANAGEMENT_REVIEW}


def management_reviews(programme: Programme, standard: str) -> list[Review]:
    """Return the reviews of top management that cover a standard, by their day; drafts are left out."""
    found = [r for r in programme.reviews if by_management(r) and not r.draft]
    return sorted((r for r in found if speaks_of(r.standards, standard)), key=lambda review: review.held)


def recent(programme: Programme) -> list[Review]:
    """Return the reviews of top management in the last fiscal year and the running one; no drafts."""
    finished, _ = years(programme)
    return [r for r in programme.reviews if by_management(r) and not r.draft and r.held >= finished.first]
