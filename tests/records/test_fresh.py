"""Files and folders are put in place whole."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from isms.records import fresh

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    fresh.put_file(target, b"one")
    target.chmod(0o640)
    fresh.put_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    fresh.put_file(target, b"one")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match=r"full: .*a\.txt"):
        fresh.put_file(target, b"two")
    assert target.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [target]


def test_an_earlier_pack_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    fresh.replace_folder(folder, {"a.md": b"a", "list": b"0  a.md\n"}, "list")
    fresh.replace_folder(folder, {"b.md": b"b", "list": b"0  b.md\n"}, "list")
    assert sorted(path.name for path in folder.iterdir()) == ["b.md", "list"]
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("files", [{"a.md": ""}, {"list": "0  b.md\n", "a.md": ""}])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    with pytest.raises(fresh.Occupied):
        fresh.replace_folder(folder, {"b.md": b""}, "list")
    assert sorted(path.name for path in folder.iterdir()) == sorted(files)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "pack").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(fresh.Occupied):
        fresh.replace_folder(tmp_path / "pack", {"b.md": b""}, "list")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(fresh.Occupied):
        fresh.put_in_place(tmp_path / "dangling", {"isms.yaml": b""})


def test_an_earlier_folder_that_a_killed_run_moved_aside_is_put_back(tmp_path: Path) -> None:
    folder, aside = tmp_path / "pack", tmp_path / ".isms-pack.old"
    fresh.replace_folder(folder, {"a.md": b"a", "list": b"0  a.md\n"}, "list")
    folder.rename(aside)
    fresh.restore(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "list"]
    aside.mkdir()
    fresh.restore(folder)
    assert list(tmp_path.iterdir()) == [folder]
