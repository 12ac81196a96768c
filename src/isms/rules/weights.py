"""How much each rule weighs in a programme: its own level, the settings of isms.yaml, and the stage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Fault, Level, Message, Text
from isms.model.settings import RuleLevel, Stage
from isms.near import Vocabulary
from isms.stage import stage
from isms.standards import ISMS, PRIVACY_MARK, aims

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from isms.diagnostic import FieldPath
    from isms.model.programme import Programme
    from isms.rules import Rule

_MANDATORY = {
    ISMS: re.compile(r"27001:([4-9]|10)(\.|$)"),
    PRIVACY_MARK: re.compile(r"15001:([4-9]|10)(\.|$)|pmark:J\b"),
}
"""The clauses that are not a firm's to choose, by the standard that has them."""
_FORM = ("REC", "REF")
_CEILING = {Stage.BUILDING: Level.INFO, Stage.OPERATING: Level.WARNING, Stage.CERTIFIED: Level.ERROR}
"""What is absent weighs no more than this."""

UNKNOWN = Text(
    ja="「{code}」というルールはありません。{near}",
    en="There is no rule '{code}'. {near}",
)
MANDATORY = Text(
    ja="{code} は下げられません。規格の箇条4〜10、プライバシーマーク指針のJ項目、"
    "記録の形式に関わるエラーです。",
    en="{code} cannot be lowered: it is an error on a clause 4-10, on an item of the PrivacyMark guideline, "
    "or on the form of records.",
)


class Weight(NamedTuple):
    """What a rule weighs: before the stage of the programme has moved it, and after."""

    rule_level: Level
    level: Level


def binding(rule: Rule, standards: Collection[str]) -> bool:
    """Tell whether an error of this rule is one that can be neither lowered nor waived (SEMANTICS 17).

    A clause of a standard binds those who aim at it.
    """
    if rule.code.startswith(_FORM):
        return True
    return any(_MANDATORY[standard].match(clause) for standard in standards for clause in rule.clauses)


def weights(programme: Programme, rules: Mapping[str, Rule]) -> Mapping[str, Weight]:
    """Return what each rule weighs by its code; a rule that is switched off is not there."""
    ceiling = _CEILING[stage(programme)]
    found = {}
    for code, rule in rules.items():
        level = _set(programme, rule)
        if level is not None:
            moved = min(level, ceiling) if rule.faults is Fault.ABSENCE else level
            found[code] = Weight(level, moved)
    return found


def _set(programme: Programme, rule: Rule) -> Level | None:
    """Return the level that isms.yaml gives to a rule, where it may; None where the rule is off."""
    word = _word(programme, rule.code)
    if word is None or _too_low(programme, rule, word):
        return rule.level
    return None if word is RuleLevel.OFF else Level.named(word.value)


def _word(programme: Programme, code: str) -> RuleLevel | None:
    setting = programme.settings.rules.get(code)
    return None if setting is None else setting.level


def _too_low(programme: Programme, rule: Rule, word: RuleLevel) -> bool:
    lowered = word is not RuleLevel.ERROR and rule.level is Level.ERROR
    return lowered and binding(rule, aims(programme))


def ignored(programme: Programme, rules: Mapping[str, Rule]) -> Iterator[tuple[FieldPath, Message]]:
    """Return the settings of rules that have no effect, and why."""
    codes = Vocabulary(rules)
    for code in programme.settings.rules:
        rule = rules.get(code)
        if rule is None:
            yield ("rules", code), UNKNOWN.of(code=code, near=codes.near(code))
            continue
        word = _word(programme, code)
        if word is not None and _too_low(programme, rule, word):
            yield ("rules", code, "level"), MANDATORY.of(code=code)
