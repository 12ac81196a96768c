"""Pictures of what is computed, alone or on a page: the risk matrix, and the trail of a record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from isms.api.answers import matrix
from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.documents.drawing import stacked
from isms.documents.heat_map import heat_map
from isms.documents.trail_graph import trail_graph
from isms.risk.matrix import View, without_matrix
from isms.standing import decision
from isms.trace import stage

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.documents.traced import Traced

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
    return WITHOUT.filled(methods=methods)


def trail_picture(traced: Traced, language: Language) -> str:
    """Return the trail of a record as an SVG picture."""
    return trail_graph(traced, language).svg("trail")


def trail_page(loaded: Loaded, traced: Traced, language: Language) -> bytes:
    """Return the trail of a record as a web page: the picture, and its records in a table."""
    decisions = traced.trail.decisions()
    records = sorted(traced.trail.records(), key=lambda record: (stage(record), record.key))
    rows = [
        {
            "record": record,
            "kind": record.declaration.label,
            "title": traced.titles[record.reference],
            "state": traced.states.get(record.reference),
            "decisions": [decision(made) for made in decisions.get(record.reference, ())],
            "said": traced.said.get(record.reference, ()),
        }
        for record in records
    ]
    picture = partial(trail_graph, traced)
    return _page(loaded, "_trace", language, picture=picture, about=traced.trail.down.record, rows=rows)


def _page(loaded: Loaded, name: str, language: Language, **more: object) -> bytes:
    """Return a page that is a view of the records and no paper: it is neither draft nor final."""
    # jinja2 takes long to load, and a picture, a table and JSON do without it.
    from isms.api.rendering import order  # noqa: PLC0415
    from isms.documents.render import as_page, compose  # noqa: PLC0415

    wanted = replace(order(loaded, name, language, final=True), more=more)
    return as_page(wanted, compose(wanted)).encode()
