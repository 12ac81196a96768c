"""CSV to rows of texts, a few thousand at a time, with broken rows named and passed over."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import HEAD, Misreading, Place, Spot, Text
from isms.records import limits
from isms.records.text import BOM, is_utf8

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

CHUNK = 4_000
"""Rows converted together: large enough to pay off, small enough not to be felt in memory."""

_LINE_END = re.compile("\r\n|\r|\n")
_CELL = re.compile(r'"(?:[^"]+|"")*+"?[^,\r\n]*|[^,\r\n]*')
_QUOTED = re.compile('"(?:[^"]|"")*+"')
_QUOTE = Text(
    ja='引用符(")の使い方が誤っています。この行は読まずに続けました',
    en='a quotation mark (") is open or out of place; the row is left out',
)
_LONG = Text(
    ja='セルが長すぎます。引用符(")が閉じていない可能性があります',
    en="a cell is too long; a quotation mark may be open",
)
_CELLS = Text(
    ja='見出し{heads}列に対してセルが{cells}個あります。「,」を含む値は引用符(")で囲んでください',
    en='{cells} cells under {heads} heads; put a value that holds a comma into quotation marks (")',
)


class Table:
    """A CSV text: its heads, and its rows in chunks.

    Rows are counted from 0 after the header, blank and broken ones included: the number of a row is the
    ordinal of its record. ``broken`` and ``lost``, the first cells of rows that were left out, fill up
    while the rows are read.
    """

    def __init__(self, path: str, data: bytes) -> None:
        """Read the header of ``data``, UTF-8 without byte-order mark; there are no heads if it is broken."""
        csv.field_size_limit(limits.CELL_CHARACTERS)
        self.path = path
        self.broken: list[Misreading] = []
        self.lost: list[str] = []
        self.heads: list[str] = []
        self.head_line = 0
        self._data = data
        self._begin = 0
        for line, row in self._rows(0):
            self._begin = line + 1
            if self.broken:
                break
            if row:
                self.heads, self.head_line = row, line
                self._begin += sum(len(_LINE_END.findall(cell)) for cell in row)
                break

    def _stream(self, skip: int) -> io.TextIOWrapper:
        """Return the lines after the first ``skip`` ones."""
        stream = io.TextIOWrapper(io.BytesIO(self._data), encoding="utf-8", newline="")
        for _ in range(skip):
            stream.readline()
        return stream

    def _rows(self, skip: int) -> Iterator[tuple[int, list[str]]]:
        """Go through the rows one by one, each with the number of lines before it.

        A row that cannot be read is named and stands as an empty list; its first line is passed over.
        """
        lines = _Lines(self._stream(skip))
        reader = csv.reader(lines, strict=True)
        while True:
            lines.taken.clear()
            try:
                row = next(reader, None)
            except csv.Error as error:
                reason = _LONG if "field limit" in str(error) else _QUOTE
                line, column = _faulty_cell("".join(lines.taken))
                place = Place(self.path, skip + line, column)
                self.broken.append(Misreading("REC021", place, {"reason": reason}))
                self.lost.append(lines.give_back())
                yield skip, []
                skip += 1
            else:
                if row is None:
                    return
                yield skip, row
                skip += len(lines.taken)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Go through the header and every row after it, each with the number of lines before it."""
        yield self.head_line, self.heads
        yield from self._rows(self._begin)

    def chunks(self) -> Iterator[list[list[str]]]:
        """Go through the rows in chunks, each row with as many cells as there are heads.

        A row that is blank or left out stands in its chunk as an empty list.
        """
        first, width = 0, len(self.heads)
        for rows in self._chunks():
            if set(map(len, rows)) == {width}:
                yield rows
            else:
                fits = {0, width}
                yield [row if len(row) in fits else self._fit(row, n) for n, row in enumerate(rows, first)]
            first += len(rows)

    def _chunks(self) -> Iterator[list[list[str]]]:
        """Read the rows many at a time; one by one from a chunk on in which some row cannot be read."""
        skip = self._begin
        reader = csv.reader(self._stream(skip), strict=True)
        while True:
            line = skip + reader.line_num
            try:
                rows = list(islice(reader, CHUNK))
            except csv.Error:
                break
            if not rows:
                return
            yield rows
        rest = (row for _, row in self._rows(line))
        while rows := list(islice(rest, CHUNK)):
            yield rows

    def _fit(self, row: list[str], ordinal: int) -> list[str]:
        """Fill up a short row; refuse one with more than blanks beyond the heads."""
        width = len(self.heads)
        if len(row) < width:
            return row + [""] * (width - len(row))
        beyond = next((index for index in range(width, len(row)) if row[index].strip()), None)
        if beyond is not None:
            values = {"reason": _CELLS.of(heads=width, cells=len(row))}
            self.broken.append(Misreading("REC021", Spot(self.path, ordinal, (beyond,)), values))
            self.lost.append(row[0].strip())
            return []
        return row[:width]


