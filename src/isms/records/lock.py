"""One writer at a time: a lock file in the top folder of the programme."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from isms import refusal
from isms.records.journal import complete
from isms.records.not_saved import BUSY, NOT_WRITTEN, NotSavedError
from isms.records.running import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".isms.lock"
_ATTEMPTS = 3


class Holder(NamedTuple):
    """Who holds a lock, as the lock file says."""

    content: bytes

    @property
    def process(self) -> str:
        """The number of the process."""
        return self._line(0)

    @property
    def host(self) -> str:
        """The name of the machine."""
        return self._line(1)

    def _line(self, number: int) -> str:
        lines = self.content.decode("utf-8", "replace").splitlines()
        return lines[number] if number < len(lines) else "?"

    @property
    def dead(self) -> bool:
        """Whether it was a process of this machine that no longer runs."""
        return self.host == socket.gethostname() and self.process.isdecimal() and not runs(int(self.process))


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of a programme; NotSavedError where another process holds it.

    The lock of a process of this machine that no longer runs is taken over, and what a killed run has
    announced in its journal is completed before anything else is written.
    """
    lock = root / LOCK
    try:
        _take(lock)
    except OSError as error:
        raise NotSavedError(NOT_WRITTEN.of(path=LOCK, reason=refusal.reason(error))) from error
    try:
        for left in root.glob(f"{LOCK}.*"):
            left.unlink(missing_ok=True)
        complete(root)
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> None:
    found = None
    for _ in range(_ATTEMPTS):
        if _made(lock):
            return
        found = holder(lock)
        if found is not None and found.dead:
            _clear(lock, found)
        elif found is not None:
            break
    process, host = (found.process, found.host) if found else ("?", "?")
    raise NotSavedError(BUSY.of(process=process, host=host, lock=LOCK))


def _made(lock: Path) -> bool:
    """Make the lock, if there is none, with the name of this process in it from the first moment."""
    content = f"{os.getpid()}\n{socket.gethostname()}\n".encode()
    own = lock.with_name(f"{LOCK}.{os.getpid()}")
    own.write_bytes(content)
    try:
        os.link(own, lock)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        except FileExistsError:
            return False
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    finally:
        own.unlink(missing_ok=True)
    return True


def holder(lock: Path) -> Holder | None:
    """Return who holds a lock, or None where it has just been given back."""
    try:
        return Holder(lock.read_bytes())
    except FileNotFoundError:
        return None


def _clear(lock: Path, dead: Holder) -> None:
    """Remove the lock of a dead process, unless a living one has just taken it over."""
    aside = lock.with_name(f"{LOCK}.{os.getpid()}.dead")
    with suppress(FileNotFoundError):
        lock.rename(aside)
        if aside.read_bytes() != dead.content:
            with suppress(OSError):
                os.link(aside, lock)
        aside.unlink()
