"""What the internal audits of a cycle have covered, and what they have left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from isms.cycle import Cycle, cycles
from isms.diagnostic import Level
from isms.fiscal import weight_of_a_miss, years
from isms.model.once import once
from isms.months import planned_until
from isms.standards import ISMS, speaks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from isms.diagnostic import FieldPath
    from isms.fiscal import Period, Year
    from isms.model.audit import Audit
    from isms.model.programme import Programme

T = TypeVar("T")

REPORT_DAYS = 60
"""How long a report may take from the audit, where isms.yaml does not say."""
ANNEX_A = "A."
"""How a control of Annex A begins, which may stand without the name of its standard."""


class Gap(NamedTuple, Generic[T]):
    """What the audits of a cycle left out; ``audit`` is the last of them.

    ``ceiling`` is the most that it may weigh: while the cycle runs there is time left.
    """

    cycle: Cycle
    audit: Audit
    missing: list[T]
    ceiling: Level


def internal(audit: Audit) -> bool:
    """Tell whether an audit is one of our own and no draft."""
    return not audit.draft and audit.ours


def internal_audits(programme: Programme, standard: str) -> list[Audit]:
    """Return the internal audits that cover a standard, drafts left out."""
    return [a for a in programme.audits if internal(a) and speaks_of(a.standards, standard)]


def day_of(audit: Audit) -> date:
    """Return the day on which an audit was performed, or else the last on which it is to be."""
    return audit.performed or planned_until(audit.planned)


@once
def recent(programme: Programme) -> list[Audit]:
    """Return the audits of the running fiscal year and the one before, and those to come; no drafts."""
    first = years(programme)[0].first
    return [audit for audit in programme.audits if not audit.draft and first <= day_of(audit)]


def overdue(programme: Programme, audit: Audit) -> bool:
    """Tell whether the planned day of an audit has passed without a word on its having taken place."""
    passed = not audit.draft and planned_until(audit.planned) < programme.as_of
    return passed and audit.lacks("performed")


def to_come(programme: Programme, audits: list[Audit], span: Period | Year) -> list[Audit]:
    """Return the audits that are still to be performed in a span of days, and can be in time."""
    return [
        audit
        for audit in audits
        if audit.performed is None and programme.as_of <= planned_until(audit.planned) <= span.last
    ]


def gaps(
    programme: Programme,
    standard: str,
    wanted: Callable[[list[Audit]], Mapping[T, object]],
    covered: Callable[[Audit], frozenset[T] | None],
) -> Iterator[Gap[T]]:
    """Yield what the audits of the last cycle, and of the one that runs, have left out.

    ``wanted`` lists in order what audits have to cover; ``covered`` says what one does, None where it does
    not say. What a finished cycle left out is made good by an audit since; what a running one has not
    covered yet may be in an audit to come. A cycle without audits leaves out everything at once: another
    rule says that.
    """
    audits = internal_audits(programme, standard)
    finished, running = cycles(programme, standard)
    lately = _performed(audits, running)
    promised = [*lately, *to_come(programme, audits, running.span)]
    named: set[T] = set()
    for cycle, counting in ((finished, lately), (running, promised)):
        done = _performed(audits, cycle)
        if done:
            left = _left(wanted(done), [*done, *counting], covered)
            missing = [each for each in left if each not in named]
            named.update(missing)
            if missing:
                ceiling = weight_of_a_miss(cycle.span, programme.as_of, Level.ERROR)
                yield Gap(cycle, done[-1], missing, ceiling)


def each_once(found: Iterable[Gap[T]]) -> Iterator[Gap[T]]:
    """Leave out what a gap over the same days has named before: two standards may share a cycle."""
    said: set[tuple[Period, T]] = set()
    for gap in found:
        span = gap.cycle.span
        missing = [each for each in gap.missing if (span, each) not in said]
        said.update((span, each) for each in missing)
        if missing:
            yield gap._replace(missing=missing)


def _performed(audits: list[Audit], cycle: Cycle) -> list[Audit]:
    """Return the audits that were performed in a cycle, the last one last."""
    return sorted((audit for audit in audits if audit.performed in cycle.span), key=day_of)


def _left(
    wanted: Mapping[T, object], audits: list[Audit], covered: Callable[[Audit], frozenset[T] | None]
) -> list[T]:
    """Return what none of some audits covers; one that does not say what it covers leaves nothing out."""
    found = [covered(audit) for audit in audits]
    if None in found:
        return []
    met = frozenset().union(*(each for each in found if each is not None))
    return [each for each in wanted if each not in met]


def cited(programme: Programme, clause: str) -> tuple[str, str] | None:
    """Return the framework and the item that a clause names; None where it is free text."""
    name, colon, item = clause.partition(":")
    if not colon:
        return (ISMS, clause) if clause.startswith(ANNEX_A) else None
    framework = programme.knowledge.framework(name.strip())
    return (framework.id, item.strip()) if framework else None


def within(item: str, above: str) -> bool:
    """Tell whether an item of a framework is another one, or below it: 9.2.1 and 9.2 a) are within 9.2."""
    return item == above or item.startswith((f"{above}.", f"{above} "))


def departments_of(audit: Audit) -> frozenset[str]:
    """Return the departments that an audit names, in its plan or in a row of its checklist."""
    return frozenset(audit.departments).union(row.department for row in audit.checklist if row.department)


def team(audit: Audit) -> Mapping[str, FieldPath]:
    """Return everyone who audits, with the first place that says so: lead, auditors, rows."""
    named: list[tuple[str | None, FieldPath]] = [(audit.lead, ("lead",))]
    named += [(person, ("auditors", index)) for index, person in enumerate(audit.auditors)]
    named += [(row.auditor, ("checklist", row.ordinal, "auditor")) for row in audit.checklist]
    return {person: field for person, field in reversed(named) if person is not None}
