"""Full-width signs where YAML needs plain ones, found where they stand and not where the parser stopped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from isms.records import limits
from isms.records.yaml_nodes import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

COLON, BLANK = "：", "\u3000"
SIGNS = re.compile(f"[{COLON}{BLANK}]")
_AT_LINES = (
    re.compile(r"^[ \t]*(?:- +)?[^\s:#'\"：]+(：)", re.MULTILINE),
    re.compile(r"^[ \t]*(?:- +)?[^\s:#'\"：]+:(\u3000)", re.MULTILINE),
    re.compile(r"^[ \t]*(?:- *)?(\u3000)", re.MULTILINE),
)
"""A colon after a key, a blank after that colon, and a blank where a line begins."""
_IN_KEY = re.compile(r"(：)|:(\u3000)")
_SUSPECT = re.compile(r"^[ \t]*(?:- *)?\u3000|[{,]\s*+[^\s{}\[\],\"':：]++(?:：|:\u3000)", re.MULTILINE)
_UNCLOSED = ("',' or ']'", "',' or '}'")
"""How libyaml says that a bracket or brace has no end before something that cannot stand inside it."""
_OPENING = frozenset({MappingStartEvent, SequenceStartEvent})
_CLOSING = frozenset({MappingEndEvent, SequenceEndEvent})


class Sign(NamedTuple):
    """A full-width sign; ``line`` and ``column`` count from 0.

    ``fatal`` tells that its record cannot be told from what was read.
    """

    found: str
    line: int
    column: int
    fatal: bool = True

    @property
    def wanted(self) -> str:
        """The plain sign that has to stand there."""
        return ":" if self.found == COLON else " "


def mark_of(error: yaml.YAMLError) -> Any:
    """Return where a parser stopped, or where what it did not find the end of begins; None if not known."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in problem or "document indicator" in problem or problem.endswith(_UNCLOSED):
        return getattr(error, "context_mark", None) or mark
    return mark


def before(text: str, stop: int) -> Sign | None:
    """Return the last sign, at or before the line of ``stop``, for which a parser may have stopped there."""
    line_end = text.find("\n", stop)
    until = len(text) if line_end < 0 else line_end
    found = [match.start(1) for pattern in _AT_LINES for match in pattern.finditer(text, 0, until)]
    if found:
        inside, stopped = _read(text)
        found = [index for index in found if not any(start <= index < end for start, end in inside)]
        if found and stopped is not None and _stops_earlier(text, found, stopped):
            return None
    return _sign(text, max(found)) if found else None


def _sign(text: str, index: int) -> Sign:
    return Sign(text[index], text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1)


def _read(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """Return where the quoted and block texts lie that a parser reads, and the line on which it stops."""
    inside = []
    depth = 0
    parser = Parser(text)
    try:
        for event in iter(parser.get_event, None):
            kind = type(event)
            depth += (kind in _OPENING) - (kind in _CLOSING)
            if depth > limits.DEPTH:
                break
            if kind is ScalarEvent and event.style:
                inside.append((event.start_mark.index, event.end_mark.index))
    except yaml.YAMLError as error:
        mark = mark_of(error)
        return inside, mark.line if mark else None
    return inside, None


def _stops_earlier(text: str, found: list[int], stopped: int) -> bool:
    """Tell whether a parser stops even earlier with plain signs: then they were part of a value."""
    parts: list[str] = []
    last = 0
    for index in sorted(found):
        parts += text[last:index], ": " if text[index] == COLON else " "
        last = index + 1
    _, now = _read("".join([*parts, text[last:]]))
    return now is not None and now < stopped


def suspected(text: str) -> bool:
    """Tell whether a sign may have become part of a key or item without stopping a parser."""
    return _SUSPECT.search(text) is not None


def inside(node: yaml.Node | None) -> Iterator[Sign]:
    """Find the signs that have become part of a key or item of a text that could be read."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += (value for _, value in node.value)
            for key, value in node.value:
                yield from _in_key(key, value)
        elif isinstance(node, yaml.ScalarNode) and not node.style and node.value.startswith(f"-{BLANK}"):
            yield Sign(BLANK, node.start_mark.line, node.start_mark.column + 1, fatal=False)


def _in_key(key: yaml.Node, value: yaml.Node) -> Iterator[Sign]:
    """Find a blank before a key, and a sign that has made one key of a key and its value."""
    if not isinstance(key, yaml.ScalarNode) or key.style:
        return
    mark = key.start_mark
    if key.value.startswith(BLANK):
        yield Sign(BLANK, mark.line, mark.column, fatal=False)
    match = _IN_KEY.search(key.value)
    if match and isinstance(value, yaml.ScalarNode) and not value.value and not value.style:
        yield Sign(match[1] or match[2], mark.line, mark.column + match.end() - 1)
