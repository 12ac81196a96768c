"""The files of a commit, read through git: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
import weakref
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from isms.history import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINK = "120000"
MODULE = "160000"
"""The modes of what is no regular file: a symbolic link, another repository."""
_PIECE = 1 << 20


class Kept(NamedTuple):
    """A file of a commit: its path below the folder, its mode, the name of its content, and its size."""

    path: str
    mode: str
    content: str
    size: int


def named(folder: Path, revision: str) -> str | None:
    """Return the commit that a revision means; None where it means none here."""
    if not revision or revision.startswith("-"):
        return None
    return _line(git.answered(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))


def shared(folder: Path, commit: str, revision: str) -> str | None:
    """Return the last commit that a commit and a revision have in common; None where there is none."""
    other = named(folder, revision)
    return other and _line(git.answered(folder, "merge-base", commit, other))


def is_cut_off(folder: Path) -> bool:
    """Tell whether only a part of the history is here."""
    return _line(git.answered(folder, "rev-parse", "--is-shallow-repository")) == "true"


def _line(answer: bytes | None) -> str | None:
    return answer.decode("ascii", "replace").strip() or None if answer else None


def files(folder: Path, commit: str) -> list[Kept]:
    """Return what a commit keeps in a folder; nothing where it does not have the folder.

    Raises OSError where git does not answer.
    """
    answer = git.answered(folder, "ls-tree", "-r", "-z", "-l", commit)
    if answer is None:
        raise OSError(None, "git ls-tree", os.fspath(folder))
    found = []
    for line in answer.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, content, size = about.decode("ascii").split()
        found.append(Kept(os.fsdecode(path), mode, content, int(size) if size.isdigit() else 0))
    return found


class Contents:
    """The contents of files, from one git that answers for as long as this object is there."""

    def __init__(self, folder: Path) -> None:
        """Start git in a folder."""
        process = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
            git.command(folder, "cat-file", "--batch"),
            env=git.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._asked = cast("IO[bytes]", process.stdin)
        self._answers = cast("IO[bytes]", process.stdout)
        weakref.finalize(self, _end, process)

    def pieces(self, content: str) -> Iterator[bytes]:
        """Go through a content in pieces, to its end; OSError where git does not have it."""
        self._asked.write(f"{content}\n".encode("ascii"))
        self._asked.flush()
        *_, size = self._answers.readline().split() or [b""]
        if not size.isdigit():
            raise OSError(None, "git cat-file", content)
        left = int(size)
        while left:
            piece = self._answers.read(min(left, _PIECE))
            if not piece:
                raise OSError(None, "git cat-file", content)
            left -= len(piece)
            yield piece
        self._answers.read(1)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and give back its pipes."""
    process.kill()
    process.communicate()
