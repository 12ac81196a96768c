"""Putting what a command makes in place, a file or a whole folder: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

from isms.records.part import is_part, part, settle, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

LAST = "isms.yaml"
"""The file that makes a folder a programme; it comes last where files are moved one by one."""
HISTORY = ".git"
"""What a new clone holds before there is anything in it."""


class Occupied(FileExistsError):
    """There is something in the folder already."""


def put_in_place(
    target: Path,
    files: Mapping[str, bytes],
    programs: Collection[str] = (),
    prepare: Callable[[Path], object] = lambda _: None,
) -> None:
    """Make a folder with these files; ``programs`` are those that the shell may run.

    ``prepare`` is called with a folder that holds the files and that nobody can see yet; a ``.git`` that it
    makes there moves with them. The folder may be there if it holds nothing but the ``.git`` of a new clone,
    for which ``prepare`` is called, and what a killed run has put there: that is completed.
    Raises `Occupied` otherwise.
    """
    new = not os.path.lexists(target)
    if not new and not _ours_so_far(target, files):
        raise Occupied(os.fspath(target))
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with part(target.parent if new else target) as staging:
        _fill(staging, files, programs)
        # git that is killed half way would refuse to begin again in the same place.
        prepare(target if os.path.lexists(target / HISTORY) else staging)
        if new:
            staging.rename(target)
            settle(target.parent)
        else:
            history = [HISTORY] if os.path.lexists(staging / HISTORY) else []
            for path in [*history, *sorted(files, key=lambda path: path == LAST)]:
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (staging / path).replace(target / path)
            settle(target)


def replace_folder(target: Path, files: Mapping[str, bytes], manifest: str) -> None:
    """Put a folder with these files in the place of an earlier one that holds nothing but what it lists.

    ``manifest`` is the file that lists the others, one a line after its digest. Raises `Occupied` where the
    folder holds anything else. The earlier one is moved aside for a moment; a run that is killed then leaves
    it there for `restore`.
    """
    restore(target)
    if os.path.lexists(target) and not _only_listed(target, manifest):
        raise Occupied(os.fspath(target))
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with part(target.parent) as staging:
        _fill(staging, files)
        if target.exists():
            target.rename(_aside(target))
        staging.rename(target)
    restore(target)


def restore(target: Path) -> None:
    """Put back the folder that a killed run has moved aside, unless the new one has taken its place."""
    target = target.resolve()
    aside = _aside(target)
    if os.path.lexists(target):
        shutil.rmtree(aside, ignore_errors=True)
    elif aside.is_dir():
        aside.rename(target)


def put_file(path: Path, content: bytes) -> None:
    """Write a file that was made by a command, replacing an older one and keeping its mode.

    The folders above it are made. An OSError names the file itself.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part(path.parent) as staged:
            if path.exists():
                mode = stat.S_IMODE(path.stat().st_mode)
                write(staged, content, mode)
                staged.chmod(mode)
            else:
                write(staged, content)
            staged.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _ours_so_far(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether a folder that is no programme yet holds only files that we would put there anyway."""
    if folder.is_symlink() or not folder.is_dir() or os.path.lexists(folder / LAST):
        return False
    return all(
        path.is_file()
        and not path.is_symlink()
        and path.read_bytes() == files.get(path.relative_to(folder).as_posix())
        for path in _present(folder)
    )


def _present(folder: Path) -> Iterator[Path]:
    """Go through everything in a folder that is no folder itself, without its history and parts."""
    for inside, below, names in os.walk(folder):
        within = folder / os.path.relpath(inside, folder)
        if within == folder:
            below[:] = [name for name in below if name != HISTORY and not is_part(name)]
            names[:] = [name for name in names if name != HISTORY]
        yield from (within / name for name in names)
        yield from (within / name for name in below if (within / name).is_symlink())


def _only_listed(folder: Path, manifest: str) -> bool:
    """Tell whether a folder is empty, or holds only the files that its manifest lists."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    present = {entry.name for entry in folder.iterdir()}
    if manifest not in present:
        return not present
    lines = (folder / manifest).read_text("utf-8", "replace").splitlines()
    return present <= {manifest, *(line.partition("  ")[2] for line in lines)}


def _aside(folder: Path) -> Path:
    """Return where a folder is moved while another takes its place."""
    return folder.with_name(f".isms-{folder.name}.old")


def _fill(folder: Path, files: Mapping[str, bytes], programs: Collection[str] = ()) -> None:
    """Make a folder with these files."""
    folder.mkdir()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write(folder / path, content, 0o777 if path in programs else 0o666)
