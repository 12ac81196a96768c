"""A table on a terminal: which columns have room, how wide they are, and where their texts are broken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from isms.cli.language import spoken
from isms.cli.layout import fold, width, words
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table

SHORT = 12
"""Columns with texts of up to so many columns of the terminal keep them on one line."""
LEAST = 10
"""Longer texts are broken into lines, but into none shorter than this."""
WORD = 20
"""Words of up to so many columns of the terminal are not broken where columns can be left out instead."""
HEAD = 6
"""Heads are broken into lines where they are wider than this and than what stands below them."""
GAP = 2
"""So many columns of the terminal stand between two columns of a table."""
_TWO_WORDS = re.compile("[\u4e00-\u9fff]{4}\\Z")
"""Four kanji, as in 受容可能 and 評価方法, are two words of two."""
LEFT_OUT = Text(
    ja="画面の幅に収まらない列を省きました: {columns}。画面を広げるか、--columns で列を選ぶと見られます。",
    en="Left out, as the terminal is too narrow: {columns}. Widen it, or choose columns with --columns.",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column of a drawn table: its head, its texts by row, and whether it is set right.

    ``spare`` tells how soon it may be left out, the highest first; 0 is never.
    """

    head: str
    texts: Sequence[str]
    right: bool = False
    spare: int = 0
    narrow: bool = False
    """Whether its head is broken into lines."""

    @property
    def widest(self) -> int:
        """How wide its widest text is."""
        return max((width(line) for text in self.texts for line in text.split("\n")), default=0)

    @property
    def short(self) -> bool:
        """Whether it holds numbers, days and words alone, which are never broken."""
        return self.widest <= SHORT

    @property
    def heads(self) -> list[str]:
        """The lines of its head."""
        if not self.narrow:
            return [self.head]
        room = max(self.widest if self.short else 2 * SHORT, HEAD)
        if width(self.head) > room and _TWO_WORDS.match(self.head):
            return [self.head[:2], self.head[2:]]
        return fold(self.head, max(room, *(width(word.rstrip()) for word in words(self.head))))

    def least(self, word: int = LEAST) -> int:
        """Return how many columns of the terminal it needs, with words of up to ``word`` columns whole."""
        longest = max((width(each.rstrip()) for text in self.texts for each in words(text)), default=0)
        needed = self.widest if self.short else max(LEAST, min(word, longest))
        return max(needed, *map(width, self.heads))


def draw(columns: Sequence[Drawn], notes: Mapping[str, str], *, all_of_them: bool) -> None:
    """Draw a table on the terminal, with ``notes`` by their numbers below it.

    Every number and day is whole. Where the columns do not fit, their heads are broken into lines; then those
    that can be spared are left out and named, unless the reader wants ``all_of_them``; and at last each row
    becomes lines of head and text.
    """
    from rich.console import Console
    from rich.text import Text as Plain

    console = Console()
    shown = fitting(columns, console.width, all_of_them=all_of_them)
    if shown is None:
        for row in range(len(columns[0].texts)):
            console.print(_stacked(columns, row, console.width))
    else:
        console.print(_table(shown, shared(shown, console.width)))
    for mark, text in notes.items():
        first, *others = _folded(text, console.width - width(mark) - 1).split("\n")
        console.print(
            Plain("\n".join([f"{mark} {first}", *(" " * (width(mark) + 1) + line for line in others)]))
        )
    if shown is not None and len(shown) < len(columns):
        heads = {column.head for column in shown}
        left_out = [column.head for column in columns if column.head not in heads]
        console.print(Plain(_folded(LEFT_OUT.say(spoken(), columns=left_out), console.width)))


def fitting(columns: Sequence[Drawn], room: int, *, all_of_them: bool = False) -> list[Drawn] | None:
    """Return the columns that are shown on so wide a terminal; None where a table has no room."""
    room += GAP
    if sum(max(column.widest, width(column.head)) + GAP for column in columns) <= room:
        return list(columns)
    shown = [replace(column, narrow=True) for column in columns]
    spare = [] if all_of_them else sorted((c for c in shown if c.spare), key=lambda c: c.spare)
    while sum(column.least(WORD) + GAP for column in shown) > room and spare:
        shown.remove(spare.pop())
    return shown if sum(column.least() + GAP for column in shown) <= room else None


def shared(columns: Sequence[Drawn], room: int) -> list[int]:
    """Return how wide each column is drawn: the long ones share what the others leave."""
    room -= GAP * (len(columns) - 1)
    words_whole = sum(column.least(WORD) for column in columns) <= room
    least = [column.least(WORD if words_whole else LEAST) for column in columns]
    widths = {place: least[place] for place, column in enumerate(columns) if column.short}
    long = sorted((column.widest, place) for place, column in enumerate(columns) if not column.short)
    for left, (widest, place) in enumerate(long):
        kept = sum(least[other] for _, other in long[left + 1 :])
        free = room - sum(widths.values())
        share = min(free // (len(long) - left), free - kept)
        widths[place] = max(least[place], min(max(widest, least[place]), share))
    return [widths[place] for place in range(len(columns))]


def _table(columns: Sequence[Drawn], widths: Sequence[int]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as Plain

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column, columns_wide in zip(columns, widths, strict=True):
        table.add_column(
            Plain("\n".join(column.heads)),
            justify="right" if column.right else "left",
            overflow="fold",
            width=columns_wide,
        )
    for line in zip(*(column.texts for column in columns), strict=True):
        table.add_row(*(Plain(_folded(text, each)) for text, each in zip(line, widths, strict=True)))
    return table


def _stacked(columns: Sequence[Drawn], row: int, room: int) -> Table:
    """Return one row as lines below each other, where the terminal is too narrow for its columns."""
    from rich.table import Table
    from rich.text import Text as Plain

    heads = max(width(column.head) for column in columns)
    grid = Table.grid(padding=(0, GAP))
    for column in columns:
        if column.texts[row]:
            text = _folded(column.texts[row], max(room - heads - GAP, LEAST))
            grid.add_row(Plain(column.head), Plain(text, overflow="fold"))
    grid.add_row()
    return grid


def _folded(text: str, columns: int) -> str:
    """Return a text on lines of so many columns."""
    return "\n".join(line for part in text.split("\n") for line in fold(part, columns) or [""])
