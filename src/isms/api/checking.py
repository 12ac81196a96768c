"""Checking a programme: which diagnostics are shown, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.errors import RequestError
from isms.diagnostic import Diagnostic, Level, Text
from isms.near import Vocabulary
from isms.records.locate import locate
from isms.rules.fingerprints import fingerprinted
from isms.rules.judge import judge
from isms.rules.waivers import Waivers
from isms.rules.weights import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from isms.api.baseline import Baseline, Entry
    from isms.api.loading import Loaded
    from isms.model.waiver import Waiver
    from isms.rules import Rule

NO_CODE = Text(ja="「{code}」で始まるルールはありません。{near}", en="no rule begins with '{code}'. {near}")


def _always(_code: str, _path: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found: the diagnostics in the order of their places, and the waivers in force.

    ``rules`` are those that were asked: not switched off, and chosen to be shown. Where the programme was
    compared with a baseline, ``diagnostics`` holds what is new, ``known`` what the baseline has too, and
    ``gone`` what only the baseline has.
    """

    as_of: date
    records: int
    diagnostics: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    known: tuple[Diagnostic, ...] | None = None
    gone: tuple[Entry, ...] = ()

    @property
    def summary(self) -> Mapping[str, int]:
        """How many records there are, and how many diagnostics of each level; waived ones count apart."""
        counted = Counter(d.level.word for d in self.diagnostics if d.waived_by is None)
        levels = {level.word: counted[level.word] for level in sorted(Level, reverse=True)}
        waived = sum(d.waived_by is not None for d in self.diagnostics)
        compared = {} if self.known is None else {"known": len(self.known), "gone": len(self.gone)}
        return {"records": self.records, **levels, "waived": waived, **compared}

    def fails(self, level: Level = Level.ERROR) -> bool:
        """Tell whether something that is not waived is at this level or above."""
        return any(d.level >= level and d.waived_by is None for d in self.diagnostics)

    def against(self, baseline: Baseline, shown: Callable[[str, str], bool] = _always) -> Report:
        """Return a report of what is new; only what would be ``shown`` by code and path can be gone."""
        known = tuple(each for each in self.diagnostics if baseline.knows(each))
        new = tuple(each for each in self.diagnostics if not baseline.knows(each))
        here = {each.fingerprint for each in self.diagnostics}
        gone = tuple(
            entry
            for fingerprint, entry in baseline.entries.items()
            if fingerprint not in here and shown(entry.code, entry.path)
        )
        return replace(self, diagnostics=new, known=known, gone=gone)


def check(
    loaded: Loaded,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    paths: Collection[str] = (),
    baseline: Baseline | None = None,
    today: date | None = None,
    rules: Mapping[str, Rule] | None = None,
) -> Report:
    """Return everything that is to be said about a programme.

    ``select`` and ``ignore`` are codes or their beginnings; ``paths`` are files or folders of the programme.
    They choose what is shown and counted; everything is judged all the same. Of what a ``baseline`` has,
    only what has become graver is shown. ``today`` is the real day where the programme stands on another.
    """
    rules = packaged_rules.packaged() if rules is None else rules
    programme = loaded.programme
    chosen(rules, [*select, *ignore])

    def asked(code: str) -> bool:
        return (not select or code.startswith(tuple(select))) and not code.startswith(tuple(ignore))

    def shown(code: str, path: str) -> bool:
        return asked(code) and (not paths or within(path, paths))

    judged = judge(programme, rules, today or programme.as_of)
    located = locate(loaded.tree, [each for each in judged if shown(each.code, each.place.path)])
    found = fingerprinted(sorted(located, key=lambda d: (d.place, d.code, d.message.say("en"))))
    in_force = sorted(Waivers(programme, rules).in_force, key=lambda waiver: (waiver.file, waiver.ordinal))
    report = Report(
        programme.as_of,
        sum(map(len, programme.registers.values())),
        tuple(found),
        tuple(in_force),
        {code: rules[code] for code in weights(programme, rules) if asked(code)},
    )
    return report if baseline is None else report.against(baseline, shown)


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
