"""What a killed run may leave in a programme, and clearing it away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from isms.records.journal import announced
from isms.records.lock import LOCK, Holder, holder, locked
from isms.records.part import discard, is_part
from isms.records.tree import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator


class Leftovers(NamedTuple):
    """What was found: who holds the lock, whether a change is announced, and what is half written."""

    lock: Holder | None
    journal: bool
    parts: tuple[str, ...]


def leftovers(root: Path) -> Leftovers:
    """Return what runs have left in a programme, or are still using."""
    parts = tuple(sorted(part.relative_to(root).as_posix() for part in _parts(root)))
    return Leftovers(holder(root / LOCK), announced(root), parts)


def clear(root: Path) -> None:
    """Complete what a killed run has announced, and remove what else it left.

    Raises NotSavedError where another process is writing.
    """
    with locked(root):
        for part in _parts(root):
            discard(part)


def _parts(root: Path) -> Iterator[Path]:
    """Go through the files and folders in a programme that are half written."""
    for folder, below, files in os.walk(root):
        yield from (Path(folder, name) for name in (*below, *files) if is_part(name))
        below[:] = [name for name in below if name not in UNSEEN and not is_part(name)]
