"""Edits of real files: what a slip of an editor, a bad merge or a broken disk makes of the example."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from isms.monthly import pursued, the_month, the_year
from isms.records.locate import locate
from isms.risk.matrix import View, matrices
from isms.risk.plan import plan
from isms.risk.report import report
from isms.rules import packaged
from isms.rules.judge import judge
from isms.trace import STAGES, trail
from tests.records.reading import BARE, DAY, OTHERS, inside, read_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isms.model.programme import Programme

EXAMPLE = Path(__file__).parents[2] / "examples/minato-contact"
LARGEST = 24_000
"""Bytes of a file that is read some hundred times."""
OF_EACH = 3
"""Files that are taken of a folder and an ending."""
SECONDS = 5
"""Of one processor, for reading one damaged file beside some others; it takes a hundredth of that."""
TEXTS = (
    "\t", "  ", "\u3000", "\ufeff", "\x00", "\x1b[31m", "\u202e", "\u2028", "か\u3099", "５", "：", "- ",
    ": ", "#", '"', "'", "[", "{", "}", "&a ", "*a", "!t ", "|\n", "---\n", "<<<<<<< HEAD\n", "=======\n",
    "\r", "\r\n", ",", ";", '""', "null", "2026/5/1", "令和8年", "=1+1", "#REF!", "../../x",
    "A" * 5_000, "[" * 100, "東京",
)  # fmt: skip


class Edit(NamedTuple):
    """A change of some bytes or lines; places are parts of a thousand."""

    of: Callable[[bytes, int, int, str], bytes]
    first: int
    second: int
    text: str

    def __call__(self, data: bytes) -> bytes:
        """Return what it makes of a file."""
        return self.of(data, self.first, self.second, self.text)


def real_files() -> Iterator[str]:
    """Go through some files of each form out of each register of the example."""
    taken: dict[tuple[str, str], int] = {}
    for file in sorted(EXAMPLE.rglob("*.*")):
        path = file.relative_to(EXAMPLE).as_posix()
        form = path.partition("/")[0], file.suffix
        fits = file.is_file() and file.stat().st_size <= LARGEST and path not in {*OTHERS, "isms.yaml"}
        if fits and file.suffix in {".yaml", ".csv", ".md"} and taken.get(form, 0) < OF_EACH:
            taken[form] = taken.get(form, 0) + 1
            yield path


def _span(data: bytes, first: int, second: int) -> tuple[int, int]:
    begin, end = sorted((len(data) * first // 1000, len(data) * second // 1000))
    return begin, min(end, begin + 40)


def _cut_out(data: bytes, first: int, second: int, _: str) -> bytes:
    begin, end = _span(data, first, second)
    return data[:begin] + data[end:]


def _cut_off(data: bytes, first: int, _second: int, _: str) -> bytes:
    return data[: len(data) * first // 1000]


def _flip(data: bytes, first: int, second: int, _: str) -> bytes:
    at = len(data) * first // 1001
    return data[:at] + bytes([data[at] ^ (second % 255 + 1)]) + data[at + 1 :] if data else data


def _insert(data: bytes, first: int, _second: int, text: str) -> bytes:
    """Put a text in, also between the bytes of a character."""
    at = len(data) * first // 1000
    return data[:at] + text.encode() + data[at:]


def _repeat(data: bytes, first: int, second: int, _: str) -> bytes:
    begin, end = _span(data, first, second)
    return data[:end] + data[begin:]


def _lines(change: Callable[[list[bytes], int, int, bytes], None]) -> Callable[[bytes, int, int, str], bytes]:
    """Return an edit of the lines of a file."""

    def edit(data: bytes, first: int, second: int, text: str) -> bytes:
        lines = data.splitlines(keepends=True) or [b""]
        change(lines, len(lines) * first // 1001, len(lines) * second // 1001, text.encode())
        return b"".join(lines)

    return edit


def _drop(lines: list[bytes], first: int, _second: int, _text: bytes) -> None:
    del lines[first]


def _double(lines: list[bytes], first: int, second: int, _text: bytes) -> None:
    lines.insert(second, lines[first])


def _swap(lines: list[bytes], first: int, second: int, _text: bytes) -> None:
    lines[first], lines[second] = lines[second], lines[first]


def _push(lines: list[bytes], first: int, _second: int, text: bytes) -> None:
    lines[first] = text + lines[first]


def _join(lines: list[bytes], first: int, _second: int, _text: bytes) -> None:
    lines[first] = lines[first].rstrip(b"\r\n")


def _another_encoding(data: bytes, first: int, _second: int, _: str) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(("cp932", "euc_jp", "utf-16", "utf-8-sig", "iso2022_jp")[first % 5], "replace")


def _other_line_ends(data: bytes, first: int, _second: int, _: str) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", (b"\r\n", b"\r", b"\n\n")[first % 3])


EDITS = (
    _cut_out, _cut_off, _flip, _insert, _repeat, _another_encoding, _other_line_ends,
    *map(_lines, (_drop, _double, _swap, _push, _join)),
)  # fmt: skip
PLACES = st.integers(0, 1000)
DAMAGED = st.tuples(
    st.sampled_from(list(real_files())),
    st.lists(
        st.builds(Edit, st.sampled_from(EDITS), PLACES, PLACES, st.sampled_from(TEXTS)),
        min_size=1,
        max_size=4,
    ),
)
"""A file of the example, and what is done to it."""


def assert_read(path: str, edits: list[Edit], *, judged: bool = False) -> None:
    """Check that a damaged file is read in time, named where it is wrong, and costs no other file a record.

    ``judged`` lets the rules look at what is left, too.
    """
    data = (EXAMPLE / path).read_bytes()
    for edit in edits:
        data = edit(data)
    begun = time.process_time()
    outcome = read_beside({"isms.yaml": BARE, path: data})
    placed = outcome.placed()
    assert time.process_time() - begun < SECONDS
    for place, misreading in placed:
        assert place.path == path
        assert inside(place, data), place
        assert misreading.code in packaged()
    if judged:
        for diagnostic in locate(outcome.tree, judge(outcome.programme, packaged(), DAY)):
            assert diagnostic.place.path != path or inside(diagnostic.place, data), diagnostic.place
            assert diagnostic.message.say("ja")
            assert diagnostic.message.say("en")
        _answered(outcome.programme)


def _answered(programme: Programme) -> None:
    """Ask what documents and listings ask about risks, months and trails; the answers need not be good."""
    for view in View:
        matrices(programme, view)
    plan(programme)
    report(programme)
    the_month(programme)
    the_year(programme)
    pursued(programme)
    for stage in STAGES:
        for kind in stage:
            for record in programme.registers[kind]:
                trail(programme, record)
