"""What the manual says about the programme: its organisation, its roles, and how each clause is met."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.competence import assessments
from isms.model.competence import CompetenceResult
from isms.model.finding import Grade
from isms.model.person import Role
from isms.organisation import is_external
from isms.risk.assess import assessor
from isms.roles import holders
from isms.scope import departments_in_scope, people_in_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from isms.diagnostic import Text
    from isms.kind import Record
    from isms.knowledge import Framework, Item
    from isms.model.competence import Competence
    from isms.model.department import Department
    from isms.model.document import Document
    from isms.model.person import Person
    from isms.model.programme import Programme

FAULTS = frozenset({Grade.MAJOR, Grade.MINOR})
"""The grades of a finding that ask for a corrective action."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A department in the chart of the organisation; ``depth`` counts the departments above it."""

    depth: int
    department: Department
    head: Person | None
    persons: int
    covered: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A role, as the firm calls it, and who holds it."""

    role: Role
    label: Text | str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An item of a framework with the documents that answer it."""

    item: Item
    documents: tuple[Document, ...]


def chart(programme: Programme) -> list[Branch]:
    """Return the departments of our own as a chart, each after the one above it."""
    ours = [each for each in programme.departments if not is_external(programme, each.key)]
    standing = [each for each in ours if each.closed is None or programme.as_of <= each.closed]
    known = {department.key for department in standing}
    below: dict[str | None, list[Department]] = {}
    for department in standing:
        parent = department.parent if department.parent in known else None
        below.setdefault(parent, []).append(department)
    covered = departments_in_scope(programme)
    at_work = Counter(person.department for person in programme.people if person.works_on(programme.as_of))
    return [
        Branch(
            depth,
            department,
            programme.people.get(department.head),
            at_work[department.key],
            department.key in covered,
        )
        for depth, department in _descend(below, None, 0, set())
    ]


def _descend(
    below: Mapping[str | None, list[Department]], parent: str | None, depth: int, seen: set[str]
) -> Iterator[tuple[int, Department]]:
    """Go down from a department, each branch to its end; a circle is not gone round twice."""
    for department in below.get(parent, ()):
        if department.key not in seen:
            seen.add(department.key)
            yield depth, department
            yield from _descend(below, department.key, depth + 1, seen)


def parts(programme: Programme) -> list[Part]:
    """Return the roles that somebody holds, in the order of the list of roles."""
    own = programme.settings.labels.roles if programme.settings.labels else {}
    held = ((role, tuple(holders(programme, role))) for role in Role)
    return [Part(role, own.get(str(role)) or role.label, people) for role, people in held if people]


def part(programme: Programme, role: str) -> Part:
    """Return one role, also where nobody holds it."""
    own = programme.settings.labels.roles if programme.settings.labels else {}
    known = Role.written(role)
    return Part(known, own.get(role) or known.label, tuple(holders(programme, known)))


def clause(programme: Programme, framework: str, number: str) -> Item | None:
    """Return the item of a framework with this number."""
    found = programme.knowledge.framework(framework)
    return next((item for item in found.items if item.id == number), None) if found else None


def answers(programme: Programme, framework: str, number: str) -> tuple[Document, ...]:
    """Return the documents in force that say they answer a requirement, by any name of its framework."""
    found = programme.knowledge.framework(framework)
    names = {framework, *((found.id, *found.aliases) if found else ())}
    wanted = {f"{name}:{number}" for name in names}
    return tuple(
        document
        for document in programme.documents
        if in_force(programme, document) and any(_meets(each, wanted) for each in document.satisfies)
    )


def _meets(requirement: str, wanted: Iterable[str]) -> bool:
    """Tell whether a requirement is one of those wanted, or a lettered part of it: ``27001:6.1.3 d)``."""
    return any(requirement == each or requirement.startswith((f"{each} ", f"{each}-")) for each in wanted)


def in_force(programme: Programme, document: Document) -> bool:
    """Tell whether a document holds on the day: not a draft, and not abolished."""
    return not document.draft and (document.abolished is None or programme.as_of < document.abolished)


def correspondence(programme: Programme, framework: str) -> list[Answer]:
    """Return every assessable item of a framework with the documents that answer it."""
    found: Framework | None = programme.knowledge.framework(framework)
    items = found.items if found else ()
    return [Answer(item, answers(programme, framework, item.id)) for item in items if item.assessable]


def latest(records: Iterable[Record], field: str) -> date | None:
    """Return the last of the days that the records carry in a field."""
    days = [day for record in records if (day := getattr(record, field)) is not None]
    return max(days, default=None)


def competence(programme: Programme) -> list[Competence]:
    """Return the last assessment of each person for each role, of people who are still at work."""
    people = programme.people
    return [
        records[-1]
        for (key, _), records in assessments(programme).items()
        if (person := people.get(key)) is not None and person.works_on(programme.as_of)
    ]


def insufficient(programme: Programme) -> list[Competence]:
    """Return the assessments that found a competence not to be enough."""
    return [record for record in competence(programme) if record.result is CompetenceResult.INSUFFICIENT]


def pledged(programme: Programme) -> tuple[int, int]:
    """Return how many people in the scope have signed the pledge of secrecy, out of how many."""
    people = people_in_scope(programme)
    return sum(person.pledge_signed is not None for person in people), len(people)


def levels(programme: Programme) -> list[tuple[Text | None, int]]:
    """Count the risks by the level they have today, the gravest first; None is not scored."""
    scoring = assessor(programme)
    found: Counter[str | None] = Counter()
    labels: dict[str | None, Text | None] = {None: None}
    order: list[str | None] = []
    if scoring.method:
        order = [band.level for _, _, band in reversed(scoring.method.bands)]
    for risk in (risk for risk in programme.risks if not risk.draft):
        outcome = scoring.outcome(risk)
        assessment = outcome.current or outcome.inherent
        level = assessment.level if assessment else None
        labels[level] = assessment.label if assessment else None
        found[level] += 1
    return [(labels[level], found[level]) for level in dict.fromkeys((*order, *found)) if found[level]]


def open_faults(programme: Programme) -> int:
    """Count the nonconformities that are not closed."""
    return sum(finding.grade in FAULTS and finding.closed_on is None for finding in programme.findings)
