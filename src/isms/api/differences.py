"""What a change of files would do, line by line, as everyone reads it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.records.journal import Change

AROUND = 2
"""Lines shown before and after those that change."""
FORM_ONLY = Text(ja="(文字コード又は BOM だけが変わります)", en="(only the encoding changes)")
NOWHERE = "/dev/null"

_Span = tuple[int, int, int, int]
"""Where lines begin and end in the old text and in the new one."""


def difference(changes: Sequence[Change], language: Language, moved: Mapping[str, str] | None = None) -> str:
    """Return what some changes do, in the unified format; ``moved`` are files with another name."""
    moved = moved or {}
    goes = {moved[change.path]: change for change in changes if change.path in moved}
    pairs = [(goes.get(change.path, change), change) for change in changes if change.path not in moved]
    return "".join(f"{line}\n" for before, after in pairs for line in _lines(before, after, language))


def _lines(before: Change, after: Change, language: Language) -> Iterator[str]:
    """Yield what becomes of a file; ``before`` is another change where it had another name."""
    yield f"--- {NOWHERE if before.old is None else before.path}"
    yield f"+++ {NOWHERE if after.new is None else after.path}"
    old, new = _text(before.old).splitlines(), _text(after.new).splitlines()
    spans = list(_changed(old, new))
    if not spans and before.old != after.new:
        yield FORM_ONLY.say(language)
    for hunk in _hunks(spans):
        yield from _hunk(hunk, old, new)


def _text(content: bytes | None) -> str:
    """Return the text of a file, for show; records are UTF-8 or cp932."""
    try:
        return (content or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        return (content or b"").decode("cp932", "replace")


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Yield the lines that differ; where there are as many as before, line by line: in time for any file."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        yield from ((n, n + 1, n, n + 1) for n, (one, other) in pairs if one != other)
        return
    for tag, *span in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield span[0], span[1], span[2], span[3]


def _hunks(spans: Iterable[_Span]) -> Iterator[list[_Span]]:
    """Put together what is so near that the lines around it would meet."""
    hunk: list[_Span] = []
    for span in spans:
        if hunk and span[0] - hunk[-1][1] > 2 * AROUND:
            yield hunk
            hunk = []
        hunk.append(span)
    if hunk:
        yield hunk


def _hunk(spans: Sequence[_Span], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines of one hunk."""
    before = min(AROUND, spans[0][0])
    start, begin = spans[0][0] - before, spans[0][2] - before
    end, finish = min(spans[-1][1] + AROUND, len(old)), min(spans[-1][3] + AROUND, len(new))
    yield f"@@ -{_range(start, end)} +{_range(begin, finish)} @@"
    position = start
    for first, last, start_new, end_new in spans:
        yield from (f" {line}" for line in old[position:first])
        yield from (f"-{line}" for line in old[first:last])
        yield from (f"+{line}" for line in new[start_new:end_new])
        position = last
    yield from (f" {line}" for line in old[position:end])


def _range(start: int, end: int) -> str:
    """Return first line and number of lines as the unified format counts them."""
    return f"{start + 1 if end > start else start},{end - start}"
