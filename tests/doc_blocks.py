"""The blocks of the documentation, and a place where what they show is run."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from isms import api
from isms.cli import start
from tests.history.test_git import run as git

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DAY = date(2026, 11, 22)
TOP = Path(__file__).resolve().parent.parent
PROGRAMME = "examples/minato-contact"
CUT = "..."
"""A line that stands for lines which a page leaves out."""
FILES = frozenset({"yaml", "csv", "markdown", "jinja"})

_PIECE = re.compile(
    r"^(?:`(?P<path>[^`\n]+)`:\n+)?(?P<ticks>```+)(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=ticks)$"
    r"|^(?P<act>begin|change)\((?P<given>[^\n]*)\)$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block, below the path of a file or not, or a change that a page makes unseen."""

    line: int
    word: str
    label: str
    path: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in their order."""
    text = (TOP / page).read_text("utf-8")
    for found in _PIECE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found["act"]:
            yield Block(line, found["act"], "", "", found["given"])
        else:
            word, _, label = found["info"].partition(" ")
            yield Block(line, word, label, found["path"] or "", found["text"])


class Reading:
    """A reader who does what a page shows, from top to bottom, on the example company."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.top = folder / "checkout"
        self.monkeypatch = monkeypatch
        self.capfd = capfd
        self.names: dict[str, Any] = {}
        self.status = 0
        shutil.copytree(TOP / "examples/broken", self.top / "examples/broken")
        self.begin()

    def remember(self) -> None:
        """Keep everything in git, on the branch main."""
        git(self.top, "init", "--quiet", "--initial-branch=main")
        git(self.top, "add", "--all")
        git(self.top, "commit", "--quiet", "--message", "first")

    def begin(self) -> None:
        """Put the example there as it is."""
        shutil.rmtree(self.top / PROGRAMME, ignore_errors=True)
        shutil.copytree(TOP / PROGRAMME, self.top / PROGRAMME)
        self.monkeypatch.chdir(self.top / PROGRAMME)

    def follow(self, block: Block) -> None:
        """Do what a block shows; fail where something else comes of it."""
        if block.word == "begin":
            self.begin()
        elif block.word == "change":
            path, edits = ast.literal_eval(f"({block.text})")
            for old, new in edits.items():
                replace(Path(path), old, new)
        elif block.word == "diff":
            self.edit(block.text)
        elif block.word == "console":
            self.type(block.text)
        elif block.word == "sh":
            self.script(block.text)
        elif block.word == "python":
            if "examples/" in block.text:
                self.monkeypatch.chdir(self.top)
            exec(compile(block.text, "page", "exec"), self.names)  # noqa: S102 - it is ours
        else:
            assert block.word in FILES
            self.keep(block)

    def type(self, text: str) -> None:
        """Type the commands of a block, and compare what follows each of them with what it prints.

        What `make` prints below its command is written by cog.
        """
        if text.startswith("$ make "):
            text = text.partition("\n")[0] + "\n"
        for typed, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            words = shlex.split(typed)
            if typed == "echo $?":
                assert shown == f"{self.status}\n"
            elif words[0] == "cd":
                self.monkeypatch.chdir(words[1])
            elif words[0] == "git":
                subprocess.run(words, check=True, capture_output=True)
            elif words[0] == "make":
                subprocess.run(["make", "--dry-run", *words[1:]], cwd=TOP, check=True, capture_output=True)
            else:
                assert words[0] == "isms", f"label the block, or teach this test to run {words[0]}"
                self.isms(words[1:], shown)

    def isms(self, arguments: list[str], shown: str) -> None:
        if any("examples/" in word for word in arguments):
            self.monkeypatch.chdir(self.top)
        self.status = start.run(arguments)
        out, err = self.capfd.readouterr()
        assert "Traceback" not in err
        if shown:
            assert matches(shown, out) or matches(shown, out + err), out + err
        else:
            assert self.status in {0, 1}, err

    def edit(self, text: str) -> None:
        """Apply a difference: the lines with a minus give way to those with a plus."""
        head, *lines = text.splitlines()
        assert head.startswith("--- ")
        old = "\n".join(line[1:] for line in lines if line.startswith("-"))
        new = "\n".join(line[1:] for line in lines[1:] if line.startswith("+"))
        replace(Path(head[4:]), old, new)

    def script(self, text: str) -> None:
        """Run a shell script with ``isms`` on PATH."""
        programs = self.top.parent / "bin"
        programs.mkdir(exist_ok=True)
        program = programs / "isms"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m isms "$@"\n', "utf-8")
        program.chmod(0o755)
        search = os.pathsep.join([str(programs), os.environ["PATH"]])
        environment = {**os.environ, "PATH": search, "PYTHONPATH": str(TOP / "src")}
        done = subprocess.run(["bash", "-eu", "-c", text], check=False, capture_output=True, env=environment)
        assert done.returncode == 0, done.stderr
        assert not done.stderr

    def keep(self, block: Block) -> None:
        """Compare a file with the one that is there, or write it and see that it is read."""
        assert block.path, "a file is shown below its path: `risks/R-001.yaml`:"
        file = Path(block.path)
        held = file.read_text("utf-8-sig") if file.exists() else None
        if held is not None and matches(block.text, held):
            return
        if block.path == "isms.yaml" and held is not None:
            held = "".join(
                re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", held, flags=re.MULTILINE)
                for key in yaml.safe_load(block.text)
            )
            block = block._replace(text=held + block.text)
        else:
            assert held is None, f"{file} is not what the page shows"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")
        report = api.check(api.load(Path(), DAY))
        assert [each.code for each in report.diagnostics if each.place.path == block.path] == []


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file} holds {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), "utf-8")


def matches(shown: str, whole: str) -> bool:
    """Tell whether a text is what a page shows of it, with the lines that the page leaves out."""
    pieces = re.split(rf"^{re.escape(CUT)}\n", shown, flags=re.MULTILINE)
    if len(pieces) == 1:
        return shown.rstrip() == whole.rstrip()
    place = 0
    for piece in filter(None, pieces):
        found = whole.find(piece, place)
        if found < 0 or (place == 0 and found and not shown.startswith(CUT)):
            return False
        place = found + len(piece)
    return True
