"""What may be left standing for a while, on whose word (SEMANTICS 17)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from isms.diagnostic import Diagnostic, Level, Message, Text
from isms.rules.weights import binding
from isms.scalars import ANY_RECORD
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.programme import Programme
    from isms.model.waiver import Waiver
    from isms.rules import Rule

CANNOT = Text(
    ja="例外承認 {waiver} では外せません(理由: {reason})。",
    en="Waiver {waiver} cannot silence this (its reason: {reason}).",
)
NOTHING = Text(ja="該当する指摘がありません。", en="Nothing matches it.")
NO_TARGET = Text(
    ja="対象の記録(record)もファイル(path)も書かれていません。", en="It names neither record nor path."
)
NO_RULE = Text(ja="「{rule}」というルールはありません。", en="There is no rule '{rule}'.")
NOT_ALLOWED = Text(
    ja="isms.yaml の waivers.allowed が false です。", en="isms.yaml says waivers.allowed: false."
)
NOT_AN_APPROVER = Text(
    ja="承認者 {person} は isms.yaml の waivers.approvers にいません。",
    en="{person} is not among waivers.approvers of isms.yaml.",
)


class Waivers:
    """The waivers in force on the day, and which of them have matched something."""

    def __init__(self, programme: Programme, rules: Mapping[str, Rule]) -> None:
        """Sort the waivers of the day into those that count and those that are refused."""
        self._rules = rules
        self._aims = aims(programme)
        self._refused: list[tuple[Waiver, Message]] = []
        self._by_rule: dict[str, list[tuple[Waiver, str | None]]] = {}
        self._matched: set[str] = set()
        for waiver in programme.waivers:
            if waiver.draft or not waiver.holds_on(programme.as_of):
                continue
            refusal = self._refusal(programme, waiver)
            if refusal is not None:
                self._refused.append((waiver, refusal))
            else:
                target = _reference(programme, waiver.record)
                self._by_rule.setdefault(waiver.rule, []).append((waiver, target))

    @property
    def in_force(self) -> tuple[Waiver, ...]:
        """The waivers that count on the day, whether or not there is something for them to silence."""
        return tuple(waiver for waivers in self._by_rule.values() for waiver, _ in waivers)

    def _refusal(self, programme: Programme, waiver: Waiver) -> Message | None:
        settings = programme.settings.waivers
        if settings is not None and settings.allowed is False:
            return NOT_ALLOWED.of()
        if settings is not None and settings.approvers and waiver.approved_by not in settings.approvers:
            return NOT_AN_APPROVER.of(person=waiver.approved_by)
        if waiver.rule not in self._rules:
            return NO_RULE.of(rule=waiver.rule)
        return None if waiver.record or waiver.path else NO_TARGET.of()

    def applied(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return the diagnostic as the waivers leave it."""
        for waiver, target in self._by_rule.get(diagnostic.code, ()):
            if not _names(waiver, target, diagnostic):
                continue
            self._matched.add(waiver.id)
            if diagnostic.level < Level.ERROR or not binding(self._rules[diagnostic.code], self._aims):
                return dataclasses.replace(diagnostic, waived_by=waiver.id)
            note = CANNOT.of(waiver=waiver.id, reason=waiver.reason)
            return dataclasses.replace(diagnostic, waiver=note)
        return diagnostic

    def idle(self) -> Iterator[tuple[Waiver, Message]]:
        """Return the waivers in force that do nothing, and why."""
        yield from self._refused
        for waivers in self._by_rule.values():
            yield from ((waiver, NOTHING.of()) for waiver, _ in waivers if waiver.id not in self._matched)


def _reference(programme: Programme, record: str | None) -> str | None:
    """Return the record that a waiver names as ``kind:key``; an id alone where one record has it."""
    if record is None:
        return None
    if ":" in record:
        return ANY_RECORD.plain(record)
    found = programme.named(record)
    return found[0].reference if len(found) == 1 else record


def _names(waiver: Waiver, target: str | None, diagnostic: Diagnostic) -> bool:
    """Tell whether a waiver is about the place of a diagnostic."""
    if waiver.path is not None and waiver.path != diagnostic.where.path:
        return False
    return target is None or target == diagnostic.reference
