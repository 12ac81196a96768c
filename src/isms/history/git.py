"""Git as a program: which commit the records stand at, and a new repository for a new programme."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PATIENCE = 60
"""Seconds after which git counts as not answering."""
PLACES = (".", ":(exclude)build")
"""What counts as the records: the folder without what is rendered from them."""
_SAFE = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=" + os.devnull,
    "-c", "core.untrackedCache=false",
    "-c", "diff.external=",
    "-c", "protocol.allow=never",
    "-c", "submodule.recurse=false",
    "-c", "log.showSignature=false",
)  # fmt: skip
"""What keeps the settings of a repository from running programs."""
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_FORGOTTEN = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_ASKPASS",
    "SSH_ASKPASS",
)
"""What a hook of git sets for another repository than the one that is looked at."""


class State(Enum):
    """What is known about the commit that a folder stands at."""

    CLEAN = "clean"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a folder; ``commit`` is the last that touched it, and given only where it is clean."""

    state: State
    commit: str = ""


UNKNOWN = Standing(State.UNKNOWN)


def available() -> bool:
    """Tell whether git is installed."""
    return shutil.which("git") is not None


def version() -> str | None:
    """Return the version of git; None where there is none."""
    answer = _asked(Path.cwd(), "--version")
    return None if answer is None else answer.removeprefix("git version ")


def standing(folder: Path) -> Standing:
    """Return whether a folder is clean, and the last commit that touched it.

    Unknown where git is missing, refuses the folder, does not keep it, or keeps only part of its history.
    """
    if _asked(folder, "rev-parse", "--is-inside-work-tree") != "true":
        return UNKNOWN
    changes = _asked(
        folder,
        "status",
        "--porcelain",
        "-z",
        "--untracked-files=all",
        "--ignore-submodules=all",
        "--",
        *PLACES,
    )
    if changes is None:
        return UNKNOWN
    return Standing(State.CHANGED) if changes else standing_at(folder, "HEAD")


def standing_at(folder: Path, commit: str) -> Standing:
    """Return the last commit that touched a folder, from ``commit`` backwards."""
    last = _asked(
        folder, "log", "-1", "--no-ext-diff", "--no-textconv", "--format=%H %P", commit, "--", *PLACES
    )
    touched, _, parents = (last or "").partition(" ")
    cut_off = not parents and _asked(folder, "rev-parse", "--is-shallow-repository") != "false"
    return UNKNOWN if cut_off or not touched else Standing(State.CLEAN, touched)


def keeps(folder: Path) -> bool:
    """Tell whether a folder already lies in a repository."""
    return _asked(folder, "rev-parse", "--is-inside-work-tree") == "true"


def below_top(folder: Path) -> str:
    """Return where a folder lies below the top of its work tree: ``a/b/``, or nothing.

    Nothing, too, where git is missing or does not keep the folder.
    """
    answer = answered(folder, "rev-parse", "--show-prefix")
    return os.fsdecode(answer.removesuffix(b"\n")) if answer else ""


def begin(folder: Path) -> bool:
    """Make a folder a repository without hooks; False where git is missing or refuses."""
    return _asked(folder, "init", "--quiet", "--template=", "--initial-branch=main") is not None


def _asked(folder: Path, *arguments: str) -> str | None:
    """Return what git answers in a folder, as text; None where it does not."""
    answer = answered(folder, *arguments)
    return None if answer is None else answer.decode("utf-8", "replace").strip("\n\0 ")


def answered(folder: Path, *arguments: str) -> bytes | None:
    """Return what git answers in a folder; None where it does not."""
    if not available():
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            command(folder, *arguments),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout


def command(folder: Path, *arguments: str) -> list[str]:
    """Return how git is called in a folder so that nothing of the repository is run."""
    return ["git", "-C", os.fspath(folder), *_SAFE, *arguments]


def environment() -> dict[str, str]:
    """Return the environment in which git is called."""
    return {name: value for name, value in os.environ.items() if name not in _FORGOTTEN} | _QUIET
