"""One writer at a time: a lock file in the top folder of the programme."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from isms import refusal
from isms.records.not_saved import BUSY, NOT_WRITTEN, NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".isms.lock"
_ATTEMPTS = 3


class _Holder(NamedTuple):
    """Who holds a lock, as the lock file says."""

    content: bytes

    @property
    def process(self) -> str:
        return self._line(0)

    @property
    def host(self) -> str:
        return self._line(1)

    def _line(self, number: int) -> str:
        lines = self.content.decode("utf-8", "replace").splitlines()
        return lines[number] if number < len(lines) else "?"

    @property
    def dead(self) -> bool:
        """Whether it was a process of this machine that no longer runs."""
        return self.host == socket.gethostname() and self.process.isdecimal() and not _runs(int(self.process))


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of a programme; NotSavedError where another process holds it.

    The lock of a process of this machine that no longer runs is taken over.
    """
    lock = root / LOCK
    try:
        _take(lock)
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=LOCK, reason=refusal.reason(error))) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> None:
    holder = None
    for _ in range(_ATTEMPTS):
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        except FileExistsError:
            holder = _holder(lock)
            if holder is not None and holder.dead:
                _clear(lock, holder)
            elif holder is not None:
                break
        else:
            with os.fdopen(handle, "wb") as file:
                file.write(f"{os.getpid()}\n{socket.gethostname()}\n".encode())
            return
    process, host = (holder.process, holder.host) if holder else ("?", "?")
    raise NotSavedError(BUSY.of(process=process, host=host, lock=LOCK))


def _holder(lock: Path) -> _Holder | None:
    """Return who holds a lock, or None where it has just been given back."""
    try:
        return _Holder(lock.read_bytes())
    except FileNotFoundError:
        return None


def _clear(lock: Path, holder: _Holder) -> None:
    """Remove the lock of a dead process, unless a living one has just taken it over."""
    aside = lock.with_name(f"{LOCK}.{os.getpid()}")
    with suppress(FileNotFoundError):
        lock.rename(aside)
        if aside.read_bytes() != holder.content:
            with suppress(OSError):
                os.link(aside, lock)
        aside.unlink()


def _runs(process: int) -> bool:
    """Tell whether a process of this machine runs."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
