"""Editing a YAML text: the smallest span that changes a field, everything else as it stands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from isms.records.changes import CannotEditError, Keys, Splice, aimed, changed, lookup, placed, spliced, steps
from isms.records.yaml_nodes import compose
from isms.records.yaml_text import flow_value, item, literal, scalar, value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.diagnostic import FieldPath
    from isms.records.yaml_text import Content

_HEADER = re.compile(r"[|>](?P<chomp>[-+]?)[0-9]?[-+]?(?P<rest>[^\r\n]*)")
_BREAK = re.compile(r"\r\n|\r|\n")
_MARGIN = re.compile(r"[\r\n]( +)[^ \r\n]")
_TO_LINE_END = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=[\r\n]|\Z)")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Edited(NamedTuple):
    """A text after a change, and the record as it has to be read from it."""

    text: str
    record: Any


def edited(text: str, keys: Keys, ordinal: int, raw: Any, changes: Mapping[FieldPath, Content]) -> Edited:
    """Return a YAML text with fields of one record changed.

    ``raw`` is the record as it was read; an empty content removes a field or an item of a list.
    """
    for path, content in changes.items():
        place = placed(keys, raw, path)
        below, here = lookup(keys, raw, place)
        for part in list(steps(below, here, place, content)):
            at, inner = aimed(keys, raw, *part)
            text = spliced(text, [_Edit(text).record(ordinal, keys, at, inner)])
            raw = changed(keys, raw, at, inner)
    return Edited(text, raw)


def appended(text: str, fields: Mapping[str, Content]) -> str:
    """Return a YAML text with one more record at the end of its list."""
    return spliced(text, [_Edit(text).append(fields)])


def newline_of(text: str) -> str:
    """Return how the lines of a text end."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


_Collection: TypeAlias = "yaml.MappingNode | yaml.SequenceNode"


class _Part(NamedTuple):
    """A pair of a mapping or an item of a list: where it begins, and its value."""

    start: int
    value: yaml.Node


