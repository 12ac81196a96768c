"""A shell completes commands, options, kinds and codes, and imports as little as it can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

RUN = f'#!/bin/sh\nexec "{sys.executable}" -m isms "$@"\n'


def asked(line: str, shell: str = "bash", **environment: str) -> list[str]:
    """Return what a shell is told about a line that has been begun."""
    found = subprocess.run(
        [sys.executable, "-m", "isms"],
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join(sys.path), "COMP_WORDS": line, "_ISMS_COMPLETE": f"{shell}_complete"}
        | {"COMP_CWORD": str(line.count(" "))}
        | environment,
        capture_output=True,
        check=False,
    )
    assert found.stderr == b""
    return found.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("isms ch", "plain,check"),
        ("isms risk m", "plain,matrix"),
        ("isms list per", "plain,person"),
        ("isms mv tre", "plain,treatment"),
        ("isms new perso", "plain,person"),
        ("isms check --sel", "plain,--select"),
        ("isms check --select REF00", "plain,REF001"),
        ("isms check --ignore REF001,evd", "plain,REF001,EVD001"),
        ("isms explain SOA", "plain,SOA001"),
        ("isms completion z", "plain,zsh"),
        ("isms -C x soa --for", "plain,--format"),
    ],
)
def test_what_could_come_next_is_offered(line: str, first: str) -> None:
    assert asked(line)[0] == first


def test_what_cannot_be_is_passed_over_without_a_word() -> None:
    assert asked("isms new nothing --t") == []


def test_a_shell_that_shows_them_is_told_what_commands_do() -> None:
    assert "記録に不備がないかを確かめる" in asked("isms ch", "zsh")
    assert "Check" in asked("isms ch", "zsh", ISMS_LANG="en")
    assert "Exit" in asked("isms check --fail", "zsh", ISMS_LANG="en")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(isms: Command, shell: str, tmp_path: Path) -> None:
    outcome = isms("completion", shell)
    assert outcome.status == 0
    assert f"_ISMS_COMPLETE={shell}_complete" in outcome.out
    script = tmp_path / "script"
    script.write_text(outcome.out, "utf-8")
    if shutil.which(shell):
        subprocess.run([shell, "-n", str(script)], check=True)


def test_another_shell_is_wrong_use(isms: Command) -> None:
    assert isms("completion", "cmd").status == 2
    assert isms("completion").status == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="runs the script in bash")
def test_bash_completes_with_the_script(isms: Command, tmp_path: Path) -> None:
    command = tmp_path / "isms"
    command.write_text(RUN, "utf-8")
    command.chmod(0o755)
    script = isms("completion", "bash").out
    words = "COMP_WORDS=(isms list ris); COMP_CWORD=2; _isms_completion isms; echo ${COMPREPLY[0]}"
    found = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{words}"],
        env=os.environ
        | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert found.stdout.decode().strip() == "risk"
