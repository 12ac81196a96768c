"""Who was to be taught, who was, and with what result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.fiscal import years
from isms.model.attendance import AttendanceStatus
from isms.model.once import once
from isms.model.training import TrainingKind
from isms.months import planned_until
from isms.organisation import is_external
from isms.scope import people_in_scope
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from isms.model.attendance import Attendance
    from isms.model.person import Person
    from isms.model.programme import Programme
    from isms.model.training import Training


FOR_EVERYONE = frozenset({TrainingKind.GENERAL, TrainingKind.NEW_JOINER})
"""The trainings of which everyone needs one in a year."""


class Taught(NamedTuple):
    """A training with its figures: who was to come, came, was excused, passed."""

    training: Training
    expected: int
    attended: int
    exempt: int
    missing: tuple[str, ...]
    passed: int
    failed: int


def taught(programme: Programme, training: Training) -> Taught:
    """Return a training with its figures; a second sitting counts for the person who missed the first."""
    rows = sittings(programme).get(training.key, {})
    came = {person for person, sat in rows.items() if any(took_part(row) for row in sat)}
    excused = {person for person, sat in rows.items() if any(excuses(row) for row in sat)} - came
    expected = audience(programme, training) | rows.keys()
    passed = {person for person in came if any(row.passed for row in rows[person])}
    failed = {person for person in came - passed if any(row.passed is False for row in rows[person])}
    missing = sorted(expected - came - excused)
    return Taught(training, len(expected), len(came), len(excused), tuple(missing), len(passed), len(failed))


@once
def sittings(programme: Programme) -> Mapping[str, Mapping[str, list[Attendance]]]:
    """Return by training and person the rows of attendance; drafts are left out."""
    found: dict[str, dict[str, list[Attendance]]] = {}
    for row in programme.attendance:
        if not row.draft:
            found.setdefault(row.training, {}).setdefault(row.person, []).append(row)
    return found


def took_part(row: Attendance) -> bool:
    """Tell whether someone was taught: on the day, or later to make up for it."""
    if row.status is AttendanceStatus.ATTENDED:
        return True
    return row.status is AttendanceStatus.ABSENT and row.followed_up_on is not None


def taught_on(training: Training, row: Attendance) -> date | None:
    """Return the day on which someone was taught; None where they were not."""
    if not took_part(row):
        return None
    return row.followed_up_on if row.status is AttendanceStatus.ABSENT else row.date or training.held


def passed(training: Training, row: Attendance) -> bool | None:
    """Tell whether someone passed the test: as the row says, or by the score; None where neither tells."""
    if row.passed is not None or row.score is None or training.pass_mark is None:
        return row.passed
    return row.score >= training.pass_mark


def excuses(row: Attendance) -> bool:
    """Tell whether someone did not have to come."""
    return row.status is AttendanceStatus.EXEMPT


@once
def first_taught(programme: Programme) -> Mapping[str, date]:
    """Return by person the first day on which they were taught what everyone is, or excused from it."""
    found: dict[str, date] = {}
    for training in programme.trainings:
        if training.kind not in FOR_EVERYONE:
            continue
        for person, rows in sittings(programme).get(training.key, {}).items():
            for row in rows:
                day = (row.date or training.held) if excuses(row) else taught_on(training, row)
                if day is not None:
                    found[person] = min(day, found.get(person, day))
    return found


def joined_lately(programme: Programme, person: Person) -> bool:
    """Tell whether someone joined in the running fiscal year or the one before, since the system runs."""
    since = years(programme)[0].first
    started = programme.settings.pms_started or since
    return person.joined is not None and max(since, started) <= person.joined


def audience(programme: Programme, training: Training) -> frozenset[str]:
    """Return the people of our own whom a training is meant for.

    They are at work from its first day to its last; before it is held, today.
    """
    first = training.held or programme.as_of
    last = min(max(first, training.ends or first), programme.as_of)
    named = set(training.audience)
    return frozenset(
        person.key
        for person in programme.people
        if person.works_on(first)
        and person.works_on(last)
        and not is_external(programme, person.department)
        and ("all" in named or not named.isdisjoint(_belongings(person, first)))
    )


def _belongings(person: Person, day: date) -> set[str]:
    """Return every word by which an audience can mean a person."""
    roles = person.roles_on(day)
    words = {person.employment, *roles}
    return {person.department, *person.concurrent, *map(str, words), *(word.label.ja for word in words)}


@once
def learners(programme: Programme) -> Mapping[str, Person]:
    """Return by key everyone of our own at work today whom one of the standards covers."""
    covered: Iterable[Person] = (
        person
        for standard in goals(programme.settings)
        for person in people_in_scope(programme, standard)
        if not is_external(programme, person.department)
    )
    return {person.key: person for person in covered}


def recent(programme: Programme) -> list[Training]:
    """Return the trainings held in the running fiscal year or the one before; drafts are left out."""
    first = years(programme)[0].first
    return [t for t in programme.trainings if t.held is not None and first <= t.held and not t.draft]


def is_over(training: Training, day: date) -> bool:
    """Tell whether a training was held, and its last day lies before this one."""
    return training.held is not None and last_day(training) < day


def last_day(training: Training) -> date:
    """Return the last day of a training that was held; of one that was not, the last that its plan leaves."""
    if training.held is not None:
        return max(training.held, training.ends or training.held)
    return planned_until(training.planned)
