"""What was taught, audited and reviewed in each of the two years that a renewal looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isms.audits import internal
from isms.certificates import latest
from isms.diagnostic import Level
from isms.education import Taught, taught
from isms.fiscal import Year, miss, year, year_of, years
from isms.model.finding import Grade
from isms.model.training import TrainingKind
from isms.months import first_day, number
from isms.reviews import by_top
from isms.standards import PRIVACY_MARK, aims_at, speaks_of

if TYPE_CHECKING:
    from isms.model.audit import Audit
    from isms.model.certification import Certification
    from isms.model.finding import Finding
    from isms.model.programme import Programme
    from isms.model.review import Review
    from isms.model.training import Training


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit with what it found."""

    audit: Audit
    findings: tuple[Finding, ...]

    def count(self, grade: str) -> int:
        """Count the findings of a grade."""
        return sum(finding.grade == grade for finding in self.findings)

    @property
    def open(self) -> int:
        """Count the nonconformities that are not closed."""
        faults = {Grade.MAJOR, Grade.MINOR}
        return sum(finding.grade in faults and finding.closed_on is None for finding in self.findings)


class Span(NamedTuple):
    """The time that a renewal looks back on, with the fiscal years in which yearly duties fall."""

    first: date
    last: date
    years: tuple[Year, ...]
    certificate: Certification | None


@dataclass(frozen=True, slots=True)
class Twelvemonth:
    """One fiscal year of the programme: what was done, and what was only planned."""

    year: Year
    trainings: tuple[Taught, ...]
    trainings_planned: tuple[Training, ...]
    audits: tuple[Audited, ...]
    audits_planned: tuple[Audit, ...]
    reviews: tuple[Review, ...]

    @property
    def general(self) -> tuple[Taught, ...]:
        """The trainings for everyone."""
        return tuple(taught for taught in self.trainings if taught.training.kind is TrainingKind.GENERAL)


def span(programme: Programme) -> Span:
    """Return the two years of the certificate up to the day; without one, the last two fiscal years."""
    mark = latest(programme, PRIVACY_MARK)
    last = min(programme.as_of, mark.expires) if mark else programme.as_of
    both = years(programme, last)
    granted = mark.granted if mark else None
    first = min(granted, both[0].first) if granted else both[0].first
    return Span(first, last, both, mark)


def twelvemonths(programme: Programme) -> tuple[Twelvemonth, ...]:
    """Return what was done in each fiscal year of the span, also in the part before the two full years."""
    whole = span(programme)
    earliest = year_of(programme, whole.first).number
    numbers = range(earliest, whole.years[-1].number + 1)
    return tuple(_twelvemonth(programme, year(programme, number), whole) for number in numbers)


def up_to_date(programme: Programme, done: date | None) -> bool:
    """Tell whether a yearly duty that was last met on ``done`` is not missed.

    It is met in the running year, or was in the one before while the running year has time left.
    """
    if done is None:
        return False
    missed = miss(programme, done, Level.ERROR)
    return missed is None or missed.level is Level.INFO


def _twelvemonth(programme: Programme, within: Year, whole: Span) -> Twelvemonth:
    """Return one year, cut to the span."""

    def inside(day: date | None) -> bool:
        return day is not None and day in within and whole.first <= day <= whole.last

    trainings = [training for training in programme.trainings if not training.draft]
    audits = [a for a in programme.audits if internal(a) and _counts(programme, a.standards)]
    reviews = [r for r in programme.reviews if by_top(r) and _counts(programme, r.standards)]
    return Twelvemonth(
        within,
        tuple(taught(programme, t) for t in sorted(trainings, key=_held) if inside(t.held)),
        tuple(t for t in trainings if t.held is None and _due(t.planned, within)),
        tuple(audited(programme, a) for a in sorted(audits, key=_performed) if inside(a.performed)),
        tuple(a for a in audits if a.performed is None and _due(a.planned, within)),
        tuple(sorted((r for r in reviews if inside(r.held)), key=lambda review: review.held)),
    )


def audited(programme: Programme, audit: Audit) -> Audited:
    """Return an audit with its findings."""
    return Audited(audit, tuple(finding for finding in programme.findings if finding.audit == audit.key))


def _counts(programme: Programme, standards: tuple[str, ...]) -> bool:
    """Tell whether an act on these standards is looked back on.

    It is one on PrivacyMark; where that is not aimed at, every standard counts.
    """
    return not aims_at(programme, PRIVACY_MARK) or speaks_of(standards, PRIVACY_MARK)


def _due(planned: date | str | None, within: Year) -> bool:
    """Tell whether a planned day, or the first day of a planned month, lies in a year."""
    return (first_day(number(planned)) if isinstance(planned, str) else planned) in within


def _held(training: Training) -> date:
    return training.held or date.max


def _performed(audit: Audit) -> date:
    return audit.performed or date.max
