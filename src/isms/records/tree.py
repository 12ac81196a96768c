"""Where files come from: a folder or memory, behind one small protocol."""

from __future__ import annotations

import hashlib
import os
import stat
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

UNSEEN = frozenset({".git", "build", ".venv", "node_modules", "__pycache__", ".isms"})
"""Folders that are not part of a programme: history, rendered output and the tools of other trades."""
OURS = (".isms.", ".isms-")
"""How the names of files begin that exist while isms writes: lock, journal and parts."""


class Nature(Enum):
    """What stands at a path."""

    FILE = "file"
    LINK = "link"
    SPECIAL = "special"


class Entry(NamedTuple):
    """A path of the tree, with ``/`` between its parts, and what stands there."""

    path: str
    nature: Nature = Nature.FILE


LARGE = Text(ja="ファイルの大きさ", en="the size of the file")


class TooLarge(OSError):
    """A file is over the limit of bytes that may be read of it."""


class Tree(Protocol):
    """The files of a programme, wherever they come from."""

    def entries(self) -> Iterator[Entry]:
        """Go through everything in the tree, sorted by path; links are named and never followed."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file; TooLarge over ``limit`` bytes, OSError where it cannot be read."""
        ...

    def digest(self, path: str) -> str:
        """Return the sha256 of a file in hexadecimal; OSError where it cannot be read."""
        ...


class FolderTree:
    """A folder on disk."""

    def __init__(self, root: Path) -> None:
        """Look at the folder ``root``."""
        self.root = root
        self._base = os.fspath(root)

    def entries(self) -> Iterator[Entry]:
        """Go through the folder without following links; a folder that cannot be opened is SPECIAL."""
        try:
            waiting = [_found(self._base)]
        except OSError:
            return
        top = len(self._base) + 1
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
                continue
            if entry.name.startswith(OURS):
                continue
            path = entry.path[top:]
            if entry.is_symlink():
                yield Entry(path, Nature.LINK)
            elif entry.is_file(follow_symlinks=False):
                yield Entry(path)
            elif not entry.is_dir(follow_symlinks=False):
                yield Entry(path, Nature.SPECIAL)
            elif entry.name not in UNSEEN:
                try:
                    waiting.append(_found(entry.path))
                except OSError:
                    yield Entry(path, Nature.SPECIAL)

    def _open(self, path: str) -> int:
        """Open a regular file for reading, without waiting on a pipe or following a link."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(f"{self._base}/{path}", flags | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            message = "not a regular file"
            raise OSError(message)
        return handle

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file, read in one go."""
        handle = self._open(path)
        try:
            size = os.fstat(handle).st_size
            if size > limit:
                raise TooLarge(size)
            parts = [os.read(handle, size + 1)]
            while parts[-1] and sum(map(len, parts)) < size:
                parts.append(os.read(handle, size + 1))
            return parts[0] if len(parts) == 1 else b"".join(parts)
        finally:
            os.close(handle)

    def digest(self, path: str) -> str:
        """Return the sha256 of a file, read in pieces."""
        with os.fdopen(self._open(path), "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _found(folder: str) -> Iterator[os.DirEntry[str]]:
    """Return what is in a folder, by name."""
    with os.scandir(folder) as found:
        return iter(sorted(found, key=lambda entry: entry.name))


class MemoryTree:
    """Files held in memory: for tests, examples and editors."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        """Hold ``files``: path to text or bytes."""
        self._files = {
            path: content.encode() if isinstance(content, str) else content for path, content in files.items()
        }

    def entries(self) -> Iterator[Entry]:
        """Go through the files by path."""
        return (Entry(path) for path in sorted(self._files))

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file."""
        try:
            data = self._files[path]
        except KeyError:
            raise FileNotFoundError(path) from None
        if len(data) > limit:
            raise TooLarge(len(data))
        return data

    def digest(self, path: str) -> str:
        """Return the sha256 of a file."""
        return hashlib.sha256(self.read(path, 1 << 62)).hexdigest()


class OverlaidTree:
    """A tree with some files held in memory over it; None stands for a file that is not there."""

    def __init__(self, below: Tree, contents: Mapping[str, bytes | None]) -> None:
        """Lay ``contents``, path to bytes, over another tree."""
        self._below = below
        self._contents = contents

    def entries(self) -> Iterator[Entry]:
        """Go through everything in the tree, in the order of a folder on disk."""
        found = {entry.path: entry for entry in self._below.entries() if entry.path not in self._contents}
        found |= {path: Entry(path) for path, content in self._contents.items() if content is not None}
        return iter(sorted(found.values(), key=lambda entry: entry.path.split("/")))

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file."""
        if path not in self._contents:
            return self._below.read(path, limit)
        return self._held(path).read(path, limit)

    def digest(self, path: str) -> str:
        """Return the sha256 of a file."""
        return self._held(path).digest(path) if path in self._contents else self._below.digest(path)

    def _held(self, path: str) -> MemoryTree:
        content = self._contents[path]
        return MemoryTree({} if content is None else {path: content})
