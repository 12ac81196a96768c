"""Putting a new file or a whole new folder in place: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LAST = "isms.yaml"
"""The file that makes a folder a programme; it comes last where files are moved one by one."""


class Occupied(FileExistsError):
    """There is something in the folder already."""


def put_in_place(target: Path, files: Mapping[str, bytes], programs: Collection[str] = ()) -> None:
    """Make a folder with these files; ``programs`` are those that the shell may run.

    The folder may be there if nothing is in it but the ``.git`` of a new clone. Raises `Occupied` otherwise.
    """
    present = sorted(entry.name for entry in target.iterdir()) if target.is_dir() else None
    if present not in (None, [], [".git"]) or (present is None and os.path.lexists(target)):
        raise Occupied(os.fspath(target))
    parent = target.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.resolve().name}.", suffix=".tmp", dir=parent))
    try:
        for path, content in files.items():
            _write(staging / path, content, program=path in programs)
        if present is None:
            staging.chmod(0o777 & ~_umask())
            staging.rename(target)
        else:
            for entry in sorted(staging.iterdir(), key=lambda entry: entry.name == LAST):
                entry.rename(target / entry.name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def replace_folder(target: Path, files: Mapping[str, bytes], manifest: str) -> None:
    """Put a folder with these files in the place of an earlier one that holds nothing but what it lists.

    ``manifest`` is the file that lists the others, one a line after its digest. Raises `Occupied` where the
    folder holds anything else.
    """
    if os.path.lexists(target) and not _only_listed(target, manifest):
        raise Occupied(os.fspath(target))
    parent = target.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{target.name}.", suffix=".tmp", dir=parent, ignore_cleanup_errors=True
    ) as made:
        staging = Path(made, "new")
        staging.mkdir()
        for path, content in files.items():
            _write(staging / path, content, program=False)
        if target.exists():
            target.rename(Path(made, "old"))
        staging.rename(target)


def _only_listed(folder: Path, manifest: str) -> bool:
    """Tell whether a folder is empty, or holds only the files that its manifest lists."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    present = {entry.name for entry in folder.iterdir()}
    if manifest not in present:
        return not present
    lines = (folder / manifest).read_text("utf-8", "replace").splitlines()
    return present <= {manifest, *(line.partition("  ")[2] for line in lines)}


def put_file(path: Path, content: bytes) -> None:
    """Write a file that was made by a command, replacing an older one and keeping its mode.

    The folders above it are made. An OSError names the file itself.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged = Path(name)
        staged.chmod(mode)
        staged.replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _write(path: Path, content: bytes, *, program: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if program:
        path.chmod(path.stat().st_mode | 0o111)


def _umask() -> int:
    """Return the mask for new files; asking for it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
