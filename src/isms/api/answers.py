"""What is computed from a programme: scores, the matrix, the Statement of Applicability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import annex_a
from isms.api.errors import RequestError
from isms.api.finding import framework_named, method_named
from isms.diagnostic import Text
from isms.risk import matrix as risk_matrix
from isms.risk.matrix import View
from isms.risk.rescore import rescored
from isms.risk.score import scores
from isms.soa.statement import statement_of

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.risk.matrix import Matrix
    from isms.risk.rescore import Rescored
    from isms.risk.score import Score
    from isms.soa.row import Row

SAME_METHOD = Text(
    ja="比べる2つが同じ評価方法「{method}」です。変更前と変更後の方法を指定してください。",
    en="'{method}' is named twice; name the method before and the one after the change",
)


def score(loaded: Loaded) -> list[Score]:
    """Return every risk with its assessments, what is accepted, and whether it may stay as it is."""
    return list(scores(loaded.programme))


def rescore(loaded: Loaded, before: str, after: str) -> list[Rescored]:
    """Return the risks as each of two methods, named by their ids, scores them.

    Raises RequestError where there is no such method, it cannot be used, or it is the same twice.
    """
    if before == after:
        raise RequestError(SAME_METHOD.of(method=before))
    return rescored(loaded.programme, method_named(loaded, before), method_named(loaded, after))


def matrix(loaded: Loaded, view: View = View.STANDING) -> list[Matrix]:
    """Return a risk matrix for each method by which risks are scored."""
    return risk_matrix.matrices(loaded.programme, view)


def statement(loaded: Loaded, framework: str | None = None) -> list[Row]:
    """Return every control of Annex A in its order and the necessary ones beyond it, or those of a framework.

    Raises RequestError where there is no such framework.
    """
    named = None if framework is None else framework_named(loaded, framework)
    return list(statement_of(loaded.programme, named))


def comparison(loaded: Loaded) -> list[annex_a.Compared]:
    """Return every control of the statement with what comparing it with Annex A found (27001:6.1.3 c)."""
    return list(annex_a.comparison(loaded.programme))
