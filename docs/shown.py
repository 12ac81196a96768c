"""What isms really prints, for the pages that show it; run by cog.

Every command runs in a copy of the example, on the example's day.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from isms.cli import start

if TYPE_CHECKING:
    from collections.abc import Mapping

TOP = Path(__file__).resolve().parent.parent
EXAMPLE = TOP / "examples/minato-contact"
_LAST = ("The files", "できたファイル")
"""How the demonstration begins to say where the files are."""


@cache
def folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder that holds the copy; it is there as long as the page is being written."""
    made = tempfile.TemporaryDirectory()
    shutil.copytree(EXAMPLE, Path(made.name, EXAMPLE.name))
    return made


def begin() -> None:
    """Forget what another page has changed."""
    folder.cache_clear()


def change(path: str, edits: Mapping[str, str]) -> None:
    """Replace texts in a file of the copy."""
    file = Path(folder().name, EXAMPLE.name, path)
    text = file.read_text(encoding="utf-8")
    for old, new in edits.items():
        if old not in text:
            message = f"{path} does not hold {old!r}"
            raise ValueError(message)
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def edit(path: str, edits: Mapping[str, str]) -> None:
    """Replace lines in a file of the copy, and print what was replaced by what."""
    change(path, edits)
    lines = [f"--- {path}", f"+++ {path}"]
    for old, new in edits.items():
        lines += [f"-{line}" for line in old.splitlines()] + [f"+{line}" for line in new.splitlines()]
    print("\n".join(["", "```diff", *lines, "```", ""]))


def part(path: str, first: int | None = None, *, of: Path | None = None) -> None:
    """Print a file of the copy, or its first lines, below its path."""
    file = Path(of or Path(folder().name, EXAMPLE.name), path)
    lines = file.read_text(encoding="utf-8-sig").rstrip().splitlines()
    cut = ["..."] if first is not None and len(lines) > first else []
    fence = {".md": "markdown", ".yml": "yaml"}.get(file.suffix, file.suffix[1:])
    print("\n".join(["", f"`{path}`:", "", f"```{fence}", *lines[:first], *cut, "```", ""]))


def show(command: str, language: str, first: int | None = None, *, notes: bool = False) -> None:
    """Print a command with what it prints, or the first lines of that, and a status other than 0.

    ``notes`` are what the command says on standard error.
    """
    status, out, err = _run(command, language)
    if status not in {0, 1} and not notes:
        raise ChildProcessError(err)
    lines = (out + (err if notes else "")).rstrip().splitlines()
    cut = ["..."] if first is not None and len(lines) > first else []
    ended = [f"$ echo $?\n{status}"] if status else []
    print("\n".join(["", "```console", f"$ isms {command}", *lines[:first], *cut, *ended, "```", ""]))


def _run(command: str, language: str) -> tuple[int, str, str]:
    """Run a command in this process, in the copy; return its status and what it prints."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    environment = {"ISMS_LANG": language, "COLUMNS": "100", "NO_COLOR": "1"}
    with (
        mock.patch.dict(os.environ, environment),
        contextlib.chdir(Path(folder().name, EXAMPLE.name)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = start.run(shlex.split(command))
    for stream in (out, err):
        stream.seek(0)
    return status, out.read(), err.read()


@cache
def _demonstrated(language: str) -> list[str]:
    """Return what the demonstration prints."""
    environment = {**os.environ, "ISMS_LANG": language, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "examples/demo.py"],
        cwd=TOP,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def demo(language: str) -> None:
    """Print what `make demo` prints: every command with its exit status, a little of each answer."""
    shown: list[str] = []
    answer = 0
    for line in filter(None, _demonstrated(language)):
        told = line.startswith(("$ ", "-> ", *_LAST))
        answer = 0 if told else answer + 1
        if told or answer <= 3:
            shown.append(line)
        elif answer == 4:
            shown.append("...")
    files = next(number for number, line in enumerate(shown) if line.startswith(_LAST))
    print("\n".join(["", "```console", "$ make demo", *shown[: files + 1], "...", "```", ""]))
