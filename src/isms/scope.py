"""What the programme covers: the decision on each department, site, person and asset (SEMANTICS 8).

For PrivacyMark the scope is the whole legal entity: everything that is not external.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.organisation import is_external, upwards
from isms.standards import ISMS, PRIVACY_MARK, aims

if TYPE_CHECKING:
    from isms.model.asset import Asset
    from isms.model.department import Department
    from isms.model.person import Person
    from isms.model.programme import Programme

WHOLE_ENTITY = PRIVACY_MARK
"""The standard whose scope cannot be chosen."""


def departments_in_scope(programme: Programme, standard: str = ISMS) -> frozenset[str]:
    """Return the ids of the departments that a standard covers; closed ones are left out."""
    day = programme.as_of
    return frozenset(
        department.id
        for department in programme.departments
        if (department.closed is None or day <= department.closed)
        and _covers(programme, department, whole=standard == WHOLE_ENTITY)
    )


def departments_ever_in_scope(programme: Programme) -> frozenset[str]:
    """Return the ids of the departments that a standard aimed at covers, or covered until they closed."""
    wholes = [standard == WHOLE_ENTITY for standard in aims(programme)]
    return frozenset(
        department.id
        for department in programme.departments
        if any(_covers(programme, department, whole=whole) for whole in wholes)
    )


def _covers(programme: Programme, department: Department, *, whole: bool) -> bool:
    """Decide on one department.

    Where ``scope_detail.departments`` is given, a department is covered when it, or one above it, is
    listed and nothing between them is out of scope. Else its own ``in_scope`` decides, then that of the
    departments above it; at the top it is covered. External departments are not, unless they say so.
    """
    if whole:
        return not is_external(programme, department.id)
    detail = programme.settings.scope_detail
    listed = detail.departments if detail else ()
    for above in upwards(programme, department.id):
        if above.id in listed:
            return True
        if above.in_scope is not None and not (listed and above.in_scope):
            return above.in_scope
    return not listed and not is_external(programme, department.id)


def sites_in_scope(programme: Programme, standard: str = ISMS) -> frozenset[str]:
    """Return the ids of the sites that a standard covers; closed ones are left out."""
    detail = programme.settings.scope_detail
    listed = detail.sites if detail else ()
    whole = standard == WHOLE_ENTITY
    return frozenset(
        site.id
        for site in programme.sites
        if (site.closed is None or programme.as_of <= site.closed)
        and (whole or (site.id in listed if listed else site.in_scope is not False))
    )


def people_in_scope(programme: Programme, standard: str = ISMS) -> list[Person]:
    """Return the people at work whose department, or a concurrent one, a standard covers."""
    covered = departments_in_scope(programme, standard)
    return [
        person
        for person in programme.people
        if person.works_on(programme.as_of)
        and not covered.isdisjoint((person.department, *person.concurrent))
    ]


def assets_in_scope(programme: Programme, standard: str = ISMS) -> list[Asset]:
    """Return the assets in use that a standard covers; one that does not say follows its department."""
    covered = departments_in_scope(programme, standard)
    whole = standard == WHOLE_ENTITY
    return [
        asset
        for asset in programme.assets
        if asset.disposed is None
        and (asset.department in covered if whole or asset.in_scope is None else asset.in_scope)
    ]
