"""The small part of YAML in which nearly all records are written, read without a parser.

``key: value`` lines, nested by blanks, lists of plain items and ``[a, b]``. One regular expression goes
over the whole text; whatever it does not match is left to libyaml, so the answer is the same, four times
sooner. A property test holds the two against each other.
"""

from __future__ import annotations

import re
from typing import Any

_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that libyaml refuses or takes for the end of a line, and tabs."""
_LINE = re.compile(
    r"""
    ^(?:
      [ ]*+(?:\#[^\n]*+)?                                         # nothing, or a comment
    | ([ ]*+) ((?:-[ ]++)?)                                       # indentation, and the dash of a list
      (?: (\w[\w.]{0,99}+) : (?:[ ]++(?=[^\s\#])|$) )?           # key
      (?: ([^\s\-?:,\[\]{}\#&*!|>'"%@`][^\n:\#]*+)              # plain text
        | '([^'\n]++)' | "([^"\\\n]++)"                           # quoted text without escapes
        | \[([^\[\]{}'"\#:&*!|>%@`?\n]++)\] )?                   # list of plain texts
    )$""",
    re.VERBOSE | re.MULTILINE,
)
"""No part gives back what it has taken, so that a line is looked at once, however long it is."""
_DEEPEST = 16


def read(text: str) -> dict[str, Any] | list[Any] | None:
    """Return the value of a text that is written plainly; None where libyaml has to look at it."""
    if " \n" in text or text.endswith(" ") or _ODD.search(text):
        return None
    lines = _LINE.findall(text)
    return _nest(lines) if len(lines) == text.count("\n") + 1 else None


def _nest(lines: list[tuple[str, ...]]) -> Any:  # noqa: C901, PLR0912 - the hot loop: calls would double its time
    """Put the values of lines into mappings and lists by their indentation; None where it is not plain.

    ``levels`` are the mappings and lists that the next line may belong to, each with its indentation;
    ``waiting`` tells that the last key of the innermost mapping has no value yet.
    """
    levels: list[tuple[int, Any]] = []
    inner: Any = None
    depth, waiting, last = -1, False, ""
    for blanks, dash, key, plain, single, double, flow in lines:
        value: Any = plain or single or double
        if flow:
            value = [part.strip(" ") for part in flow.split(",")]
            if not all(value) or any(part[0] == "-" for part in value):
                return None
        elif not (value or key or dash):
            continue
        indent = len(blanks)
        if inner is None or (waiting and (indent > depth or (dash and indent == depth))):
            outer, inner, depth = inner, [] if dash else {}, indent
            levels.append((depth, inner))
            if outer is not None:
                outer[last] = inner
        while indent < depth or (not dash and indent == depth and type(inner) is list):
            levels.pop()
            if not levels:
                return None
            depth, inner = levels[-1]
        if indent != depth or len(levels) > _DEEPEST:
            return None
        if dash:
            if type(inner) is not list or not (key or value):
                return None
            if not key:
                inner.append(value)
                waiting = False
                continue
            mapping: dict[str, Any] = {}
            inner.append(mapping)
            inner, depth = mapping, indent + len(dash)
            levels.append((depth, inner))
        if not key or key in inner:
            return None
        inner[key] = value
        waiting, last = not value, key
    return levels[0][1] if levels else None
