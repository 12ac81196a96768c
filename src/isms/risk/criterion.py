"""The criterion of acceptance: the highest score or level that may stay without treatment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.risk.numbers import Exact, exact, plain, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme

NO_NAMES: Mapping[str, Text] = MappingProxyType({})
ANY_METHOD = "*"
"""Under this key isms.yaml holds the criterion of every method that it does not name."""
_FORM = re.compile(r"(?:(score|level)\s*:\s*)?([^\s:]+)\Z")

_SHAPE = Text(
    ja="受容基準「{text}」は読めません。「score:4」又は「level:middle」の形で書いてください。",
    en="The criterion '{text}' cannot be read; write it like score:4 or level:middle.",
)
_LEVEL = Text(
    ja="受容基準のレベル「{level}」は評価方法にありません(使えるレベル: {levels})。",
    en="The method has no level '{level}' (its levels: {levels}).",
)
_BY_SCORE = Text(ja="リスク値{bound}以下", en="score {bound} or less")
_BY_LEVEL = Text(ja="レベル「{bound}」以下", en="level {bound} or lower")


@dataclass(frozen=True, slots=True)
class Criterion:
    """What may stay: every score up to ``highest``; where a level says so ``level``, with its label."""

    highest: Exact
    level: str | None = None
    name: Text | None = None

    @property
    def label(self) -> Text:
        """The criterion in words."""
        form, bound = (
            (_BY_SCORE, written(self.highest)) if self.level is None else (_BY_LEVEL, self.name or self.level)
        )
        return form.filled(bound=bound)

    def __str__(self) -> str:
        """Return the criterion as settings write it."""
        return f"score:{written(self.highest)}" if self.level is None else f"level:{self.level}"


def read(text: str, levels: Mapping[str, Exact], names: Mapping[str, Text] = NO_NAMES) -> Criterion | Message:
    """Return the criterion that a text sets; ``levels`` are the highest scores, ``names`` their labels.

    A bare number is a score, a bare word a level. The answer is a message where the text sets none.
    """
    match = _FORM.match(plain(text))
    if match is None:
        return _SHAPE.of(text=text)
    form, bound = match.groups()
    number = exact(bound)
    if form != "level" and number is not None:
        return Criterion(number)
    if form == "score":
        return _SHAPE.of(text=text)
    known = {plain(level): level for level in levels}
    if bound not in known:
        return _LEVEL.of(level=bound, levels=list(levels))
    level = known[bound]
    return Criterion(levels[level], level, names.get(level))


def set_by(programme: Programme, method: str) -> str | None:
    """Return the criterion that isms.yaml sets for a method; None leaves it to the method."""
    settings = programme.settings.risk
    if settings is None:
        return None
    return settings.acceptable.get(method) or settings.acceptable.get(ANY_METHOD)
