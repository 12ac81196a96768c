"""What commands that change records share: showing instead of writing, and what they say at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.differences import difference
from isms.cli.language import spoken
from isms.cli.output import note, put
from isms.cli.reports.text import lines
from isms.cli.words import SHOWN
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from isms.api import Loaded
    from isms.diagnostic import Diagnostic
    from isms.records.journal import Change

DRY_RUN = Text(ja="書き込まず、変更を行ごとに表示する", en="Write nothing; show the changes line by line")
REMAINS = Text(
    ja="これらの記録について、なお次の指摘があります({count} 件):",
    en="isms check still says of these records ({count}):",
)


def put_changes(
    to: Loaded | Path, changes: Sequence[Change], *, dry_run: bool, moved: Mapping[str, str] | None = None
) -> None:
    """Write changes, all or none, or only show them; ``moved`` are files that get another name."""
    if dry_run:
        put(difference(changes, spoken(), moved))
    else:
        api.apply(to, changes)


def remain(remarks: Sequence[Diagnostic]) -> None:
    """Say what isms check still says."""
    if remarks:
        note(REMAINS.of(count=len(remarks)))
        for diagnostic in remarks[:SHOWN]:
            note("\n".join(lines(diagnostic, spoken())))
