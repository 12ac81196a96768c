"""Opening a programme: which folder, which day, and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.model.programme import UNKNOWN_KEYS, Programme
from isms.model.settings import DEFAULT_TIMEZONE
from isms.records import limits
from isms.records.journal import settled
from isms.records.load import load as load_tree
from isms.records.not_saved import NotSavedError
from isms.records.settings import NOT_HERE, SETTINGS, UnusableError
from isms.records.tree import FolderTree, Tree

if TYPE_CHECKING:
    from datetime import date

"""The time zone of a programme that sets none."""

MISSING = Text(
    ja="読めなかった記録が {count} 件あります。結果はそれらを含みません(isms check で確認)",
    en="{count} records could not be read; the result is without them (see isms check)",
)
MISSING_FILES = Text(
    ja="読めなかった記録が {count} 件以上あります。結果はそれらを含みません(isms check で確認)",
    en="at least {count} records could not be read; the result is without them (see isms check)",
)


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Loaded:
    """A programme together with the files it was read from; ``root`` is None where they are not a folder."""

    programme: Programme
    tree: Tree
    root: Path | None = None

    @property
    def missing(self) -> Message | None:
        """How many records are written but could not be read; None where the programme loaded whole."""
        keys = [key for left_out in self.programme.left_out.values() for key in left_out]
        if not keys:
            return None
        return (MISSING_FILES if UNKNOWN_KEYS in keys else MISSING).of(count=len(keys))


def load(source: Path | Tree, as_of: date) -> Loaded:
    """Read a programme, from its folder or another tree of files, as it stands on a day.

    Where a run was killed while it changed several files, its change is read as made. Raises UnusableError
    where nothing can be read: there is no isms.yaml, or it cannot be read, has a newer format, or asks for
    another version of isms. Every other fault becomes a diagnostic of `check`.
    """
    root = source if isinstance(source, Path) else None
    try:
        tree = settled(source) if isinstance(source, Path) else source
    except NotSavedError as error:
        raise UnusableError(error.message) from error
    programme = load_tree(tree, as_of)
    return Loaded(programme, tree, root)


def nearest_root(folder: Path) -> Path:
    """Return the nearest folder, from this one upwards, that holds isms.yaml.

    Raises UnusableError where there is none.
    """
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS).is_file():
            return candidate
    raise UnusableError(NOT_HERE.of())


def timezone(root: Path) -> str:
    """Return the time zone in which a programme counts its days, whatever else is wrong with isms.yaml."""
    try:
        text = FolderTree(root).read(SETTINGS, limits.YAML_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return DEFAULT_TIMEZONE
    match = re.search(r"""^timezone:[ \t]*["']?([A-Za-z0-9_+\-/]+)""", text, re.MULTILINE)
    return match[1] if match else DEFAULT_TIMEZONE
