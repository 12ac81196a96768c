"""The nodes of a YAML text: what stands where."""

from __future__ import annotations

import re
from typing import Any

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

from isms.records import limits

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # without libyaml the same events come from Python, slower
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

Parser: Any = _Parser
"""Makes events of a text."""

VALUES = frozenset({ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent})
"""Events that begin a value."""
_RARE_BREAKS = "\x85\u2028\u2029"
_LONE_CR = re.compile(r"\r(?!\n)")


def with_plain_lines(text: str) -> str:
    """Return a text of the same length in which lines end as editors count them, with LF or CR LF.

    YAML knows three more ends of a line, which no editor counts; and a CR alone, which every editor does.
    """
    for rare in _RARE_BREAKS:
        if rare in text:
            text = text.replace(rare, " ")
    return _LONE_CR.sub("\n", text) if "\r" in text else text


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a text with their positions; None where it is empty or cannot be read."""
    try:
        return _compose(Parser(with_plain_lines(text)))
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
        if kind not in VALUES:
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
