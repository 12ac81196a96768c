"""From a programme and rules to diagnostics.

Every rule is asked once. Settings, stage, drafts and waivers decide what each answer weighs.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from isms.diagnostic import Diagnostic, Fault, Misreading, Place, Spot
from isms.kind import Record
from isms.model.settings import Stage
from isms.rules.misread import misread
from isms.rules.waivers import Waivers
from isms.rules.weights import Weight, ignored, weights
from isms.stage import stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from isms.diagnostic import Message
    from isms.model.programme import Programme
    from isms.rules import Flaw, Rule

NOT_YET = "REC023"
IDLE_WAIVER = "REC027"
IDLE_SETTING = "REC028"
STILL_TO_BEGIN = "REC029"


def judge(programme: Programme, rules: Mapping[str, Rule], today: date) -> list[Diagnostic]:
    """Return what is to be said about a programme, each diagnostic with its final level.

    ``today`` is the real day: records that begin after the day of the programme are named only when
    the two are the same. A rule that raises is a defect of the rule, and the exception goes on.
    """
    return _Bench(programme, rules).verdict(today)


class _Bench:
    """A programme and the rules that look at it, with what each rule weighs."""

    def __init__(self, programme: Programme, rules: Mapping[str, Rule]) -> None:
        self.programme = programme
        self.rules = rules
        self.weights = weights(programme, rules)
        self._building = stage(programme) is Stage.BUILDING
        self._to_begin: dict[str, None] = {}
        """The rules that miss something in the programme as a whole while it is being built."""

    def verdict(self, today: date) -> list[Diagnostic]:
        waivers = Waivers(self.programme, self.rules)
        found = [*self._misread(today), *self._checked(), *self._still_to_begin(), *self._idle_settings()]
        judged = [waivers.applied(diagnostic) for diagnostic in found]
        return [*judged, *self._idle_waivers(waivers)]

    def _misread(self, today: date) -> Iterator[Diagnostic]:
        """Weigh what the reader found wrong."""
        for misreading, record in misread(self.programme):
            rule = self.rules[misreading.code]
            weight = self.weights.get(rule.code)
            if weight is not None and (rule.code != NOT_YET or self.programme.as_of == today):
                yield _from_misreading(rule, weight, misreading, record)

    def _checked(self) -> Iterator[Diagnostic]:
        """Ask every rule that looks for faults itself."""
        for code, weight in self.weights.items():
            rule = self.rules[code]
            for flaw in rule.check(self.programme) if rule.check else ():
                absent = rule.faults is Fault.ABSENCE
                if absent and self._building and flaw.about is self.programme.settings:
                    self._to_begin[code] = None
                elif not (absent and getattr(flaw.about, "draft", False)):
                    yield _from_flaw(rule, weight, flaw)

    def _still_to_begin(self) -> Iterator[Diagnostic]:
        weight = self.weights.get(STILL_TO_BEGIN)
        if weight is not None and self._to_begin:
            values = {"count": len(self._to_begin), "codes": list(self._to_begin)}
            misreading = Misreading(STILL_TO_BEGIN, Spot(self.programme.settings.file, 0), values)
            yield _from_misreading(self.rules[STILL_TO_BEGIN], weight, misreading, None)

    def _idle_settings(self) -> Iterator[Diagnostic]:
        weight = self.weights.get(IDLE_SETTING)
        if weight is not None:
            for field, reason in ignored(self.programme, self.rules):
                spot = Spot(self.programme.settings.file, 0, field)
                misreading = Misreading(IDLE_SETTING, spot, {"reason": reason})
                yield _from_misreading(self.rules[IDLE_SETTING], weight, misreading, None)

    def _idle_waivers(self, waivers: Waivers) -> Iterator[Diagnostic]:
        weight = self.weights.get(IDLE_WAIVER)
        if weight is not None:
            for waiver, reason in waivers.idle():
                values = {"waiver": waiver.id, "reason": reason}
                misreading = Misreading(IDLE_WAIVER, Spot(waiver.file, waiver.ordinal), values)
                yield _from_misreading(self.rules[IDLE_WAIVER], weight, misreading, waiver)


def _from_misreading(rule: Rule, weight: Weight, misreading: Misreading, record: Record | None) -> Diagnostic:
    if rule.message is None:
        message = f"{rule.code} has no MESSAGE"
        raise TypeError(message)
    kind, key = misreading.kind, misreading.record
    if record is not None:
        kind, key = record.declaration.name, record.key
    return _diagnostic(rule, weight, rule.message.of(**misreading.values), misreading.where, kind, key)


def _from_flaw(rule: Rule, weight: Weight, flaw: Flaw) -> Diagnostic:
    about = flaw.about
    if flaw.ceiling is not None:
        weight = weight._replace(level=min(weight.level, flaw.ceiling))
    if not isinstance(about, Record):
        return _diagnostic(rule, weight, flaw.message, about, None, None)
    kind = about.declaration.name if about.declaration.folder else None
    where = Spot(about.file, about.ordinal, flaw.field)
    found = _diagnostic(rule, weight, flaw.message, where, kind, about.key or None)
    return dataclasses.replace(found, fix=flaw.fix) if flaw.fix else found


def _diagnostic(
    rule: Rule, weight: Weight, message: Message, where: Spot | Place, kind: str | None, record: str | None
) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        level=weight.level,
        message=message,
        where=where,
        hint=rule.hint.of(**message.values),
        kind=kind,
        record=record,
        clauses=rule.clauses,
        rule_level=weight.rule_level,
    )
