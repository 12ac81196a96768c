"""Pictures of what is computed: the risk matrix as a heat map, alone or as a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from isms.api.answers import matrix
from isms.api.errors import RequestError
from isms.api.rendering import order
from isms.diagnostic import Text
from isms.documents.drawing import stacked
from isms.documents.heat_map import heat_map
from isms.documents.render import as_page, compose
from isms.risk.matrix import View, without_matrix

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.diagnostic import Language

NO_MATRIX = Text(
    ja="図にできるリスクマトリクスがありません。リスクがないか、リスク値が二つの値の組合せから決まりません"
    "(複数の結果の最大値など)。isms risk score --group level で件数を見てください。",
    en="there is no risk matrix to draw: there are no risks, or the score does not come of two values (it is "
    "the highest of several results, for example); see isms risk score --group level",
)
WITHOUT = Text(
    ja="評価方法「{methods}」のリスク値は、二つの値の組合せから決まらないので、リスクマトリクスはありません。"
    "isms risk score --group level で件数を見てください。",
    en="The scores of {methods} do not come of two values, so there is no matrix; see isms risk score "
    "--group level.",
)


def matrix_picture(loaded: Loaded, language: Language, view: View = View.STANDING) -> str:
    """Return the risk matrices as one SVG picture; RequestError where there is none to draw."""
    drawn = [heat_map(each, view, language) for each in matrix(loaded, view)]
    if not drawn:
        raise RequestError(NO_MATRIX.of())
    return stacked(drawn).svg("risk-matrix")


def matrix_page(loaded: Loaded, language: Language, view: View = View.STANDING) -> bytes:
    """Return the risk matrices as a web page."""
    return _page(loaded, "_risk-matrix", language, view=view.value)


def not_drawn(loaded: Loaded) -> Text | None:
    """Return which methods in use have no matrix; None where all have one."""
    methods = [scorer.method.title for scorer in without_matrix(loaded.programme)]
    if not methods:
        return None
    return Text(ja=WITHOUT.say("ja", methods=methods), en=WITHOUT.say("en", methods=methods))


def _page(loaded: Loaded, name: str, language: Language, **more: object) -> bytes:
    """Return a page that is a view of the records and no paper: it is neither draft nor final."""
    wanted = replace(order(loaded, name, language, final=True), more=more)
    return as_page(wanted, compose(wanted)).encode()
