"""Parts: files and folders that are being written, beside the place that they are going to take."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from isms.records.running import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BEGIN, _END = ".isms-", ".part"
"""How the name of a part begins and ends; it is short whatever the name of what it becomes."""


@contextmanager
def part(folder: Path) -> Iterator[Path]:
    """Give the name of a part in a folder; what killed runs have left there goes first."""
    for left in folder.glob(f"{_BEGIN}*{_END}"):
        if not _in_use(left.name):
            discard(left)
    own = folder / f"{_BEGIN}{os.getpid()}{_END}"
    try:
        yield own
    finally:
        discard(own)


def is_part(name: str) -> bool:
    """Tell whether a name is that of a part."""
    return name.startswith(_BEGIN) and name.endswith(_END)


def discard(path: Path) -> None:
    """Remove a part, file or folder, as far as the system lets us; one that is not there is fine."""
    if path.is_dir() and not path.is_symlink():
        import shutil  # noqa: PLC0415 - every command loads this module, few remove a folder

        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink(missing_ok=True)


def write(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a new file down to the disk; whom ``mode`` keeps out cannot read it meanwhile either."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Write a folder down to the disk, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_use(name: str) -> bool:
    """Tell whether a part is of another process that still runs: outputs are written without a lock."""
    number = name.removeprefix(_BEGIN).removesuffix(_END)
    return number.isdecimal() and int(number) != os.getpid() and runs(int(number))
