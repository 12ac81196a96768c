"""The small tables beside the risk register: methods, figures by level and department, and the matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.documents.heat_map import shade
from isms.documents.risk_questions import criterion_of, scorers
from isms.documents.table import Beside, Shade
from isms.risk.matrix import View, on_paper
from isms.risk.report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.model.programme import Programme
    from isms.risk.matrix import Matrix
    from isms.risk.method import Scorer
    from isms.risk.report import Part

WITHIN = Text(ja="基準以下", en="within")
OVER = Text(ja="基準超過", en="above")
CRITERION = Text(ja="受容基準", en="Criterion")
DEPARTMENT = Text(ja="部署", en="Department")
BY_LEVEL = Text(ja="レベル別の件数", en="By level")
BY_DEPARTMENT = Text(ja="部署別の件数", en="By department")
MAP = Text(ja="リスクマトリクス {view}", en="Matrix {view}")
LEVEL = Text(ja="レベル", en="Level")
SCORES = Text(ja="リスク値", en="Scores")
VIEWS = (View.INHERENT, View.STANDING, View.RESIDUAL)
"""The views in the order in which risks go through them."""
STAGES = (Text(ja="対応前", en="Inherent"), Text(ja="現在", en="Now"), Text(ja="残留", en="Residual"))
UNSCORED = Text(ja="評価できない", en="Not scored")
IN_ALL = Text(ja="合計", en="In all")
COUNT = Text(ja="件数", en="Risks")
ABOVE = Text(ja="受容基準超過", en="Above criterion")
UNEXCUSED = Text(ja="うち手当てなし", en="Nothing under way")
CORNER = Text(ja="{view}: {down}＼{across}", en="{down} \\ {across} ({view})")
CELL = Text(ja="{count}({level})", en="{count} ({level})")
EMPTY = Text(ja="－", en="–")


METHODS = Text(ja="評価方法", en="Methods")
_METHOD_HEADS = (
    Text(ja="評価方法", en="Method"),
    Text(ja="識別子", en="Id"),
    Text(ja="版", en="Version"),
    Text(ja="受容基準", en="Criterion of acceptance"),
    Text(ja="レベルの区分", en="Bands of the levels"),
    Text(ja="出典", en="Source"),
)


def methods(programme: Programme) -> Beside:
    """Return by which methods risks are scored, and whose the bands of the levels are."""
    rows = []
    for scorer in scorers(programme):
        method = scorer.method
        criterion = criterion_of(programme, scorer)
        bands, source = method.bands_source, method.named_source
        rows.append((method.title, method.id, method.version, criterion, bands, source))
    return Beside(METHODS, _METHOD_HEADS, rows, (40, 26, 9, 22, 28, 60))


def beside(programme: Programme) -> Sequence[Beside]:
    """Return the methods, the figures and the matrices of the report."""
    parts = report(programme).parts
    found = [methods(programme)]
    several = len(parts) > 1
    for part in parts:
        found += [_by_level(part, several=several), _by_department(programme, part, several=several)]
    return [*found, *maps(programme)]


def maps(programme: Programme) -> Sequence[Beside]:
    """Return the heat maps before treatment, today and after it, without drafts."""
    several = len(report(programme).parts) > 1
    return [_matrix(each, view, several=several) for view in VIEWS for each in on_paper(programme)[view]]


def _of(title: Text, scorer: Scorer, *, several: bool) -> Text:
    """Return the title of a table on one method, which it names where there are several."""
    named = scorer.method.id
    return Text(ja=f"{title.ja} {named}", en=f"{title.en} {named}") if several else title


def _by_level(part: Part, *, several: bool) -> Beside:
    rows: list[Sequence[object]] = [
        (
            each.band.label,
            each.range,
            WITHIN if each.acceptable else OVER,
            each.inherent,
            each.standing,
            each.remaining,
        )
        for each in part.levels
    ]
    rows.append((UNSCORED, None, OVER, *part.unscored))
    rows.append((IN_ALL, None, None, *[len(part.rows)] * len(STAGES)))
    return Beside(_of(BY_LEVEL, part.scorer, several=several), (LEVEL, SCORES, CRITERION, *STAGES), rows)


def _by_department(programme: Programme, part: Part, *, several: bool) -> Beside:
    levels = [each.band.label for each in part.levels]
    rows = [
        (
            programme.departments.called(each.key),
            each.tally.risks,
            *each.levels,
            each.tally.unscored,
            each.tally.above,
            each.tally.unexcused,
        )
        for each in part.departments
    ]
    heads = (DEPARTMENT, COUNT, *levels, UNSCORED, ABOVE, UNEXCUSED)
    return Beside(_of(BY_DEPARTMENT, part.scorer, several=several), heads, rows)


def _matrix(matrix: Matrix, view: View, *, several: bool) -> Beside:
    corner = CORNER.filled(view=view.label, down=matrix.down.title, across=matrix.across.title)
    levels = list(matrix.scorer.levels)
    rows = []
    for tick, cells in zip(matrix.down.ticks[::-1], matrix.cells, strict=True):
        counts = [len(cell.risks) or EMPTY for cell in cells]
        rows.append(
            [
                tick.words,
                *(
                    Shade(CELL.of(count=count, level=cell.band.label), *shade(cell.band.level, levels))
                    if cell.band
                    else count
                    for cell, count in zip(cells, counts, strict=True)
                ),
            ]
        )
    title = MAP.filled(view=view.label)
    heads = (corner, *(tick.words for tick in matrix.across.ticks))
    return Beside(_of(title, matrix.scorer, several=several), heads, rows, (30, *[16] * (len(heads) - 1)))
