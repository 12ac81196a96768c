"""What the reader found wrong, each with its record: what a draft lacks is lacking on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Place, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Misreading
    from isms.kind import Record
    from isms.model.programme import Programme

MISSING_FIELD = "REC003"
"""What is missing in a draft is missing on purpose; the line on drafts (REC024) stands for it."""


def misread(programme: Programme) -> Iterator[tuple[Misreading, Record | None]]:
    """Yield what was found wrong in files and records, with the record where it was read for all that."""
    if not programme.misreadings:
        return
    records = _by_position(programme)
    for misreading in programme.misreadings:
        where = misreading.where
        record = None if isinstance(where, Place) else records.get((where.path, where.ordinal))
        if not (misreading.code == MISSING_FIELD and record is not None and record.draft):
            yield misreading, record


def _by_position(programme: Programme) -> dict[tuple[str, int], Record]:
    """Index the records of those files in which something was misread."""
    paths = {each.where.path for each in programme.misreadings if isinstance(each.where, Spot)}
    return {
        (record.file, record.ordinal): record
        for register in programme.registers.values()
        for record in register
        if record.file in paths
    }
