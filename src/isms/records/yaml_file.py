"""YAML to plain texts, lists and mappings, with everything a record may not use refused at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from isms.diagnostic import Message, Misreading, Place, Text
from isms.records import limits, plain_yaml
from isms.records.text import place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # without libyaml the same events come from Python, slower
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

MARKDOWN = re.compile(r"---[ \t]*\r?\n")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class _Refused:
    """Stands for a value that was refused; the fault has been said already."""

    def __repr__(self) -> str:
        return "REFUSED"


REFUSED = _Refused()

Raw = Any
"""A text, a list or mapping of these, or REFUSED."""


@dataclass(slots=True)
class Parsed:
    """The records of one file as they are written, in order; None where one could not be parsed.

    ``listed`` tells whether the file is a list of records. ``lost`` holds, for each record that could
    not be parsed, the id that its text seems to have.
    """

    records: list[Raw] = field(default_factory=list)
    misreadings: list[Misreading] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    listed: bool = False


WORDS = {
    "could not find expected ':'": "「:」が見つかりません。「項目名: 値」の形で書いてください",
    "mapping values are not allowed in this context": (
        "ここに「:」は置けません。字下げを確かめ、値に「: 」を含むときは引用符で囲んでください"
    ),
    "found character that cannot start any token": (
        "ここに置けない文字です(タブ、@、` など)。字下げは半角空白にし、値は引用符で囲んでください"
    ),
    "found unexpected end of stream": "引用符又はかっこが閉じていません",
    "did not find expected key": "項目名が見つかりません。字下げをそろえてください",
    "did not find expected '-' indicator": "「- 」が見つかりません。字下げをそろえてください",
    "did not find expected ',' or ']'": "「,」又は「]」が見つかりません",
    "did not find expected ',' or '}'": "「,」又は「}」が見つかりません",
    "found unknown escape character": "使えないエスケープです。「\\」を含む値は ' で囲んでください",
    "found unexpected document indicator": "引用符が閉じないまま「---」に達しました",
    "control characters are not allowed": "制御文字は使えません",
    "found undefined tag handle": "「!」で始まる値は引用符で囲んでください",
    "did not find expected alphabetic or numeric character": (
        "「&」「*」「!」で始まる値は引用符で囲んでください"
    ),
    "did not find expected node content": (
        "値が書かれていません。「,」「:」で始まる値は引用符で囲んでください"
    ),
    "block sequence entries are not allowed in this context": (
        "ここに「- 」は置けません。改行して字下げしてください"
    ),
    "found a tab character that violates indentation": ("字下げにタブは使えません。半角空白にしてください"),
    "found a tab character where an indentation space is expected": (
        "字下げにタブは使えません。半角空白にしてください"
    ),
}
"""What libyaml says, in Japanese."""

_ANCHOR = Text(ja="アンカー(&)", en="an anchor (&)")
_ALIAS = Text(ja="エイリアス(*)", en="an alias (*)")
_TAG = Text(ja="タグ(!)", en="a tag (!)")
_ONE_DOCUMENT = Text(
    ja="1ファイルに1文書(2つ目の「---」は使えません)", en="one document in a file, no second ---"
)
_TEXT_KEY = Text(ja="文字列の項目名", en="a text as the name of a field")
_DEPTH = Text(ja="入れ子の深さ", en="the depth of nesting")
_UNNAMED = Text(ja="YAML として読めません({problem})", en="{problem}")
_FULL_WIDTH_COLON = re.compile(r"^[ \t]*(?:- +)?[^\s:#'\"：]+(：)", re.MULTILINE)
_FULL_WIDTH_BLANK = re.compile(r"^[ \t]*(?:- *)?(\u3000)", re.MULTILINE)
_ITEM = re.compile(r"^-(?=[ \n\r]|\Z)", re.MULTILINE)
_SOMETHING = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n|---[ \t\r]*\n)*+[^\n]")
_RARE_BREAKS = "\x85\u2028\u2029"
_SOME_ID = re.compile(r"^(?:- +)?(?:\{ *| *)[\"']?(?:id|ID|番号)[\"']?[ \t]*[:：][ \t]*[\"']?([^\s\"'#;,/:：]+)", re.MULTILINE)


_VALUES = frozenset({ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent})


class _Broken(Exception):
    """The text cannot be read on; carries what is said about it."""

    def __init__(self, misreading: Misreading) -> None:
        super().__init__(misreading.code)
        self.misreading = misreading


def parse(path: str, text: str, first_line: int = 1) -> Parsed:
    """Return the records of a YAML text; ``first_line`` is the line on which it begins in its file.

    Where a list of records cannot be parsed as a whole, its items are parsed one by one, so that one
    bad record does not take the others with it.
    """
    parsed = Parsed()
    text = _with_plain_lines(text)
    try:
        root = _Builder(path, parsed.misreadings, first_line).build(text)
    except _Broken as broken:
        parsed.misreadings.clear()
        pieces = list(items(text))
        if len(pieces) > 1:
            _piecemeal(path, pieces, first_line, parsed)
        else:
            parsed.misreadings.append(broken.misreading)
            parsed.records.append(None)
            parsed.lost.append(some_id(text))
        return parsed
    if isinstance(root, list):
        parsed.listed = True
        parsed.records = root
    elif root is not None and root != "":
        parsed.records = [root]
    return parsed


def _piecemeal(path: str, pieces: list[tuple[int, str]], first_line: int, parsed: Parsed) -> None:
    parsed.listed = True
    for offset, piece in pieces:
        try:
            root = _Builder(path, parsed.misreadings, first_line + offset).build(piece)
        except _Broken as broken:
            parsed.misreadings.append(broken.misreading)
            parsed.records.append(None)
            parsed.lost.append(some_id(piece))
        else:
            parsed.records.extend(root if isinstance(root, list) else [root])


def items(text: str) -> Iterator[tuple[int, str]]:
    """Cut a list of records at its items; give each with the number of lines before it.

    There are none where something else stands before the first: lists inside a record are not cut.
    """
    starts = [match.start() for match in _ITEM.finditer(text)]
    if not starts or _SOMETHING.match(text, 0, starts[0]):
        return
    lines = text.count("\n", 0, starts[0])
    for start, end in pairwise([*starts, len(text)]):
        yield lines, text[start:end]
        lines += text.count("\n", start, end)


def _with_plain_lines(text: str) -> str:
    """Return a text in which lines end as editors count them; YAML knows three more ends of a line."""
    for rare in _RARE_BREAKS:
        if rare in text:
            text = text.replace(rare, " ")
    return text


def some_id(text: str) -> str:
    """Return the id that a text which cannot be parsed seems to have, or an empty text."""
    found = _SOME_ID.search(text)
    return found.group(1) if found else ""


class _Builder:
    """Builds plain values out of the events of one YAML text."""

    def __init__(self, path: str, misreadings: list[Misreading], first_line: int) -> None:
        self.path = path
        self.misreadings = misreadings
        self.first_line = first_line

    def build(self, text: str) -> Raw:
        """Return the value of the text, None where it is empty; raise _Broken where it cannot be read."""
        try:
            root = plain_yaml.read(text)
            if root is None:
                root = self._build(_Parser(text))
        except yaml.YAMLError as error:
            raise _Broken(self._syntax(text, error)) from error
        parts = root if isinstance(root, list) else [root]
        if any(type(part) is str and "：" in part for part in parts):
            wide = self._full_width(text, len(text))
            if wide is not None:
                raise _Broken(wide)
        return root

    def _build(self, parser: Any) -> Raw:  # noqa: C901, PLR0912 - the hot loop: calls would double its time
        """Go through the events; ``key`` waits for its value while ``container`` is a mapping."""
        next_event = parser.get_event
        outer: list[tuple[Any, str | None]] = []
        container: Any = None
        key: str | None = None
        root: Raw = None
        next_event()  # the stream
        next_event()  # its first document, or its end
        for event in iter(next_event, None):
            kind = type(event)
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                value: Raw = event.value
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key = outer.pop()
                continue
            elif kind is DocumentStartEvent:
                self._say("REC012", event, expected=_ONE_DOCUMENT)
                break
            elif kind in _VALUES:
                value = self._value(event, kind, len(outer))
            else:
                continue
            if type(container) is dict:
                if key is None:
                    key = value if type(value) is str else self._no_key(event, len(container))
                    if kind is ScalarEvent or kind is AliasEvent:
                        continue
                elif key in container:
                    self._say("REC011", event, key=key)
                    key = None
                else:
                    container[key] = value
                    key = None
            elif container is None:
                root = value
            else:
                container.append(value)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                outer.append((container, key))
                container, key = value, None
        return root

    def _value(self, event: Any, kind: type, depth: int) -> Raw:
        """Return the value that an event begins; refuse anchors, aliases, tags and too deep nesting."""
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            refused = self._refuse(event)
            if kind is AliasEvent or kind is ScalarEvent:
                return refused
        if depth >= limits.DEPTH:
            raise _Broken(self._too_deep(event))
        return {} if kind is MappingStartEvent else []

    def _no_key(self, event: Any, number: int) -> str:
        """Refuse a key that is no text; its value is kept under a name that no field has."""
        self._say("REC012", event, expected=_TEXT_KEY)
        return f"?{number}"

    def _refuse(self, event: Any) -> _Refused:
        tagged = getattr(event, "tag", None) is not None
        what = _ALIAS if type(event) is AliasEvent else _TAG if tagged else _ANCHOR
        self._say("REC010", event, what=what)
        return REFUSED

    def _say(self, code: str, event: Any, **values: object) -> None:
        self.misreadings.append(Misreading(code, self._place(event.start_mark), values))

    def _place(self, mark: Any) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def _too_deep(self, event: Any) -> Misreading:
        return Misreading("REC009", self._place(event.start_mark), {"what": _DEPTH, "limit": limits.DEPTH})

    def _syntax(self, text: str, error: yaml.YAMLError) -> Misreading:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        if "end of stream" in problem or "document indicator" in problem:
            mark = getattr(error, "context_mark", None) or mark
        wide = self._full_width(text, len(text) if mark is None else mark.index)
        if wide is not None:
            return wide
        ja = WORDS.get(problem)
        reason: Text | Message = Text(ja=ja, en=problem) if ja else _UNNAMED.of(problem=problem)
        place = self._unreadable(text, error) if mark is None else self._place(mark)
        return Misreading("REC005", place, {"reason": reason})

    def _unreadable(self, text: str, error: yaml.YAMLError) -> Place:
        """Return the place of a character that YAML does not allow; libyaml counts bytes."""
        before = text.encode(errors="replace")[: getattr(error, "position", 0)].decode(errors="ignore")
        place = place_at(self.path, text, len(before))
        return place._replace(line=place.line + self.first_line - 1)

    def _full_width(self, text: str, before: int) -> Misreading | None:
        """Find the last full-width colon or blank at or before the line on which the parser stopped."""
        line_end = text.find("\n", before)
        until = len(text) if line_end < 0 else line_end
        found = [m for p in (_FULL_WIDTH_COLON, _FULL_WIDTH_BLANK) for m in p.finditer(text, 0, until)]
        if not found:
            return None
        match = max(found, key=lambda m: m.start(1))
        line = text.count("\n", 0, match.start(1))
        column = match.start(1) - text.rfind("\n", 0, match.start(1))
        wanted = ":" if match.group(1) == "：" else " "
        place = Place(self.path, line + self.first_line, column)
        return Misreading("REC006", place, {"found": match.group(1), "wanted": wanted})


def front_matter(text: str) -> tuple[str, str] | None:
    """Cut a Markdown text into its front matter and its body; None where it has no front matter."""
    opening = MARKDOWN.match(text)
    if opening is None:
        return None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return None
    return text[opening.end() : closing.start()], text[closing.end() :].lstrip("\r\n")


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a text with their positions; None where it is empty or cannot be read."""
    try:
        return _compose(_Parser(_with_plain_lines(text)))
    except yaml.YAMLError:
        return None


def _compose(parser: Any) -> yaml.Node | None:
    """Put the events of the first document together; None where they are nested too deep."""
    root: yaml.Node | None = None
    open_nodes: list[Any] = []
    parser.get_event()  # the stream
    parser.get_event()  # its first document, or its end
    for event in iter(parser.get_event, None):
        kind = type(event)
        if kind is DocumentStartEvent:
            break
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            node = open_nodes.pop()
            node.end_mark = event.end_mark
            if kind is MappingEndEvent:
                node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
            continue
        if kind not in _VALUES:
            continue
        node = _node(event, kind)
        if open_nodes:
            open_nodes[-1].value.append(node)
        else:
            root = node
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            open_nodes.append(node)
            if len(open_nodes) > limits.DEPTH:
                return None
    return root


def _node(event: Any, kind: type) -> yaml.Node:
    if kind is MappingStartEvent:
        return yaml.MappingNode("", [], event.start_mark, flow_style=event.flow_style)
    if kind is SequenceStartEvent:
        return yaml.SequenceNode("", [], event.start_mark, flow_style=event.flow_style)
    value, style = ("", "") if kind is AliasEvent else (event.value, event.style)
    return yaml.ScalarNode("", value, event.start_mark, event.end_mark, style=style)
