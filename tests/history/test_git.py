"""What git says of a folder, and that it runs nothing of the repository's own."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from isms.history import git
from isms.history.git import State

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not git.available(), reason="git is not installed")


def run(folder: Path, *arguments: str) -> str:
    """Run git as a user would, with a name of its own."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a programme in a folder of it, committed."""
    run(tmp_path, "init", "--quiet")
    folder = tmp_path / "programme"
    folder.mkdir()
    (folder / "isms.yaml").write_text("format: 1\n", "utf-8")
    (tmp_path / "other.txt").write_text("other\n", "utf-8")
    run(tmp_path, "add", "--all")
    run(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def test_the_commit_is_the_last_that_touched_the_folder(repository: Path) -> None:
    first = run(repository, "rev-parse", "HEAD")
    (repository / "other.txt").write_text("changed\n", "utf-8")
    run(repository, "commit", "--quiet", "--all", "--message", "second")
    assert git.standing(repository / "programme") == git.Standing(State.CLEAN, first)
    assert git.standing(repository).commit == run(repository, "rev-parse", "HEAD")


def test_changes_outside_of_the_folder_do_not_matter(repository: Path) -> None:
    (repository / "other.txt").write_text("changed\n", "utf-8")
    (repository / "programme/build").mkdir()
    (repository / "programme/build/soa.html").write_text("rendered", "utf-8")
    assert git.standing(repository / "programme").state is State.CLEAN
    assert git.standing(repository).state is State.CHANGED


@pytest.mark.parametrize("path", ["programme/isms.yaml", "programme/new.yaml"])
def test_a_change_or_a_new_file_in_the_folder_leaves_no_commit(repository: Path, path: str) -> None:
    (repository / path).write_text("changed\n", "utf-8")
    assert git.standing(repository / "programme") == git.Standing(State.CHANGED)


def test_a_folder_without_history_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git.standing(tmp_path) == git.UNKNOWN
    assert not git.keeps(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.standing(tmp_path) == git.UNKNOWN
    assert not git.begin(tmp_path)


def test_a_repository_without_commits_has_only_changes(tmp_path: Path) -> None:
    assert git.begin(tmp_path)
    assert git.keeps(tmp_path)
    (tmp_path / "isms.yaml").write_text("format: 1\n", "utf-8")
    assert git.standing(tmp_path).state is State.CHANGED
    assert not list((tmp_path / ".git").glob("hooks/*"))


def test_a_clone_cut_off_at_its_end_is_unknown(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", repository.as_uri(), str(clone)],
        check=True,
        capture_output=True,
    )
    assert git.standing(clone / "programme") == git.UNKNOWN


@pytest.mark.skipif(os.name == "nt", reason="the hooks are shell scripts")
def test_nothing_of_the_repository_is_run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = repository / "ran"
    script = repository / ".git/evil"
    script.write_text(f"#!/bin/sh\ntouch '{marker}'\n", "utf-8")
    script.chmod(0o755)
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "pre-commit", "post-checkout"):
        (hooks / name).write_text(script.read_text("utf-8"), "utf-8")
        (hooks / name).chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "core.editor",
        "core.askPass",
        "log.showSignature",
    ):
        run(repository, "config", setting, str(script) if setting != "log.showSignature" else "true")
    run(repository, "config", "gpg.program", str(script))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(script))
    monkeypatch.setenv("GIT_DIR", str(repository / "nowhere"))
    (repository / "programme/isms.yaml").write_text("format: 1 \n", "utf-8")
    assert git.standing(repository / "programme").state is State.CHANGED
    assert not marker.exists()
