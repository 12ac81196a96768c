"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from isms import refusal
from isms.records import limits
from isms.records.not_saved import CHANGED, EXISTS, NOT_WRITTEN, OUTSIDE, NotSavedError
from isms.records.part import part, settle, write
from isms.records.tree import FolderTree
from isms.scalars import PATH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def put(root: Path, path: str, old: bytes, new: bytes) -> None:
    """Put new content in the place of the old; the mode of the file is kept.

    Refused where the file no longer holds ``old``. The lock of the programme must be held.
    """
    target = inside(root, path)
    with _said(path), part(target.parent) as temporary:
        mode = stat.S_IMODE(target.stat().st_mode)
        write(temporary, new, mode)
        temporary.chmod(mode)
        if FolderTree(root).read(path, limits.CSV_BYTES) != old:
            raise NotSavedError(CHANGED.of(path=path))
        temporary.replace(target)
        settle(target.parent)


def make(root: Path, path: str, content: bytes) -> None:
    """Make a new file, and the folders above it; refused where there is something at its path.

    The lock of the programme must be held.
    """
    target = inside(root, path)
    with _said(path):
        if os.path.lexists(target):
            raise NotSavedError(EXISTS.of(path=path))
        target.parent.mkdir(parents=True, exist_ok=True)
        with part(target.parent) as temporary:
            write(temporary, content)
            try:
                os.link(temporary, target)
            except FileExistsError:
                raise NotSavedError(EXISTS.of(path=path)) from None
            except OSError:  # a file system without hard links
                write(target, content)
            settle(target.parent)


def put_new(root: Path, path: str, content: bytes) -> None:
    """Write a file of our own, whole or not at all, over what is there.

    The lock of the programme must be held.
    """
    target = root / path
    with _said(path), part(target.parent) as temporary:
        write(temporary, content)
        temporary.replace(target)
        settle(target.parent)


def remove(root: Path, path: str) -> None:
    """Remove a file. The lock of the programme must be held."""
    target = inside(root, path)
    with _said(path):
        target.unlink(missing_ok=True)
        settle(target.parent)


def inside(root: Path, path: str) -> Path:
    """Return the file at a path of the programme; refused where it is, or goes through, a link."""
    refused = NotSavedError(OUTSIDE.of(path=path))
    if PATH.read(path).fault is not None:
        raise refused
    target = root
    for name in path.split("/"):
        target /= name
        if target.is_symlink():
            raise refused
    return target


@contextmanager
def _said(path: str) -> Iterator[None]:
    """Say what the system refuses."""
    try:
        yield
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=path, reason=refusal.reason(error))) from error