class _Edit:
    """One change of a YAML text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = newline_of(text)
        self.root = compose(text)

    def record(self, ordinal: int, keys: Keys, path: FieldPath, content: Content) -> Splice:
        """Return the splice that changes a field of a record."""
        if isinstance(self.root, yaml.SequenceNode) and ordinal < len(self.root.value):
            return self._change(keys, self.root.value[ordinal], path, content)
        if isinstance(self.root, yaml.MappingNode):
            return self._change(keys, self.root, path, content)
        raise CannotEditError

    def append(self, fields: Mapping[str, Content]) -> Splice:
        """Return the splice that adds a record to the list."""
        if isinstance(self.root, yaml.SequenceNode):
            return self._add_item(self.root, fields)
        if self.root is not None:
            raise CannotEditError
        end = len(self.text)
        begin = self.newline if self.text and not self.text.endswith(("\n", "\r")) else ""
        return Splice(end, end, f"{begin}-{item(fields, 0, self.newline)}{self.newline}")

    def _change(self, keys: Keys, node: yaml.Node, path: FieldPath, content: Content) -> Splice:
        """Return the splice for a change below a mapping or list."""
        step, rest = path[0], path[1:]
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            index = self._index(keys, node, step)
            if index == len(node.value):
                return self._add_pair(keys, node, step, _nested(rest, content))
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step <= len(node.value):
            index = step
            if index == len(node.value):
                return self._add_item(node, _nested(rest, content))
        else:
            raise CannotEditError
        inside = self._parts(node)[index].value
        if rest and not (isinstance(inside, yaml.ScalarNode) and not inside.value):
            return self._change(keys.below(step), inside, rest, content)
        if content:
            return self._set(node, index, _nested(rest, content))
        return self._remove(node, index)

    def _index(self, keys: Keys, node: yaml.MappingNode, step: str) -> int:
        """Return which pair of a mapping has a key; the number of pairs where none has."""
        names = (_name(key) for key, _ in node.value)
        found = (index for index, name in enumerate(names) if keys.same(name, step))
        return next(found, len(node.value))

    def _parts(self, node: _Collection) -> Sequence[_Part]:
        """Return the pairs of a mapping or the items of a list; an item begins at its dash."""
        if isinstance(node, yaml.MappingNode):
            return [_Part(key.start_mark.index, inside) for key, inside in node.value]
        if node.flow_style:
            return [_Part(inside.start_mark.index, inside) for inside in node.value]
        dash = re.compile(rf"(?:[\r\n] {{{node.start_mark.column}}})-(?=[\s]|\Z)")
        starts, parts = node.start_mark.index, []
        for inside in node.value:
            parts.append(_Part(starts, inside))
            following = dash.search(self.text, self._end(inside))
            starts = following.end() - 1 if following else len(self.text)
        return parts

    def _end(self, node: yaml.Node) -> int:
        """Return where a value ends, without blank lines and comments after it."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip()) if node.style in {"|", ">"} else int(end)
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)

    def _line_end(self, node: yaml.Node) -> int:
        """Return the end of the line on which a value ends; there may only be a comment after it."""
        end = self._end(node)
        rest = _TO_LINE_END.match(self.text, end)
        if rest is None:
            raise CannotEditError
        return rest.end()

    def _set(self, node: _Collection, index: int, content: Content) -> Splice:
        """Return the splice that gives a pair or an item another value."""
        inside = self._parts(node)[index].value
        start, end = inside.start_mark.index, self._end(inside)
        if node.flow_style:
            quote = inside.style if isinstance(inside, yaml.ScalarNode) else ""
            return Splice(start, end, self._apart(start) + flow_value(content, quote))
        if isinstance(inside, yaml.ScalarNode) and isinstance(content, str):
            if inside.style in {"|", ">"}:
                lines = self._literal(node, inside, content)
                if lines is not None:
                    return Splice(start, end, lines)
            elif "\n" not in content or inside.style == '"' or self._comment_after(end):
                return Splice(start, end, self._apart(start) + scalar(content, quote=inside.style))
        return self._replace(node, index, content)

    def _comment_after(self, end: int) -> bool:
        """Tell whether a comment follows on the line: a block of lines would swallow it."""
        rest = _TO_LINE_END.match(self.text, end)
        return rest is not None and "#" in rest.group()

    def _apart(self, start: int) -> str:
        """Return the blank that a value needs after a colon or dash."""
        return "" if self.text[start - 1 : start].isspace() or self.text[start - 1] in "[{" else " "

    def _literal(self, node: _Collection, inside: yaml.ScalarNode, content: str) -> str | None:
        """Return a block scalar with other lines under the header that it has."""
        old = self.text[inside.start_mark.index : self._end(inside)]
        header, margin = _HEADER.match(old), _MARGIN.search(old)
        indent = len(margin[1]) if margin else node.start_mark.column + 2
        lines = literal(content, indent, self.newline)
        return None if lines is None or header is None else f"|{header['chomp']}{header['rest']}{lines}"

    def _replace(self, node: _Collection, index: int, content: Content) -> Splice:
        """Return the splice that replaces everything after a colon or dash."""
        inside = self._parts(node)[index].value
        if isinstance(node, yaml.MappingNode):
            key = node.value[index][0]
            after = self.text.find(":", key.end_mark.index, inside.start_mark.index + 1) + 1
            lines = value(content, key.start_mark.column, self.newline)
        else:
            after = self._parts(node)[index].start + 1
            lines = item(content, node.start_mark.column, self.newline)
        if after == 0 or self.text[after : inside.start_mark.index].strip():
            raise CannotEditError
        return Splice(after, self._end(inside), lines)

    def _add_pair(self, keys: Keys, node: yaml.MappingNode, step: str, content: Content) -> Splice:
        """Return the splice that adds a key: after those that are declared before it, else at the end."""
        name = keys.spelled(step, [_name(key) for key, _ in node.value])
        if node.flow_style:
            quote = node.value[0][0].style if node.value else ""
            return self._add_flow(node, f"{flow_value(name, quote)}: {flow_value(content, quote)}")
        column = node.start_mark.column
        end = self._line_end(node.value[self._before(keys, node, step)][1])
        line = f"{scalar(name)}:{value(content, column, self.newline)}"
        return Splice(end, end, self.newline + " " * column + line)

    def _before(self, keys: Keys, node: yaml.MappingNode, step: str) -> int:
        """Return the index of the pair after which a new key belongs."""
        declared = keys.field(step)
        order = list(keys.kind.declaration.fields.values()) if keys.kind else []
        if declared not in order:
            return len(node.value) - 1
        ranks = [
            (order.index(field), index)
            for index, (key, _) in enumerate(node.value)
            if (field := keys.field(_name(key))) in order and order.index(field) < order.index(declared)
        ]
        return max(ranks)[1] if ranks else len(node.value) - 1

    def _add_item(self, node: yaml.SequenceNode, content: Content) -> Splice:
        """Return the splice that adds an item at the end of a list."""
        if node.flow_style:
            return self._add_flow(node, flow_value(content))
        column = node.start_mark.column
        end = self._line_end(node)
        lines = f"{self.newline}{' ' * column}-{item(content, column, self.newline)}"
        if len(node.value) > 1:
            between = self.text[self._end(node.value[-2]) : self._parts(node)[-1].start]
            lines = self.newline + lines if _BLANK_LINE.search(between) else lines
        return Splice(end, end, lines)

    def _add_flow(self, node: _Collection, part: str) -> Splice:
        """Return the splice that adds a part at the end of brackets or braces."""
        parts = self._parts(node)
        if not parts:
            return Splice(node.start_mark.index + 1, node.start_mark.index + 1, part)
        end = self._end(parts[-1].value)
        return Splice(end, end, f", {part}")

    def _remove(self, node: _Collection, index: int) -> Splice:
        """Return the splice that takes a pair or an item away, with the comment behind it."""
        parts = self._parts(node)
        start, end = parts[index].start, self._end(parts[index].value)
        following = parts[index + 1].start if index + 1 < len(parts) else None
        if node.flow_style:
            before = self._end(parts[index - 1].value) if index else None
            return self._remove_flow(before, start, end, following)
        line = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        end = self._line_end(parts[index].value)
        if not self.text[line:start].strip():
            final = _BREAK.match(self.text, end)
            if final is not None or line == 0:
                return Splice(line, final.end() if final else end, "")
            return Splice(line - len(self.newline), end, "")
        if following is None or self.text[end:following].strip():
            raise CannotEditError
        return Splice(start, following, "")

    def _remove_flow(self, before: int | None, start: int, end: int, following: int | None) -> Splice:
        """Return the splice that takes a part out of brackets or braces, with one comma."""
        if following is not None and self.text[end:following].strip() == ",":
            return Splice(start, following, "")
        if before is not None and self.text[before:start].strip() == ",":
            return Splice(before, end, "")
        raise CannotEditError


def _name(key: yaml.Node) -> str:
    return unicodedata.normalize("NFC", str(key.value))


def _nested(path: FieldPath, content: Content) -> Content:
    """Return a content with the mappings and lists above it that a path names."""
    for step in reversed(path):
        if isinstance(step, int) and step:
            raise CannotEditError
        content = {step: content} if isinstance(step, str) else [content]
    return content
