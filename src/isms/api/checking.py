"""Checking a programme: which diagnostics are shown, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.errors import RequestError
from isms.diagnostic import Diagnostic, Level, Text
from isms.near import Vocabulary
from isms.records.locate import locate
from isms.rules.judge import judge
from isms.rules.waivers import Waivers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from isms.api.loading import Loaded
    from isms.model.waiver import Waiver
    from isms.rules import Rule

NO_CODE = Text(ja="「{code}」で始まるルールはありません。{near}", en="no rule begins with '{code}'. {near}")


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found: the diagnostics in the order of their places, and the waivers in force."""

    as_of: date
    records: int
    diagnostics: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...] = ()

    @property
    def summary(self) -> Mapping[str, int]:
        """How many records there are, and how many diagnostics of each level; waived ones count apart."""
        counted = Counter(d.level.word for d in self.diagnostics if d.waived_by is None)
        levels = {level.word: counted[level.word] for level in sorted(Level, reverse=True)}
        waived = sum(d.waived_by is not None for d in self.diagnostics)
        return {"records": self.records, **levels, "waived": waived}

    def fails(self, level: Level = Level.ERROR) -> bool:
        """Tell whether something that is not waived is at this level or above."""
        return any(d.level >= level and d.waived_by is None for d in self.diagnostics)


def check(
    loaded: Loaded,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    paths: Collection[str] = (),
    today: date | None = None,
    rules: Mapping[str, Rule] | None = None,
) -> Report:
    """Return everything that is to be said about a programme.

    ``select`` and ``ignore`` are codes or their beginnings; ``paths`` are files or folders of the programme.
    They choose what is shown and counted; everything is judged all the same. ``today`` is the real day
    where the programme stands on another.
    """
    rules = packaged_rules.packaged() if rules is None else rules
    programme = loaded.programme
    chosen(rules, [*select, *ignore])
    shown = [
        diagnostic
        for diagnostic in judge(programme, rules, today or programme.as_of)
        if (not select or diagnostic.code.startswith(tuple(select)))
        and not diagnostic.code.startswith(tuple(ignore))
        and (not paths or within(diagnostic.place.path, paths))
    ]
    located = sorted(locate(loaded.tree, shown), key=lambda d: (d.place, d.code, d.message.say("en")))
    in_force = sorted(Waivers(programme, rules).in_force, key=lambda waiver: (waiver.file, waiver.ordinal))
    return Report(
        programme.as_of, sum(map(len, programme.registers.values())), tuple(located), tuple(in_force)
    )


def chosen(rules: Mapping[str, Rule], beginnings: Collection[str]) -> list[str]:
    """Return the codes that begin like one of these texts; all where there are none.

    Raises RequestError where nothing begins like one of them.
    """
    for beginning in beginnings:
        if not any(code.startswith(beginning) for code in rules):
            raise RequestError(NO_CODE.of(code=beginning, near=Vocabulary(rules).near(beginning)))
    return [code for code in rules if not beginnings or code.startswith(tuple(beginnings))]


def within(path: str, paths: Iterable[str]) -> bool:
    """Tell whether a path is one of some files or lies below one of some folders."""
    return any(folder in {"", ".", path} or path.startswith(f"{folder.rstrip('/')}/") for folder in paths)
