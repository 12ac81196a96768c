"""Texts, lists and mappings as YAML: plain where that reads back as the same text, quoted where not."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml

from isms.records.yaml_nodes import compose

Content: TypeAlias = "str | Sequence[Content] | Mapping[str, Content]"
"""What a field holds as it is written: a text, or a list or mapping of these."""

_WIDTH = 80
"""A list of texts that is shorter stands on one line."""


def tidy(content: Content) -> Content:
    """Return a content as it is kept: trimmed, in normal form C, and without what is empty."""
    if isinstance(content, str):
        return unicodedata.normalize("NFC", content.replace("\r\n", "\n").replace("\r", "\n").strip())
    if isinstance(content, Mapping):
        pairs = ((name, tidy(part)) for name, part in content.items())
        return {name: part for name, part in pairs if part}
    return [part for part in map(tidy, content) if part]


def record_text(fields: Mapping[str, Content], newline: str = "\n") -> str:
    """Return the YAML text of one record; fields without content are left out."""
    tidied = tidy(fields)
    lines = _pairs(tidied, 0, newline) if isinstance(tidied, Mapping) else ""
    return f"{lines}{newline}"


def scalar(text: str, *, flow: bool = False, quote: str = "") -> str:
    """Return a text on one line, in the quotation marks asked for where they can hold it."""
    single = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False)
    preferred = {"'": single, '"': double}.get(quote, text)
    for candidate in (preferred, single if '"' in text else double, double):
        if "\n" not in candidate and _reads_as(f"[{candidate}]" if flow else f"k: {candidate}", text):
            return candidate
    return json.dumps(text)


def literal(text: str, indent: int, newline: str) -> str | None:
    """Return the lines of a literal block, each after a line break; None where a block cannot hold them."""
    lines = [" " * indent + line if line else "" for line in text.split("\n")]
    probe = "\n".join(" " + line if line else "" for line in text.split("\n"))
    if not _reads_as(f"k: |-\n{probe}\n", text):
        return None
    return newline + newline.join(lines)


def value(content: Content, indent: int, newline: str) -> str:
    """Return what follows the colon of a key that stands at a column of a block mapping."""
    inner = indent + 2
    margin = newline + " " * inner
    if isinstance(content, str):
        lines = literal(content, inner, newline) if "\n" in content else None
        return " " + scalar(content) if lines is None else f" |-{lines}"
    if isinstance(content, Mapping):
        return margin + _pairs(content, inner, newline)
    if all(isinstance(part, str) and "\n" not in part for part in content):
        line = flow_value(content)
        if len(line) + inner < _WIDTH:
            return " " + line
    return "".join(f"{margin}-{item(part, inner, newline)}" for part in content)


def item(content: Content, indent: int, newline: str) -> str:
    """Return what follows the dash of a list item that stands at a column."""
    if isinstance(content, Mapping):
        return " " + _pairs(content, indent + 2, newline)
    if isinstance(content, str):
        return value(content, indent, newline)
    return " " + flow_value(content)


def flow_value(content: Content, quote: str = "") -> str:
    """Return a content on one line, as it stands inside brackets and braces."""
    if isinstance(content, str):
        return scalar(content, flow=True, quote=quote)
    if isinstance(content, Mapping):
        pairs = (f"{scalar(k, flow=True, quote=quote)}: {flow_value(v, quote)}" for k, v in content.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(flow_value(part, quote) for part in content) + "]"


def _pairs(content: Mapping[str, Content], indent: int, newline: str) -> str:
    """Return the lines of a block mapping, the first without its margin."""
    lines = (f"{scalar(name)}:{value(part, indent, newline)}" for name, part in content.items())
    return (newline + " " * indent).join(lines)


def _reads_as(line: str, text: str) -> bool:
    """Tell whether the only value in a small YAML text is a given text."""
    node = compose(line)
    if isinstance(node, yaml.MappingNode):
        inside = node.value[0][1]
    elif isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
        inside = node.value[0]
    else:
        return False
    return isinstance(inside, yaml.ScalarNode) and inside.value == text
