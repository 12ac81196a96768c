"""A foreign file: its values as plain texts, lists and mappings, and the line of each when asked."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from isms.diagnostic import Message, Place, Text
from isms.syntax import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Raw: TypeAlias = Any
"""What the file holds: a text, a list or a mapping of these."""
Way: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: the keys and positions that lead to it."""

BYTES = 64 * 1024 * 1024
"""The largest file that is read."""
DEPTH = 100
_NOTHING = ("", "null", "~", "Null", "NULL")
"""What YAML writes for no value; all scalars are read as texts."""
_LONGEST = max(map(len, _NOTHING))

_ALIAS = re.compile(r"[\s\[,{:]\*[\w-]")
"""What may be another name of something above."""

TOO_LARGE = Text(
    ja="{place}: {limit} MB を超えるファイルは読めません。",
    en="{place}: a file of more than {limit} MB is not read",
)
NOT_UTF8 = Text(
    ja="{place}: UTF-8 のテキストではありません。"
    "YAML か JSON のファイルを、UTF-8 で保存して指定してください。",
    en="{place}: it is not a text in UTF-8; name a file in YAML or JSON, saved as UTF-8",
)
BROKEN = Text(ja="{place}: 読めません: {problem}。", en="{place}: {problem}")
REPEATED = Text(ja="{place}: 「{key}」が2回書かれています。", en="{place}: '{key}' is written twice")
TOO_LONG = Text(ja="{place}: 数の桁が多すぎます。", en="{place}: a number has too many digits")
TOO_DEEP = Text(ja="{place}: 入れ子が深すぎます。", en="{place}: it is nested too deeply")
MISSING = Text(ja="{place}: 「{around}」に「{key}」がありません。", en="{place}: {around} has no '{key}'")
NOT_A = Text(
    ja="{place}: 「{key}」は{expected}でなければなりません。", en="{place}: '{key}' has to be {expected}"
)
A_TEXT = Text(ja="文字列", en="a text")
A_LIST = Text(ja="リスト", en="a list")
A_MAPPING = Text(ja="マッピング(キーと値)", en="a mapping (keys and values)")
THE_TOP = Text(ja="最上位", en="the top level")