class _Lines:
    """Lines of a text for a reader of rows; those after the first of a broken row can be read again."""

    def __init__(self, stream: Iterable[str]) -> None:
        self.taken: list[str] = []
        self._next = iter(stream)
        self._again: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._next)
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """Let all lines of a row but the first be read again; return what its first cell seems to hold."""
        self._again += reversed(self.taken[1:])
        return self.taken[0].partition(",")[0].strip().strip('"')


def _faulty_cell(text: str) -> tuple[int, int]:
    """Return line and column of the first cell that is quoted wrongly or too long; of the row if none is."""
    starts = line_starts(text)
    for start, end in spans(text, 0):
        cell = text[start:end]
        if len(cell) > limits.CELL_CHARACTERS or (cell[:1] == '"' and not _QUOTED.fullmatch(cell)):
            line = bisect_right(starts, start)
            return line, start - starts[line - 1] + 1
    return 1, 1


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def spans(text: str, position: int) -> list[tuple[int, int]]:
    """Return where the cells of the row at a position begin and end; there is at least one."""
    cells = []
    while True:
        cell = _CELL.match(text, position)
        end = cell.end() if cell else position
        cells.append((position, end))
        if text[end : end + 1] != ",":
            return cells
        position = end + 1


class Excerpt(NamedTuple):
    """The header and some rows of a file, as a file of their own.

    ``rows`` maps the ordinal of a row in the whole file to its ordinal here and its line in the whole.
    """

    data: bytes
    rows: Mapping[int, tuple[int, int]]


def excerpt(data: bytes, wanted: Container[int]) -> Excerpt | None:
    """Cut some rows out of a file; None where its lines are not its rows, or it is not UTF-8."""
    if b'"' in data or data.count(b"\r") != data.count(b"\r\n") or not is_utf8(data):
        return None
    lines = dropwhile(lambda at: not at[1].strip(b"\r\n" + BOM), enumerate(io.BytesIO(data), 1))
    kept = [
        (ordinal, line, row)
        for ordinal, (line, row) in enumerate(lines, HEAD)
        if ordinal == HEAD or ordinal in wanted
    ]
    rows = {ordinal: (here, line) for here, (ordinal, line, _) in enumerate(kept, HEAD)}
    return Excerpt(b"".join(row for _, _, row in kept), rows)


def places(path: str, text: str, wanted: Mapping[int, set[int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return line and column of cells of a CSV text.

    ``wanted`` maps the ordinal of a row (-1 is the header) to the indexes of its cells; the answer maps
    (ordinal, index) to (line, column), both from 1. A cell begins at its quotation mark; a cell that is
    not there has the place of its row.
    """
    starts = line_starts(text)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    last = max(wanted, default=HEAD)
    for ordinal, (line, _) in enumerate(Table(path, text.encode()).rows(), HEAD):
        if ordinal in wanted:
            cells = spans(text, starts[line])
            for index in wanted[ordinal]:
                start = cells[index if index < len(cells) else 0][0]
                at = bisect_right(starts, start)
                found[ordinal, index] = (at, start - starts[at - 1] + 1)
        if ordinal >= last:
            break
    return found
