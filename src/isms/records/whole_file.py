"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from isms import refusal
from isms.records import limits
from isms.records.not_saved import CHANGED, EXISTS, NOT_WRITTEN, OUTSIDE, NotSavedError
from isms.records.tree import FolderTree
from isms.scalars import PATH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BEGIN, _END = ".isms-", ".part"
"""How the name of a temporary file begins and ends; it is short whatever the name of its file."""


def put(root: Path, path: str, old: bytes, new: bytes) -> None:
    """Put new content in the place of the old; the mode of the file is kept.

    Refused where the file no longer holds ``old``. The lock of the programme must be held.
    """
    target = inside(root, path)
    with _said(path), _temporary(target.parent) as temporary:
        _write(temporary, new)
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        if FolderTree(root).read(path, limits.CSV_BYTES) != old:
            raise NotSavedError(CHANGED.of(path=path))
        temporary.replace(target)
        _settle(target.parent)


def make(root: Path, path: str, content: bytes) -> None:
    """Make a new file, and the folders above it; refused where there is something at its path.

    The lock of the programme must be held.
    """
    target = inside(root, path)
    with _said(path):
        if os.path.lexists(target):
            raise NotSavedError(EXISTS.of(path=path))
        target.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(target.parent) as temporary:
            _write(temporary, content)
            try:
                os.link(temporary, target)
            except FileExistsError:
                raise NotSavedError(EXISTS.of(path=path)) from None
            except OSError:  # a file system without hard links
                _write(target, content)
            _settle(target.parent)


def put_new(root: Path, path: str, content: bytes) -> None:
    """Write a file of our own, whole or not at all, over what is there.

    The lock of the programme must be held.
    """
    target = root / path
    with _said(path), _temporary(target.parent) as temporary:
        _write(temporary, content)
        temporary.replace(target)
        _settle(target.parent)


def remove(root: Path, path: str) -> None:
    """Remove a file. The lock of the programme must be held."""
    target = inside(root, path)
    with _said(path):
        target.unlink(missing_ok=True)
        _settle(target.parent)


def inside(root: Path, path: str) -> Path:
    """Return the file at a path of the programme; refused where it is, or goes through, a link."""
    refused = NotSavedError(OUTSIDE.of(path=path))
    if PATH.read(path).fault is not None:
        raise refused
    target = root
    for part in path.split("/"):
        target /= part
        if target.is_symlink():
            raise refused
    return target


def is_part(name: str) -> bool:
    """Tell whether a name is that of a temporary file of ours."""
    return name.startswith(_BEGIN) and name.endswith(_END)


@contextmanager
def _said(path: str) -> Iterator[None]:
    """Say what the system refuses."""
    try:
        yield
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=path, reason=refusal.reason(error))) from error


@contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """Give the name of a temporary file beside the target; what a killed run left there goes first."""
    for left in folder.glob(f"{_BEGIN}*{_END}"):
        left.unlink(missing_ok=True)
    temporary = folder / f"{_BEGIN}{os.getpid()}{_END}"
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a new file down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Write the folder down to the disk, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
