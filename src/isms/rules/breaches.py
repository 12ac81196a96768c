"""What rules find wrong with records, item by item: whatever shows an item, it is not ready for that long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.coverage.lines import coverage_of
from isms.coverage.state import Lack
from isms.diagnostic import Level, Text
from isms.model.once import once
from isms.rules import packaged
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.coverage.report import Coverage
    from isms.diagnostic import Diagnostic
    from isms.model.programme import Programme
    from isms.rules import Rule

_FOUND = Text(
    ja="isms check の指摘が{count}件あります({code}「{title}」に反する)",
    en="isms check finds {count} against {code}: {title}",
)
_DO_CORRECT = Text(
    ja="isms check --select {code} で場所を確かめ、直す", en="see isms check --select {code}, and correct it"
)


def judged_coverage(programme: Programme, names: Sequence[str] = ()) -> Coverage:
    """Return the coverage of frameworks, with what rules find wrong counted against their items."""
    return coverage_of(programme, names, breaches(programme))


@once
def breaches(programme: Programme) -> Mapping[str, tuple[Lack, ...]]:
    """Return by requirement what is wrong with records, of all that a standard demands.

    What is missing in the programme as a whole is left to coverage: a rule on it may mean another standard.
    Nor does what is no more than information on the day: what is missing while the system is being built, or
    in a year that still runs.
    """
    rules = packaged()
    found: dict[str, dict[str, int]] = {}
    for diagnostic in judge(programme, rules, programme.as_of):
        if _counts(diagnostic, programme):
            for clause in diagnostic.clauses:
                codes = found.setdefault(clause, {})
                codes[diagnostic.code] = codes.get(diagnostic.code, 0) + 1
    return {
        clause: tuple(
            Lack(_FOUND.of(code=code, count=count, title=_title(rules[code])), _DO_CORRECT.of(code=code))
            for code, count in codes.items()
        )
        for clause, codes in found.items()
    }


def _title(rule: Rule) -> Text:
    return Text(ja=rule.title.ja.rstrip("。"), en=rule.title.en.rstrip("."))


def _counts(diagnostic: Diagnostic, programme: Programme) -> bool:
    return (
        diagnostic.rule_level is Level.ERROR
        and diagnostic.level >= Level.WARNING
        and diagnostic.waived_by is None
        and diagnostic.place.path != programme.settings.file
    )
