"""Which versions of isms a programme asks for: ``>=0.1``, ``>=0.2,<1``, ``~=0.3``."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_VERSION = re.compile(r"(\d+(?:\.\d+)*)(?:\.?(dev|a|b|rc)\d*)?(?:\.?post\d*)?(?:\+[\w.]+)?\Z")
_CONDITION = re.compile(r"\s*(>=|<=|==|!=|~=|>|<)\s*(\S+)\s*\Z")
_FINAL = "z"
"""Stands after every name of a version before the final one: dev, a, b, rc."""
_STAGES = {"dev": "0", None: _FINAL}

_Number: TypeAlias = tuple[tuple[int, ...], str]

_SIGNS: Mapping[str, Callable[[_Number, _Number], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


class NoConditionError(ValueError):
    """A text is no condition on a version."""


def satisfies(version: str, wanted: str) -> bool:
    """Tell whether a version meets every condition of a text; NoConditionError where one is none."""
    met = [_meets(_number(version), part) for part in wanted.split(",")]
    return all(met)


def _meets(version: _Number, condition: str) -> bool:
    match = _CONDITION.match(condition)
    if match is None:
        raise NoConditionError(condition)
    sign, bound = match.groups()
    if sign == "~=":
        series, dot, _ = bound.rpartition(".")
        if not dot:
            raise NoConditionError(condition)
        kept = tuple(map(int, series.split(".")))
        release = version[0] + (0,) * len(kept)
        return version >= _number(bound) and release[: len(kept)] == kept
    return _SIGNS[sign](version, _number(bound))


def _number(text: str) -> _Number:
    """Return a version as numbers, so that 0.10 comes after 0.9, 1.0 equals 1 and 1.0rc1 comes before."""
    match = _VERSION.match(text)
    if match is None:
        raise NoConditionError(text)
    release = [int(part) for part in match[1].split(".")]
    while release and release[-1] == 0:
        release.pop()
    return tuple(release), _STAGES.get(match[2], match[2])
