"""Which records hold on the day that a programme stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.once import once

if TYPE_CHECKING:
    from isms.kind import Record
    from isms.model.programme import Programme

LAST_DAYS = ("ended", "closed", "left")
"""Fields with the last day on which a record holds."""
GONE = ("disposed", "abolished")
"""Fields with the day from which a record no longer holds."""


def standing(programme: Programme, kind: str) -> list[Record]:
    """Return the records of a kind that hold on the day, drafts too."""
    kept = _registers(programme)
    if kind not in kept:
        register = programme.registers[kind]
        fields = register.kind.declaration.fields
        last = [name for name in LAST_DAYS if name in fields]
        gone = [name for name in GONE if name in fields]
        day = programme.as_of
        kept[kind] = [
            record
            for record in register
            if not any((end := getattr(record, name)) is not None and end < day for name in last)
            and not any((end := getattr(record, name)) is not None and end <= day for name in gone)
        ]
    return kept[kind]


@once
def _registers(programme: Programme) -> dict[str, list[Record]]:
    """Keep the records of each kind that hold on the day, from when they are first asked for."""
    del programme
    return {}
