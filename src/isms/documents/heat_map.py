"""The risk matrix as a picture: a heat map that can be read without colour.

Every cell says how many risks lie in it, and its level in words; darker is graver, so that it prints in grey.
A heavy line encloses what is above the criterion of acceptance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.documents.drawing import INK, SOFT, Drawing, lines, span
from isms.risk.criterion import Criterion
from isms.risk.numbers import between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isms.diagnostic import Language
    from isms.risk.matrix import Cell, Matrix, Tick, View
    from isms.risk.numbers import Exact

SHADES = (
    ("#e6f2e0", INK),
    ("#f3dc8c", INK),
    ("#f0b060", INK),
    ("#dc6f42", INK),
    ("#8e1b1b", "#ffffff"),
)
"""Ground and ink of the levels, from the lowest to the highest: each ground is darker than the one before."""
PLAIN = ("#f4f4f4", INK)
"""Ground and ink of a cell whose level hangs on more than the two axes."""

TITLE = Text(ja="リスクマトリクス({view}): {method}", en="Risk matrix ({view}): {method}")
AXES = Text(ja="縦軸は{down}、横軸は{across}。", en="Down: {down}; across: {across}.")
CELL = Text(
    ja="{down}{one}・{across}{other}に{count}件{level}。",
    en="{down} {one}, {across} {other}: {count}{level}. ",
)
LEVEL = Text(ja="(レベル{level})", en=" ({level})")
NONE = Text(ja="どのマスにもリスクはありません。", en="There are no risks in it.")
UNSCORED = Text(ja="評価できないリスクは{count}件。", en="Risks that cannot be scored: {count}.")
NUMBERS = Text(ja="数字: リスクの件数", en="Numbers: how many risks")
ABOVE = Text(ja="太枠: 受容基準({criterion})を超える", en="Heavy line: above the criterion ({criterion})")
BANDS = Text(
    ja="レベルの区分は本ツールの設定(組織の承認が必要)",
    en="Bands set by us, to be approved by the firm",
)
EMPTY = Text(ja="－", en="–")
RANGE = Text(ja="{level} {range}", en="{level} {range}")

_WIDE, _HIGH = 104, 60
_LEFT, _TOP = 96, 76
_BELOW = 54
_NARROWEST = 430
_SMALL, _PLAIN, _HEAD, _LARGE = 12, 13, 14, 20
_SWATCH, _APART = 22, 18


def heat_map(matrix: Matrix, view: View, language: Language) -> Drawing:
    """Return the picture of a matrix."""
    return _Map(matrix, view, language).drawn()


def shade(level: str, levels: Sequence[str]) -> tuple[str, str]:
    """Return ground and ink of a level; ``levels`` are those of the method from the lowest."""
    place = list(levels).index(level) * (len(SHADES) - 1) // max(len(levels) - 1, 1)
    return SHADES[place]


class _Map:
    """A matrix on its way to a picture."""

    def __init__(self, matrix: Matrix, view: View, language: Language) -> None:
        self._matrix = matrix
        self._view = view
        self._language = language
        self._levels = list(matrix.scorer.levels)
        self._down = matrix.down.ticks[::-1]
        self._across = matrix.across.ticks

    def drawn(self) -> Drawing:
        right = _LEFT + _WIDE * len(self._across)
        bottom = _TOP + _HIGH * len(self._down)
        title = TITLE.say(self._language, view=self._view.label, method=self._matrix.scorer.method.title)
        wide = max(right + 12, _NARROWEST)
        legend = _flowing(self._legend(), wide)
        made = Drawing(wide, bottom + _BELOW + 22 * len(legend), title, self._told(), self._language)
        for number, line in enumerate(lines(title, _HEAD, wide - 12, 3)):
            made.words((6, 16 + 17 * number), line, size=_HEAD, anchor="start", bold=True)
        self._axes(made, right, bottom)
        self._cells(made)
        self._border(made)
        self._explain(made, bottom + _BELOW, legend)
        return made

    def _axes(self, made: Drawing, right: float, bottom: float) -> None:
        """Name the axes and their values."""
        down, across = (axis.title.say(self._language) for axis in (self._matrix.down, self._matrix.across))
        made.words((6, _TOP - 10), f"↑ {down}", size=_PLAIN, anchor="start", bold=True)
        made.words(((_LEFT + right) / 2, bottom + 42), f"{across} →", size=_PLAIN, bold=True)
        for row, tick in enumerate(self._down):
            head = lines(self._tick(tick), _PLAIN, _LEFT - 14, 3)
            y = _TOP + _HIGH * (row + 0.5) - 8 * (len(head) - 1) + 5
            for number, line in enumerate(head):
                made.words((_LEFT - 8, y + 16 * number), line, size=_PLAIN, anchor="end")
        for column, tick in enumerate(self._across):
            x = _LEFT + _WIDE * (column + 0.5)
            (line,) = lines(self._tick(tick), _PLAIN, _WIDE - 6, 1)
            made.words((x, bottom + 20), line, size=_PLAIN)

    def _cells(self, made: Drawing) -> None:
        """Draw each cell with its number of risks and its level."""
        for row, cells in enumerate(self._matrix.cells):
            for column, cell in enumerate(cells):
                x, y = _LEFT + _WIDE * column, _TOP + _HIGH * row
                ground, ink = shade(cell.band.level, self._levels) if cell.band else PLAIN
                made.box((x, y), _WIDE, _HIGH, fill=ground)
                count = str(len(cell.risks)) if cell.risks else EMPTY.say(self._language)
                middle = x + _WIDE / 2
                made.words((middle, y + 29), count, size=_LARGE, bold=bool(cell.risks), ink=ink)
                if cell.band:
                    (level,) = lines(cell.band.label.say(self._language), _SMALL, _WIDE - 8, 1)
                    made.words((middle, y + 49), level, size=_SMALL, ink=ink)

    def _border(self, made: Drawing) -> None:
        """Draw the heavy line around what is above the criterion."""
        above = {
            (row, column)
            for row, cells in enumerate(self._matrix.cells)
            for column, cell in enumerate(cells)
            if self._above(cell)
        }
        steps = []
        for row, column in sorted(above):
            x, y = _LEFT + _WIDE * column, _TOP + _HIGH * row
            sides = (
                ((row - 1, column), f"M{x} {y}h{_WIDE}"),
                ((row + 1, column), f"M{x} {y + _HIGH}h{_WIDE}"),
                ((row, column - 1), f"M{x} {y}v{_HIGH}"),
                ((row, column + 1), f"M{x + _WIDE} {y}v{_HIGH}"),
            )
            steps += [side for beside, side in sides if beside not in above]
        if steps:
            made.path("".join(steps), stroke=INK, thick=4)

    def _above(self, cell: Cell) -> bool:
        """Tell whether a cell is known to be above a criterion that is known."""
        scorer = self._matrix.scorer
        known = cell.score is not None and isinstance(scorer.criterion, Criterion)
        return known and cell.score is not None and not scorer.accepts(cell.score)

    def _legend(self) -> Iterator[tuple[str, str]]:
        """Yield what stands below the picture: words, with a colour where they explain one."""
        if any(cell.band for cells in self._matrix.cells for cell in cells):
            for lowest, highest, band in self._matrix.scorer.bands:
                yield shade(band.level, self._levels)[0], self._range(band.label, lowest, highest)
        yield "", NUMBERS.say(self._language)
        criterion = self._matrix.scorer.criterion
        if isinstance(criterion, Criterion):
            yield "", ABOVE.say(self._language, criterion=criterion.label)
        if self._matrix.scorer.bands_ours:
            yield "", BANDS.say(self._language)
        if self._matrix.unscored:
            yield "", UNSCORED.say(self._language, count=len(self._matrix.unscored))

    def _range(self, label: Text, lowest: Exact, highest: Exact) -> str:
        return RANGE.say(self._language, level=label, range=between(lowest, highest))

    def _explain(self, made: Drawing, y: float, legend: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Write the legend."""
        for number, swatches in enumerate(legend):
            x, base = 6.0, y + 22 * number + 12
            for colour, words in swatches:
                if colour:
                    made.box((x, base - 12), 16, 16, fill=colour)
                    x += _SWATCH
                made.words((x, base), words, size=_SMALL, anchor="start", ink=SOFT)
                x += span(words, _SMALL) + _APART

    def _told(self) -> str:
        """Return what the picture shows, in words."""
        down, across = self._matrix.down.title, self._matrix.across.title
        told = [AXES.say(self._language, down=down, across=across)]
        for tick, cells in zip(self._down, self._matrix.cells, strict=True):
            for other, cell in zip(self._across, cells, strict=True):
                if cell.risks:
                    level = LEVEL.say(self._language, level=cell.band.label) if cell.band else ""
                    told.append(
                        CELL.say(
                            self._language,
                            down=down,
                            one=self._tick(tick),
                            across=across,
                            other=self._tick(other),
                            count=len(cell.risks),
                            level=level,
                        )
                    )
        if len(told) == 1:
            told.append(NONE.say(self._language))
        if self._matrix.unscored:
            told.append(UNSCORED.say(self._language, count=len(self._matrix.unscored)))
        return " ".join(told)

    def _tick(self, tick: Tick) -> str:
        return tick.words.say(self._language)


def _flowing(entries: Iterable[tuple[str, str]], width: float) -> list[list[tuple[str, str]]]:
    """Return the entries of a legend in lines that fit into a width."""
    found: list[list[tuple[str, str]]] = [[]]
    x = 6.0
    for colour, words in entries:
        wide = (_SWATCH if colour else 0) + span(words, _SMALL)
        if found[-1] and (x + wide > width or not colour):
            found.append([])
            x = 6.0
        found[-1].append((colour, words))
        x += wide + _APART
    return found
