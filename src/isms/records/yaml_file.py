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

from isms.diagnostic import Misreading, Place, Text
from isms.records import full_width, limits, plain_yaml
from isms.records.text import hidden, place_at
from isms.records.yaml_nodes import VALUES, Parser, compose, with_plain_lines
from isms.syntax import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_ANCHOR = Text(ja="アンカー(&)", en="an anchor (&)")
_ALIAS = Text(ja="エイリアス(*)", en="an alias (*)")
_TAG = Text(ja="タグ(!)", en="a tag (!)")
_ONE_DOCUMENT = Text(
    ja="1ファイルに1文書(2つ目の「---」は使えません)", en="one document in a file, no second ---"
)
_TEXT_KEY = Text(ja="文字列の項目名", en="a text as the name of a field")
_DEPTH = Text(ja="入れ子の深さ", en="the depth of nesting")
_ESCAPE = re.compile(r"\\[xuUabefvLP0N]")
_ITEM = re.compile(r"^-(?=[ \n\r]|\Z)", re.MULTILINE)
_SOMETHING = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n|---[ \t\r]*\n)*+[^\n]")
_SOME_ID = re.compile(
    r"""^(?:-\ +)?(?:\{\ *|\ *) ["']?(?:id|ID|番号)["']?  [ \t]*[:：][ \t\u3000]*
         ["']?([^\s"'\#;,/:：\[\]{}&*!|>]+)""",
    re.MULTILINE | re.VERBOSE,
)


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
    text = with_plain_lines(text)
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
    text = with_plain_lines(text)
    starts = [match.start() for match in _ITEM.finditer(text)]
    if not starts or _SOMETHING.match(text, 0, starts[0]):
        return
    lines = text.count("\n", 0, starts[0])
    for start, end in pairwise([*starts, len(text)]):
        yield lines, text[start:end]
        lines += text.count("\n", start, end)


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
                root = self._build(Parser(text))
                self._say_full_width(text)
                self._say_escaped(text)
        except yaml.YAMLError as error:
            raise _Broken(self._syntax(text, error)) from error
        parts = root if isinstance(root, list) else [root]
        if any(type(part) is str and full_width.SIGNS.search(part) for part in parts):
            sign = full_width.before(text, len(text))
            if sign is not None:
                raise _Broken(self._wide(sign))
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
            elif kind in VALUES:
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

    def _say_full_width(self, text: str) -> None:
        """Name every full-width sign that has become part of a key or item."""
        if not full_width.suspected(text):
            return
        for sign in full_width.inside(compose(text)):
            if sign.fatal:
                raise _Broken(self._wide(sign))
            self.misreadings.append(self._wide(sign))

    def _say_escaped(self, text: str) -> None:
        """Name every text in which an escape stands for a character that hides or reorders it."""
        waiting = [compose(text)] if _ESCAPE.search(text) else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.SequenceNode):
                waiting += node.value
            elif isinstance(node, yaml.MappingNode):
                waiting += (part for pair in node.value for part in pair)
            elif isinstance(node, yaml.ScalarNode) and node.style == '"':
                character = hidden(node.value)
                if character and not hidden(text[node.start_mark.index : node.end_mark.index]):
                    self._say("REC019", node, character=character)

    def _wide(self, sign: full_width.Sign) -> Misreading:
        place = Place(self.path, sign.line + self.first_line, sign.column + 1)
        return Misreading("REC006", place, {"found": sign.found, "wanted": sign.wanted})

    def _syntax(self, text: str, error: yaml.YAMLError) -> Misreading:
        mark = full_width.mark_of(error)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        sign = full_width.before(text, len(text) if mark is None else mark.index)
        if sign is not None:
            return self._wide(sign)
        if mark is None:  # a character that YAML does not allow; libyaml counts bytes
            before = text.encode(errors="replace")[: getattr(error, "position", 0)].decode(errors="ignore")
            place = self._at(text, len(before))
        else:
            over = mark.index >= len(text.removeprefix("\ufeff"))  # which libyaml does not count
            place = self._at(text, len(text)) if over else self._place(mark)
        return Misreading("REC005", place, {"reason": worded(problem)})

    def _at(self, text: str, index: int) -> Place:
        place = place_at(self.path, text, index)
        return place._replace(line=place.line + self.first_line - 1)


def front_matter(text: str) -> tuple[str, str] | None:
    """Cut a Markdown text into its front matter and its body; None where it has no front matter."""
    opening = MARKDOWN.match(text)
    if opening is None:
        return None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return None
    return text[opening.end() : closing.start()], text[closing.end() :].lstrip("\r\n")
