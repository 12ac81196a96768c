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
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
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
    last = _asked(folder, "log", "-1", "--no-ext-diff", "--no-textconv", "--format=%H %P", "--", *PLACES)
    commit, _, parents = (last or "").partition(" ")
    if not commit:
        return Standing(State.CHANGED) if changes else UNKNOWN
    if changes:
        return Standing(State.CHANGED)
    cut_off = not parents and _asked(folder, "rev-parse", "--is-shallow-repository") != "false"
    return UNKNOWN if cut_off else Standing(State.CLEAN, commit)


def keeps(folder: Path) -> bool:
    """Tell whether a folder already lies in a repository."""
    return _asked(folder, "rev-parse", "--is-inside-work-tree") == "true"


def begin(folder: Path) -> bool:
    """Make a folder a repository without hooks; False where git is missing or refuses."""
    return _asked(folder, "init", "--quiet", "--template=", "--initial-branch=main") is not None


def _asked(folder: Path, *arguments: str) -> str | None:
    """Return what git answers in a folder; None where it does not."""
    if not available():
        return None
    environment = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN} | _QUIET
    try:
        answer = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", os.fspath(folder), *_SAFE, *arguments],  # noqa: S607 - git is looked up on PATH
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace").strip("\n\0 ")
