"""Bringing a programme of an older format into the newest one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isms.api.errors import UnusableError
from isms.records import formats
from isms.records.journal import Change, settled
from isms.records.load import load
from isms.records.migrate import migrated
from isms.records.not_saved import NotSavedError
from isms.records.settings import NEWER, NOT_HERE, SETTINGS
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from pathlib import Path

    from isms.diagnostic import Text


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What brings a programme from its format to the newest: what is done, and what changes in its files."""

    old: int
    new: int
    steps: tuple[Text, ...] = ()
    changes: tuple[Change, ...] = ()


def upgrade(root: Path) -> Upgrade:
    """Return what brings the programme in a folder into the newest format; nothing is written (see `apply`).

    Raises UnusableError where there is none, or it is of a newer format; NotSavedError where a file cannot be
    read or is written so that it cannot be edited.
    """
    if not (root / SETTINGS).is_file():
        raise UnusableError(NOT_HERE.of())
    try:
        tree = settled(root)
    except NotSavedError as error:
        raise UnusableError(error.message) from error
    found = migrated(tree)
    if found.old > formats.newest():
        raise UnusableError(NEWER.of(format=found.old, known=formats.newest()))
    if found.changes:  # nothing is written that could not be read
        load(OverlaidTree(tree, {change.path: change.new for change in found.changes}), date.max)
    steps = formats.MIGRATIONS[found.old - formats.FIRST :]
    return Upgrade(found.old, found.new, tuple(step.what for step in steps), found.changes)
