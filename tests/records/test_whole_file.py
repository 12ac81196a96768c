"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import refusal
from isms.records.not_saved import NotSavedError
from isms.records.whole_file import inside, make, put

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs modes and links as POSIX has them")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def fails(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@posix
def test_new_content_takes_the_place_of_the_old_with_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    file.chmod(0o640)
    put(tmp_path, "a.csv", b"old", b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.csv"]


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"other")
    with pytest.raises(NotSavedError, match="has changed"):
        put(tmp_path, "a.csv", b"old", b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"other"
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize(
    ("where", "name", "code"),
    [(os, "fsync", errno.EIO), (Path, "replace", errno.EACCES), (Path, "chmod", errno.EPERM)],
)
def test_what_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str, code: int
) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    monkeypatch.setattr(where, name, fails(code))
    with pytest.raises(NotSavedError) as refused:
        put(tmp_path, "a.csv", b"old", b"new")
    assert os.strerror(code) in refused.value.message.say("en")
    assert refusal.REASONS[code] in refused.value.message.say("ja")
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_new_file_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    make(tmp_path, "risks/2026/R-1.yaml", b"id: R-1\n")
    assert (tmp_path / "risks/2026/R-1.yaml").read_bytes() == b"id: R-1\n"
    assert names(tmp_path) == ["risks", "risks/2026", "risks/2026/R-1.yaml"]


def test_a_long_name_leaves_room_for_no_more(tmp_path: Path) -> None:
    name = "あ" * 80 + ".yaml"
    make(tmp_path, name, b"x")
    put(tmp_path, name, b"x", b"y")
    assert names(tmp_path) == [name]


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    with pytest.raises(NotSavedError, match="exists already"):
        make(tmp_path, "a.yaml", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"old"


def test_of_two_that_make_a_file_at_once_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"first")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(NotSavedError, match="exists already"):
        make(tmp_path, "a.yaml", b"second")
    assert (tmp_path / "a.yaml").read_bytes() == b"first"


def test_without_hard_links_a_file_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", fails(errno.EPERM))
    make(tmp_path, "a.yaml", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    assert names(tmp_path) == ["a.yaml"]


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    (tmp_path / f".isms-{process.pid}.part").write_bytes(b"half")
    (tmp_path / f".isms-{os.getppid()}.part").write_bytes(b"of one that runs")
    (tmp_path / ".isms-own").write_bytes(b"mine")
    make(tmp_path, "a.yaml", b"new")
    assert names(tmp_path) == sorted([f".isms-{os.getppid()}.part", ".isms-own", "a.yaml"])


@pytest.mark.parametrize(
    "path", ["../a.yaml", "/etc/passwd", "a//b", "a/../b", "", "c:\\a", "con.yaml", "risks/a."]
)
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(NotSavedError):
        make(tmp_path, path, b"x")
    assert names(tmp_path) == []


@posix
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_bytes(b"old")
    (root / "risks").symlink_to(outside)
    (root / "b.yaml").symlink_to(outside / "a.yaml")
    for path in ("risks/a.yaml", "b.yaml", "risks"):
        with pytest.raises(NotSavedError):
            inside(root, path)
        with pytest.raises(NotSavedError):
            put(root, path, b"old", b"new")
    assert (outside / "a.yaml").read_bytes() == b"old"