class ForeignError(ValueError):
    """A file that is not what it should be; ``message`` says where, and what is missing."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message


class Foreign:
    """One file: what it holds, and the way back to its lines."""

    def __init__(self, name: str, data: bytes) -> None:
        """Read a file; raises ForeignError where it is neither JSON nor YAML."""
        if len(data) > BYTES:
            raise ForeignError(TOO_LARGE.of(place=Place(name), limit=BYTES >> 20))
        self.name = name
        self.data = data
        self.digest = hashlib.sha256(data).hexdigest()
        self.top: Raw = self._json() if data.lstrip()[:1] in {b"{", b"["} else self._yaml()

    def _json(self) -> Raw:
        try:
            return json.loads(self.data)
        except json.JSONDecodeError as error:
            place = Place(self.name, error.lineno, error.colno)
            raise ForeignError(BROKEN.of(place=place, problem=worded(error.msg))) from error
        except UnicodeDecodeError as error:
            raise ForeignError(NOT_UTF8.of(place=self._line_at(error.start))) from error
        except RecursionError as error:
            raise ForeignError(TOO_DEEP.of(place=Place(self.name))) from error
        except ValueError as error:  # a number longer than Python reads
            raise ForeignError(TOO_LONG.of(place=Place(self.name))) from error

    def _yaml(self) -> Raw:
        try:
            return _loaded(self._text())
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)
            problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
            raise ForeignError(BROKEN.of(place=place, problem=worded(problem))) from error
        except _Repeated as error:
            mark = error.key.start_mark
            place = Place(self.name, mark.line + 1, mark.column + 1)
            raise ForeignError(REPEATED.of(place=place, key=error.key.value)) from error
        except (_TooDeep, TypeError) as error:  # a mapping as a key is a TypeError
            raise ForeignError(TOO_DEEP.of(place=Place(self.name))) from error

    def _text(self) -> str:
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ForeignError(NOT_UTF8.of(place=self._line_at(error.start))) from error

    def _line_at(self, offset: int) -> Place:
        return Place(self.name, self.data.count(b"\n", 0, offset) + 1)

    def place(self, way: Way) -> Place:
        """Return the place of a value; of the nearest one around it where it is not written."""
        try:
            node = _Loader(self._text()).get_single_node()
        except (yaml.YAMLError, _TooDeep):  # JSON that is no YAML, such as one with tabs
            return Place(self.name)
        for step in way:
            below = _below(node, step)
            if below is None:
                break
            node = below
        if node is None:
            return Place(self.name)
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def missing(self, key: str, around: Text | str, way: Way = ()) -> ForeignError:
        """Return what is raised where a key is missing in what stands at a way."""
        return ForeignError(MISSING.of(place=self.place(way), around=around, key=key))

    def text_in(self, holder: Mapping[str, Raw], key: str, way: Way) -> str:
        """Return the text under a key; raises ForeignError where there is none."""
        found = plain(holder.get(key))
        if not found:
            if isinstance(holder.get(key), list | dict):
                raise self.not_a(A_TEXT, (*way, key))
            raise self.missing(key, _around(way), way)
        return found

    def mapping_at(self, value: Raw, way: Way) -> dict[str, Raw]:
        """Return a value that has to be a mapping."""
        if not isinstance(value, dict):
            raise self.not_a(A_MAPPING, way)
        return value

    def list_at(self, value: Raw, way: Way) -> list[Raw]:
        """Return a value that has to be a list; one that is not written is empty."""
        if value is None or (isinstance(value, str) and not plain(value)):
            return []
        if not isinstance(value, list):
            raise self.not_a(A_LIST, way)
        return value

    def not_a(self, expected: Text, way: Way) -> ForeignError:
        """Return what is raised where a value has another shape."""
        return ForeignError(NOT_A.of(place=self.place(way), key=_around(way), expected=expected))


class _TooDeep(Exception):
    """More is nested than anybody writes; libyaml would follow it until the process dies."""


class _Repeated(Exception):
    """A key that stands twice in one mapping: only one of its values could be kept."""

    def __init__(self, key: yaml.ScalarNode) -> None:
        super().__init__(key.value)
        self.key = key


class _Loader(yaml.CBaseLoader):
    """Composes nodes, every scalar a text, down to a depth."""

    depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002 - PyYAML's signature
        """Go into a node."""
        self.depth += 1
        if self.depth > DEPTH:
            raise _TooDeep

    def ascend_resolver(self) -> None:
        """Come out of a node."""
        self.depth -= 1


def _loaded(text: str) -> Raw:
    """Return what a YAML text holds, every scalar as a text."""
    loader = _Loader(text)
    node = loader.get_single_node()
    if node is None:
        return ""
    if _ALIAS.search(text):  # what is named twice is made once
        return loader.construct_document(node)
    return _value(node)


def _value(node: yaml.Node) -> Raw:
    """Return the value of a node; a key that is no text is a TypeError."""
    if type(node) is yaml.ScalarNode:
        return node.value
    if type(node) is yaml.SequenceNode:
        return [_value(part) for part in node.value]
    made = {_value(key): _value(part) for key, part in node.value}
    if len(made) < len(node.value):
        raise _Repeated(next(_repeated(key for key, _ in node.value)))
    return made


def _repeated(keys: Iterable[yaml.ScalarNode]) -> Iterator[yaml.ScalarNode]:
    """Yield the keys that were there before."""
    seen: set[str] = set()
    for key in keys:
        if key.value in seen:
            yield key
        seen.add(key.value)


def plain(value: Raw) -> str:
    """Return a scalar as one text in normal form, without what hides or reorders characters; else nothing."""
    if type(value) is not str:
        return str(value).lower() if isinstance(value, int | float) else ""
    if len(value) <= _LONGEST and value in _NOTHING:
        return ""
    if value.isascii() and value.isprintable():
        return value.strip()
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\t", " "))
    if not text.translate(_HARMLESS).isprintable():
        text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)
    if " \n" in text:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    return text.strip()


_HARMLESS = dict.fromkeys(map(ord, "\n\u3000\u00a0\u2009\u202f"))
"""Characters that cannot be printed, and hide nothing."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that are not seen, or are seen elsewhere than they stand."""


def _below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _around(way: Way) -> Text | str:
    return shown(way) if way else THE_TOP


def shown(way: Way) -> str:
    """Return a way as people write it: ``objects.framework.requirement_nodes[3]``."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way).lstrip(".")
