"""Whether people can do what their roles ask for, as it was assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.model.competence import Competence
    from isms.model.programme import Programme


@once
def assessments(programme: Programme) -> Mapping[tuple[str, str], list[Competence]]:
    """Return by person and role the assessments in the order of their days; drafts are left out.

    A role that is written in the organisation's own term counts as the role that it stands for.
    """
    labels = programme.settings.labels
    meant = {term: role for role, term in labels.roles.items()} if labels else {}
    found: dict[tuple[str, str], list[Competence]] = {}
    for record in programme.competences:
        if not record.draft:
            role = str(record.role)
            found.setdefault((record.person, meant.get(role, role)), []).append(record)
    for records in found.values():
        records.sort(key=lambda record: record.assessed_on)
    return found


def last_assessment(programme: Programme, person: str, role: str, day: date) -> Competence | None:
    """Return the assessment of a person for a role that counts on a day."""
    known = assessments(programme).get((person, role), ())
    return next((record for record in reversed(known) if record.assessed_on <= day), None)
