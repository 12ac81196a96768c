"""The files of a commit, and what of them is asked of git."""

from __future__ import annotations

import gc
import subprocess
from typing import TYPE_CHECKING

import pytest

from isms.history import commit, git
from tests.history.test_git import repository, run

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["repository"]
pytestmark = pytest.mark.skipif(not git.available(), reason="git is not installed")


def test_a_revision_is_a_commit_or_nothing(repository: Path) -> None:
    head = run(repository, "rev-parse", "HEAD")
    run(repository, "tag", "-a", "v1", "-m", "first")
    assert commit.named(repository, "HEAD") == commit.named(repository, "v1") == head
    for nothing in ("", "nowhere", "--all", "-h", "HEAD:programme/isms.yaml", "HEAD HEAD"):
        assert commit.named(repository, nothing) is None


def test_what_two_branches_share_is_where_they_parted(repository: Path) -> None:
    first = run(repository, "rev-parse", "HEAD")
    run(repository, "checkout", "--quiet", "-b", "side")
    run(repository, "commit", "--quiet", "--allow-empty", "--message", "side")
    run(repository, "checkout", "--quiet", "-")
    run(repository, "commit", "--quiet", "--allow-empty", "--message", "main")
    side = run(repository, "rev-parse", "side")
    assert commit.shared(repository, side, "HEAD") == first
    assert commit.shared(repository, side, "nowhere") is None
    run(repository, "checkout", "--quiet", "--orphan", "alone")
    run(repository, "commit", "--quiet", "--allow-empty", "--message", "alone")
    assert commit.shared(repository, side, "HEAD") is None


def test_files_are_those_of_the_folder_with_their_modes(repository: Path) -> None:
    folder = repository / "programme"
    (folder / "表 い.yaml").write_bytes("値: 1\r\n".encode())
    (folder / "link").symlink_to("isms.yaml")
    run(repository, "add", "--all")
    run(repository, "commit", "--quiet", "--message", "second")
    kept = {file.path: file for file in commit.files(folder, "HEAD")}
    assert {path: (file.mode, file.size) for path, file in kept.items()} == {
        "isms.yaml": ("100644", 10),
        "link": (commit.LINK, 9),
        "表 い.yaml": ("100644", 8),
    }
    contents = commit.Contents(folder)
    for _ in range(2):
        assert b"".join(contents.pieces(kept["表 い.yaml"].content)) == "値: 1\r\n".encode()
        assert b"".join(contents.pieces(kept["isms.yaml"].content)) == b"format: 1\n"


def test_a_folder_that_a_commit_does_not_have_is_empty(repository: Path) -> None:
    (repository / "new").mkdir()
    assert commit.files(repository / "new", "HEAD") == []
    with pytest.raises(OSError, match="ls-tree"):
        commit.files(repository, "nowhere")


def test_large_and_empty_contents_come_whole_and_missing_ones_are_an_error(repository: Path) -> None:
    large = b"0123456789" * 300_000
    (repository / "large").write_bytes(large)
    (repository / "empty").write_bytes(b"")
    run(repository, "add", "--all")
    contents = commit.Contents(repository)
    name = run(repository, "rev-parse", ":large")
    assert b"".join(contents.pieces(name)) == large
    assert b"".join(contents.pieces(run(repository, "rev-parse", ":empty"))) == b""
    with pytest.raises(OSError, match="cat-file"):
        list(contents.pieces("0" * 40))
    assert b"".join(contents.pieces(name)) == large


def test_git_ends_with_the_contents(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **more))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    contents = commit.Contents(repository)
    assert started[0].poll() is None
    del contents
    gc.collect()
    assert started[0].poll() is not None


def test_a_part_of_a_history_says_so(repository: Path, tmp_path: Path) -> None:
    clone = ["git", "clone", "--quiet", "--depth=1", repository.as_uri(), str(tmp_path / "clone")]
    subprocess.run(clone, check=True, capture_output=True)
    assert commit.is_cut_off(tmp_path / "clone")
    assert not commit.is_cut_off(repository)


def test_the_place_below_the_top(repository: Path, tmp_path: Path) -> None:
    (repository / "a b/表").mkdir(parents=True)
    assert git.below_top(repository) == ""
    assert git.below_top(repository / "a b/表") == "a b/表/"
    assert git.below_top(tmp_path.parent) == ""
