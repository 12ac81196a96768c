"""Who belongs where: departments below departments, and the departments that are a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.alike import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from isms.model.department import Department
    from isms.model.person import Person
    from isms.model.programme import Programme

    T = TypeVar("T")
    Key = TypeVar("Key", str, str | None)


def departments_named(programme: Programme, name: str) -> list[str]:
    """Return the ids of the departments that have a name; branches often have one of the same name each."""
    return [department.id for department in programme.departments if department.name == name]


def upwards(programme: Programme, department: str | None) -> Iterator[Department]:
    """Yield a department and those above it, from the bottom up; a circle ends where it closes."""
    seen = set()
    while department is not None and department not in seen:
        seen.add(department)
        found = programme.departments.get(department)
        if found is None:
            return
        yield found
        department = found.parent


def below(programme: Programme) -> Mapping[str, frozenset[str]]:
    """Return for each department its id and the ids of all departments below it."""
    found: dict[str, set[str]] = {department.id: {department.id} for department in programme.departments}
    for department in programme.departments:
        for above in upwards(programme, department.id):
            found[above.id].add(department.id)
    return {department: frozenset(ids) for department, ids in found.items()}


def by_department(
    programme: Programme, things: Iterable[T], department: Callable[[T], Key]
) -> dict[Key, list[T]]:
    """Return things by department, in the order of the departments; what belongs to none of them is last."""
    found = grouped(things, department)
    order = {each.key: place for place, each in enumerate(programme.departments)}
    return {key: found[key] for key in sorted(found, key=lambda key: order.get(key or "", len(order)))}


def own_departments(person: Person, beneath: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the departments that are a person's own: main and concurrent, and all below them.

    SEMANTICS 18 lets no auditor audit one of these. ``beneath`` is what `below` returns.
    """
    homes = (person.department, *person.concurrent)
    return frozenset().union(*(beneath.get(home, frozenset({home})) for home in homes))


def is_external(programme: Programme, department: str) -> bool:
    """Tell whether a department, or one above it, is marked as outside the organisation."""
    return any(found.external for found in upwards(programme, department))
