"""What became of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from isms.model.finding import Finding
    from isms.model.programme import Programme


def followed(programme: Programme, finding: Finding, day: date) -> bool:
    """Tell whether a finding was raised again from a day on: same requirement, same department."""
    same = (finding.clause, finding.department)
    return any(
        other.raised_on >= day and (other.clause, other.department) == same
        for other in programme.findings
        if other is not finding and not other.draft
    )
