"""Several files changed together: all of them, also where the process is killed half way.

The new contents go into a journal before any file is touched. Once it stands in the top folder the change
is made: who reads the programme is given the new contents, and the next writer puts them in place.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from isms import refusal
from isms.records import limits
from isms.records.fact_layout import kind_at
from isms.records.layout import read_as
from isms.records.not_saved import CHANGED, NO_JOURNAL, NOT_WRITTEN, OVERTAKEN, NotSavedError
from isms.records.settings import SETTINGS
from isms.records.tree import FolderTree, OverlaidTree, Tree
from isms.records.whole_file import inside, make, put, put_new, remove

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

JOURNAL = ".isms.journal"
_MAGIC = b"isms journal 1\n"
_NONE = "-"
"""Stands for the digest or the size of a file that is not there."""


class Change(NamedTuple):
    """A file before and after; None where it is not there."""

    path: str
    old: bytes | None
    new: bytes | None

    @property
    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(self.path, self.new, self.old)


class _Step(NamedTuple):
    """A change as the journal keeps it: of what was there before it knows only the digest."""

    path: str
    digest: str | None
    new: bytes | None


def write_together(root: Path, changes: Sequence[Change]) -> None:
    """Make some changes, all or none; refused where a file is no longer what it was.

    The lock of the programme must be held. What can be written only in part is taken back.
    """
    changes = [change for change in changes if change.old != change.new]
    for change in changes:
        if _current(root, change.path) != change.old:
            raise NotSavedError(CHANGED.of(path=change.path))
    if len(changes) == 1:  # one file is written whole or not at all without a journal
        _make(root, changes[0])
    elif changes:
        _announce(root, changes)
        try:
            for change in changes:
                _make(root, change)
        except NotSavedError:
            _take_back(root, changes)
            raise
        remove(root, JOURNAL)


def complete(root: Path) -> None:
    """Put in place what a killed run has announced; refused where a file has been changed since by others.

    The lock of the programme must be held.
    """
    steps = _read(root)
    if steps is None:
        return
    changes = [Change(step.path, _current(root, step.path), step.new) for step in steps]
    for step, change in zip(steps, changes, strict=True):
        if change.old != change.new and _digest(change.old) != step.digest:
            raise NotSavedError(OVERTAKEN.of(path=step.path, journal=JOURNAL))
    for change in changes:
        if change.old != change.new:
            _make(root, change)
    remove(root, JOURNAL)


def announced(root: Path) -> bool:
    """Tell whether a killed run has left a journal."""
    return (root / JOURNAL).is_file()


def settled(root: Path) -> Tree:
    """Return the files of a programme as they are once what a killed run has announced is done.

    A file that someone has changed since is given as it stands.
    """
    tree = FolderTree(root)
    contents = {
        step.path: step.new for step in _read(root) or () if _digest(_current(root, step.path)) == step.digest
    }
    return OverlaidTree(tree, contents) if contents else tree


def _announce(root: Path, changes: Sequence[Change]) -> None:
    """Put the journal of some changes in place."""
    parts = [_MAGIC]
    for change in changes:
        path = change.path.encode()
        size = _NONE if change.new is None else len(change.new)
        parts += [f"{len(path)} {_digest(change.old) or _NONE} {size}\n".encode(), path, change.new or b""]
    put_new(root, JOURNAL, b"".join(parts))


def _read(root: Path) -> list[_Step] | None:
    """Return what a journal announces; None where there is none."""
    if not announced(root):
        return None
    try:
        return list(_steps(io.BytesIO(FolderTree(root).read(JOURNAL, limits.CSV_BYTES))))
    except OSError as error:
        reason = refusal.reason(error)
        raise NotSavedError(NOT_WRITTEN.of(path=JOURNAL, reason=reason)) from error
    except ValueError as error:
        raise NotSavedError(NO_JOURNAL.of(journal=JOURNAL)) from error


def _steps(held: io.BytesIO) -> Iterator[_Step]:
    """Go through the steps of a journal; ValueError where it is none, or names a file without records."""
    if held.readline() != _MAGIC:
        raise ValueError(_MAGIC)
    for line in iter(held.readline, b""):
        length, digest, size = line.decode("ascii").split()
        path = held.read(int(length)).decode()
        new = None if size == _NONE else held.read(int(size))
        if path != SETTINGS and read_as(path).kind is None and kind_at(path) is None:
            raise ValueError(path)
        if new is not None and len(new) != int(size):
            raise ValueError(size)
        yield _Step(path, None if digest == _NONE else digest, new)


def _take_back(root: Path, changes: Sequence[Change]) -> None:
    """Undo those of some changes that were made; where even that fails, the journal stays for the next."""
    with suppress(NotSavedError):
        for change in changes:
            if _current(root, change.path) == change.new:
                _make(root, change.undone)
        remove(root, JOURNAL)


def _make(root: Path, change: Change) -> None:
    """Make one change."""
    if change.new is None:
        remove(root, change.path)
    elif change.old is None:
        make(root, change.path, change.new)
    else:
        put(root, change.path, change.old, change.new)


def _current(root: Path, path: str) -> bytes | None:
    """Return what a file holds; None where it is not there."""
    inside(root, path)
    try:
        return FolderTree(root).read(path, limits.CSV_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=path, reason=refusal.reason(error))) from error


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
