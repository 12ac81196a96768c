"""What is computed from a programme: scores, the matrix, the Statement of Applicability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import soa
from isms.risk import matrix as risk_matrix
from isms.risk.matrix import View
from isms.risk.score import scores

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.risk.matrix import Matrix
    from isms.risk.score import Score


def score(loaded: Loaded) -> list[Score]:
    """Return every risk with its assessments, what is accepted, and whether it may stay as it is."""
    return list(scores(loaded.programme))


def matrix(loaded: Loaded, view: View = View.STANDING) -> list[Matrix]:
    """Return a risk matrix for each method by which risks are scored."""
    return risk_matrix.matrices(loaded.programme, view)


def statement(loaded: Loaded) -> list[soa.Row]:
    """Return every control of Annex A in its order, whether it applies, why, and how far it is done."""
    return list(soa.statement(loaded.programme))
