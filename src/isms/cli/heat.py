"""A risk matrix as text, and as a heat map on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cli.layout import harmless, pad, width
from isms.diagnostic import Text
from isms.risk.report import by_method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.diagnostic import Language
    from isms.risk.matrix import Axis, Cell, Matrix, Tick, View

TITLE = Text(ja="リスクマトリクス({view}、件数とレベル)", en="Risk matrix ({view}, number and level)")
METHOD = Text(ja="評価方法", en="Method")
AXES = Text(ja="縦: {down} / 横: {across}", en="down: {down} / across: {across}")
UNSCORED = Text(ja="評価できないリスク: {risks}", en="cannot be scored: {risks}")
NOTHING = Text(ja="該当するリスクはありません。", en="There are no risks.")
COLOURS = ("green", "bright_green", "yellow", "bright_red", "red")
"""From the lowest level to the highest; every terminal has these."""


def as_text(matrices: Sequence[Matrix], view: View, language: Language) -> str:
    """Return matrices as columns of text that look the same everywhere."""
    blocks = []
    for matrix in matrices:
        corner, *heads = ["", *(tick.words.say(language) for tick in matrix.across.ticks)]
        body = [
            [tick.words.say(language), *(_cell(cell, language) for cell in row)]
            for tick, row in zip(_down(matrix.down), matrix.cells, strict=True)
        ]
        rows = [[corner, *heads], *body]
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(map(pad, row, widths)).rstrip() for row in rows]
        blocks.append("\n".join([*_captions(matrix, view, language), *lines, *_below(matrix, language)]))
    return "\n\n".join(blocks or [NOTHING.say(language)]) + "\n"


def _captions(matrix: Matrix, view: View, language: Language) -> list[str]:
    return [
        TITLE.say(language, view=view.label),
        f"{METHOD.say(language)}: {by_method(matrix.scorer).say(language)}",
        AXES.say(language, down=matrix.down.title, across=matrix.across.title),
    ]


def _below(matrix: Matrix, language: Language) -> list[str]:
    return [UNSCORED.say(language, risks=matrix.unscored)] if matrix.unscored else []


def _down(axis: Axis) -> Sequence[Tick]:
    return axis.ticks[::-1]


def _cell(cell: Cell, language: Language) -> str:
    count = str(len(cell.risks) or "-")
    return f"{count} ({cell.band.label.say(language)})" if cell.band else count


def draw(matrices: Sequence[Matrix], view: View, language: Language) -> None:
    """Draw matrices on a terminal, each cell in the colour of its level."""
    from rich.box import SQUARE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Drawn

    console = Console()
    for matrix in matrices:
        levels = list(matrix.scorer.levels)
        table = Table(box=SQUARE, show_lines=True)
        for head in ["", *(tick.words.say(language) for tick in matrix.across.ticks)]:
            table.add_column(Drawn(harmless(head)), justify="center")
        for tick, row in zip(_down(matrix.down), matrix.cells, strict=True):
            cells = [Drawn(harmless(_cell(cell, language)), style=_colour(cell, levels)) for cell in row]
            table.add_row(Drawn(harmless(tick.words.say(language)), style="bold"), *cells)
        for line in _captions(matrix, view, language):
            console.print(Drawn(harmless(line)))
        console.print(table)
        for line in _below(matrix, language):
            console.print(Drawn(harmless(line)))
    if not matrices:
        console.print(Drawn(NOTHING.say(language)))


def _colour(cell: Cell, levels: Sequence[str]) -> str:
    """Return the style of a cell: the colour of its level, bold where risks lie in it."""
    if cell.band is None:
        return ""
    place = levels.index(cell.band.level) * (len(COLOURS) - 1) // max(len(levels) - 1, 1)
    return f"bold black on {COLOURS[place]}" if cell.risks else f"{COLOURS[place]}"
