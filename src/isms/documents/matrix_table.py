"""The heat maps in rows: for each view and method a cell a row, with the risks that lie in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.documents.risk_figures import COUNT, CRITERION, LEVEL, OVER, VIEWS, WITHIN, maps, methods
from isms.documents.table import Table
from isms.excerpt import counted
from isms.risk.matrix import on_paper
from isms.risk.matrix import to_json as matrix_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Beside, Cells
    from isms.model.programme import Programme
    from isms.risk.matrix import Axis, Cell, Matrix, Tick, View

_HEADS: Mapping[str, Text] = {
    "view": Text(ja="時点", en="View"),
    "method": Text(ja="評価方法", en="Method"),
    "down": Text(ja="縦軸", en="Down"),
    "across": Text(ja="横軸", en="Across"),
    "score": Text(ja="リスク値", en="Score"),
    "level": LEVEL,
    "acceptable": CRITERION,
    "count": COUNT,
    "risks": Text(ja="リスク", en="Risk ids"),
}
_WIDTHS = {"view": 10, "method": 16, "down": 26, "across": 26, "level": 10, "risks": 60}
UNSCORED = Text(ja="評価できない", en="not scored")
NAMED = 30
"""So many risks of a cell are named, the others counted: a cell of a workbook holds 32,767 characters."""


def _rows(programme: Programme) -> Iterator[Cells]:
    for view in VIEWS:
        for matrix in on_paper(programme)[view]:
            yield from _cells(programme, matrix, view)


def _cells(programme: Programme, matrix: Matrix, view: View) -> Iterator[Cells]:
    """Yield the cells from the highest down, those of a line from the lowest; what lies nowhere is last."""
    known = {"view": view.label, "method": f"{matrix.scorer.method.id} {matrix.scorer.method.version}"}
    for down, line in zip(matrix.down.ticks[::-1], matrix.cells, strict=True):
        for across, cell in zip(matrix.across.ticks, line, strict=True):
            yield {
                **known,
                "down": _side(matrix.down, down),
                "across": _side(matrix.across, across),
                "score": cell.score,
                "level": cell.band.label if cell.band else None,
                "acceptable": _within(matrix, cell),
                **_lying(programme, cell.risks),
            }
    if matrix.unscored:
        yield {**known, "level": UNSCORED, "acceptable": OVER, **_lying(programme, matrix.unscored)}


def _side(axis: Axis, tick: Tick) -> Text:
    return Text(ja=f"{axis.title.ja} {tick.words.ja}", en=f"{axis.title.en} {tick.words.en}")


def _within(matrix: Matrix, cell: Cell) -> Text | None:
    """Return whether risks in a cell are within the criterion; None where more than the cell decides."""
    if cell.score is None:
        return None
    return WITHIN if matrix.scorer.accepts(cell.score) else OVER


def _lying(programme: Programme, risks: Sequence[str]) -> Cells:
    return {"count": len(risks), "risks": counted([programme.risks[key].shown for key in risks], NAMED)}


def _facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
    return [
        {"view": view.value, **matrix_to_json(matrix, language)}
        for view in VIEWS
        for matrix in on_paper(programme)[view]
    ]


def _beside(programme: Programme) -> Sequence[Beside]:
    """Return the maps themselves, and the methods."""
    return (*maps(programme), methods(programme))


TABLES: Mapping[str, Table] = {"heat-map": Table(lambda _: _HEADS, _rows, _facts, _WIDTHS, _beside)}
