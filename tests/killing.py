"""Kill a command at every call that it makes to the file system, and look at what is left.

    assert_old_or_new(programme, tmp_path, ["mv", "risk", "R-001", "R-100"])

The command runs once to the end; the calls by which it writes are counted. Then it runs again for each of
them and is killed before it and after it, and half way through each write. Whatever is left has to be seen as
the programme before the command or after it, and has to become one of them, with nothing else lying about,
once it is mended: by `clear`, or by running the command again.

A process of its own does the runs, because it forks: ``python -m tests.killing`` with the plan as JSON.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from isms.cli import start
from isms.records.journal import settled
from isms.records.leftovers import clear
from isms.records.tree import OURS, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a run is killed in a process that was forked"
)
FEWEST_STATES = 5
"""A sweep that reaches fewer states on disk than these has not killed anything that matters."""
PATHS = ("rename", "replace", "link", "unlink", "remove", "mkdir", "rmdir", "chmod")
"""Calls of `os` that change what a folder holds."""
LIMIT = 1 << 40

Files = dict[str, bytes]


class Left(NamedTuple):
    """What a killed run left: where, at which call it was killed, and what running it again made of that."""

    folder: Path
    killed: str
    again: Path


class Promise(NamedTuple):
    """What holds for a command that is killed at any moment."""

    seen: Callable[[Path], Files]
    """What somebody sees who looks at a folder then."""
    together: bool = True
    """Whether all of that is old or all of it new; else each file is, by itself."""


def assert_old_or_new(
    programme: Path,
    work: Path,
    arguments: Sequence[str],
    *,
    setup: str = "",
    promise: Promise | None = None,
    mend: Callable[[Path], None] | None = clear,
    everywhere: bool = True,
    at_random: int = 0,
) -> list[Left]:
    """Kill a command everywhere and check that its programme is always as before, or as after it.

    ``setup`` names a function, ``module:name``, that runs first in the process that is killed. ``mend`` is
    what comes after the killed run; None stands for running the command again, which has to complete it.
    ``at_random`` adds so many runs that are killed at any moment from the first write on; without
    ``everywhere`` they are the only ones.
    """
    plan = Plan(
        os.fspath(programme), os.fspath(work), list(arguments), setup, mend is None, everywhere, at_random
    )
    found = subprocess.run(
        [sys.executable, "-m", "tests.killing", json.dumps(plan._asdict())],
        check=True,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    left = [Left(Path(folder), killed, Path(again)) for folder, killed, again in json.loads(found.stdout)]
    old, new = on_disk(programme), on_disk(work / "whole")
    assert new != old, "the command changed nothing"
    _assert_promised(promise or RECORDS, left, programme, work / "whole")
    reached = {digest(on_disk(each.folder)) for each in left}
    fewest = FEWEST_STATES if everywhere else 2
    assert len(reached) >= fewest, f"only {len(reached)} states were reached"
    for each in left:
        if mend is None:
            assert on_disk(each.again) == new, f"not completed by running it again: killed {each.killed}"
        else:
            mend(each.folder)
            assert which(on_disk(each.folder), old, new), f"not cleared: killed {each.killed}"
    return left


def _assert_promised(promise: Promise, left: Sequence[Left], before: Path, after: Path) -> None:
    """Check what somebody sees after each run that was killed."""
    old, new = promise.seen(before), promise.seen(after)
    for each in left:
        seen = promise.seen(each.folder)
        if promise.together:
            assert which(seen, old, new), f"seen neither as before nor as after: killed {each.killed}"
        else:
            assert old.keys() & new.keys() <= seen.keys(), f"a file is gone: killed {each.killed}"
            for path, content in seen.items():
                assert content in {old.get(path), new.get(path)}, f"{path} is half: killed {each.killed}"


def which(found: Files, old: Files, new: Files) -> str:
    """Tell which of two programmes some files are; an empty text where they are neither."""
    return "old" if found == old else "new" if found == new else ""


def on_disk(folder: Path) -> Files:
    """Return every file of a folder; a temporary one without the number of its process."""
    return {
        "/".join(
            re.sub(r"\d+", "#", part) if part.startswith(OURS) else part for part in path
        ): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for path in [file.relative_to(folder).parts]
    }


def finished(folder: Path) -> Files:
    """Return every file of a folder but those that are being written."""
    ours = re.compile(r"(^|/)\.isms-[^/]*\.(part|old)(/|$)")
    return {path: content for path, content in on_disk(folder).items() if not ours.search(path)}


def read(tree: Tree) -> Files:
    """Return every file as the reader of a programme is given it."""
    return {entry.path: tree.read(entry.path, LIMIT) for entry in tree.entries()}


def records(folder: Path) -> Files:
    """Return the files of a programme as everything that reads them is given them."""
    return read(settled(folder))


RECORDS = Promise(records)
"""Records are read as all old or all new, whatever lies in the folder."""
OUTPUTS = Promise(finished, together=False)
"""What a command makes for somebody to read: each file is old or new."""


def digest(files: Mapping[str, bytes]) -> str:
    """Return what tells one state of a folder from another; the number of the process does not count."""
    text = re.sub(rb"^\d+\n", b"#\n", b"\0".join(part for item in files.items() for part in _bytes(item)))
    return hashlib.sha256(text).hexdigest()


def _bytes(item: tuple[str, bytes]) -> tuple[bytes, bytes]:
    name, content = item
    return name.encode(), b"" if name.startswith(".isms.lock") else content


class Killer:
    """Counts the calls of this process that write, and ends it at one of them."""

    def __init__(self, last: int | None, begun: Callable[[], object]) -> None:
        self.last = last
        self.begun = begun
        self.passed: list[str] = []

    def at(self, name: str) -> None:
        """Pass a point, or die there; say so at the first one."""
        if not self.passed:
            self.begun()
        if len(self.passed) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed.append(name)

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call with a point before and after it."""

        def counted(*arguments: Any, **named: Any) -> Any:
            self.at(f"before {name}")
            result = call(*arguments, **named)
            self.at(f"after {name}")
            return result

        return counted

    def watch(self) -> None:
        """Put a point before and after everything by which this process can write."""
        for name in PATHS:
            setattr(os, name, self.around(name, getattr(os, name)))
        setattr(os, "fsync", self.around("fsync", lambda _: None))  # noqa: B010 - no power fails here, only a process
        plain_open, watched_open = os.open, self.around("open", os.open)
        plain_file = io.open

        def open_handle(path: Any, flags: int, *more: Any, **named: Any) -> int:
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            handle: int = (watched_open if writes else plain_open)(path, flags, *more, **named)
            return handle

        def open_file(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
            if not set(mode) & set("wxa+"):
                return plain_file(file, mode, *more, **named)
            if "b" in mode:
                return self.slow(file, mode.replace("b", ""))
            return self.around("open", plain_file)(file, mode, *more, **named)

        setattr(os, "open", open_handle)  # noqa: B010 - the type of os.open has overloads
        setattr(io, "open", open_file)  # noqa: B010 - the same

    def slow(self, file: Any, mode: str) -> io.FileIO:
        """Return a file each write of which has a point half way."""
        killer = self

        class Slow(io.FileIO):
            def write(self, data: Any) -> int:
                content = bytes(data)
                for half in (content[: len(content) // 2], content[len(content) // 2 :]):
                    super().write(half)
                    killer.at("within write")
                return len(content)

        self.at("before open")
        opened = Slow(file, mode)
        self.at("after open")
        return opened


class Plan(NamedTuple):
    """What is to be killed."""

    programme: str
    work: str
    arguments: list[str]
    setup: str
    again: bool
    everywhere: bool
    at_random: int

    def copy(self, name: str, of: str = "") -> str:
        """Make a copy of the programme, or of what is left of it, to run on."""
        folder = f"{self.work}/{name}"
        shutil.copytree(of or self.programme, folder)
        return folder

    def kill(self, name: str, killed: str, **when: Any) -> tuple[str, str, str]:
        """Kill the command in a copy; return what `Left` is made of."""
        folder = self.copy(f"killed-{name}")
        self.run(folder, **when)
        if not self.again:
            return folder, killed, ""
        again = self.copy(f"again-{name}", of=folder)
        self.run(again)
        return folder, killed, again

    def warm_up(self) -> None:
        """Run the command once in this process: those that are forked then have everything imported."""
        with (
            Path(os.devnull).open("w", encoding="utf-8") as nowhere,
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
            contextlib.chdir(self.copy("warm")),
        ):
            start.run(self.arguments)

    def run(
        self, folder: str, last: int | None = None, within: float | None = None
    ) -> tuple[list[str], float]:
        """Run the command in a process that was forked; return the points that it passed.

        And how many seconds it took from the first of them on. It is killed at the point ``last``, or
        ``within`` so many seconds after the first.
        """
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _command(self, folder, last, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            first = pipe.read(1)
            begun = time.perf_counter()
            if within is not None and first:
                time.sleep(within)
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)  # git, too, where the command was waiting for it
            said = first + pipe.read()
        os.waitpid(child, 0)
        points = said.strip() if within is None else b""
        return json.loads(points or b"[]"), time.perf_counter() - begun


def _command(plan: Plan, folder: str, last: int | None, writing: int) -> None:
    """Run the command in this process, which does not come back."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    killer = Killer(last, begun=lambda: os.write(writing, b" "))
    killer.watch()
    status = start.run(plan.arguments)
    os.write(writing, json.dumps(killer.passed if status in {0, 1} else []).encode())
    os._exit(0)


def main(plan: Plan) -> None:
    """Carry a plan out, and print the folders that the killed runs left."""
    if plan.setup:
        module, _, name = plan.setup.partition(":")
        getattr(importlib.import_module(module), name)()
    plan.warm_up()
    points, seconds = plan.run(plan.copy("whole"))
    if not points:
        sys.exit("the command did not run to its end, or wrote nothing")
    chance = random.Random(22)  # noqa: S311 - has to be repeatable, not secret
    left = [
        plan.kill(f"{number:03}", killed, last=number)
        for number, killed in enumerate(points if plan.everywhere else ())
    ]
    left += [
        plan.kill(f"at-random-{number:03}", "at random", within=chance.uniform(0, seconds))
        for number in range(plan.at_random)
    ]
    sys.stdout.write(json.dumps(left))


if __name__ == "__main__":
    main(Plan(**json.loads(sys.argv[1])))
