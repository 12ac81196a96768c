"""A tree names everything once and never follows, waits or leaves."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from isms.records import tree
from isms.records.tree import Entry, FolderTree, MemoryTree, Nature, TooLarge
from tests.records.reading import OTHERS, SETTINGS, read, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.records.reading import Outcome

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and sockets as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a programme with other records in it."""
    root = tmp_path / "programme"
    for path, text in {"isms.yaml": SETTINGS, **OTHERS}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return root


def read_folder(root: Path) -> Outcome:
    outcome = read_tree(FolderTree(root))
    for kind, key in (("department", "D-0"), ("person", "P-0"), ("document", "DOC-0")):
        assert key in outcome.keys(kind)
    return outcome


def test_a_folder_and_memory_give_the_same(folder: Path) -> None:
    memory = read(OTHERS)
    assert [e.path for e in FolderTree(folder).entries()] == [e.path for e in memory.tree.entries()]
    assert read_folder(folder).programme.sources == memory.programme.sources


def test_history_build_and_tools_are_not_looked_at(folder: Path) -> None:
    for unseen in (".git", "build", ".venv", "node_modules", "sites/.isms"):
        (folder / unseen).mkdir()
        (folder / unseen / "x.yaml").write_text("[", "utf-8")
    assert read_folder(folder).said == []


@posix
def test_a_link_out_of_the_tree_is_named_and_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("id: S-1\nname: 外\n", "utf-8")
    (folder / "sites/S-1.yaml").symlink_to(outside)
    outcome = read_folder(folder)
    assert outcome.said == ["sites/S-1.yaml:1:1 REC016"]
    assert "S-1" not in outcome.keys("site")
    assert outcome.programme.exists("site", "S-1")
    assert not outcome.programme.can_judge("site")


@posix
@pytest.mark.parametrize(
    ("name", "kinds"),
    [("risks", {"risk"}), ("inspections", {"inspection", "inspection-result"}), ("sites/more", {"site"})],
)
def test_a_link_to_a_folder_takes_its_whole_register_away(
    folder: Path, tmp_path: Path, name: str, kinds: set[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/R-1.yaml").write_text("id: R-1", "utf-8")
    (folder / name).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    outcome = read_folder(folder)
    assert outcome.said == [f"{name}:1:1 REC016"]
    assert set(outcome.programme.left_out) == kinds


@posix
def test_a_link_among_attachments_is_named_and_takes_no_record_away(folder: Path, tmp_path: Path) -> None:
    (folder / "evidence/files").mkdir(parents=True)
    (folder / "evidence/files/a.pdf").symlink_to(tmp_path / "a.pdf")
    outcome = read_folder(folder)
    assert outcome.said == ["evidence/files/a.pdf:1:1 REC016"]
    assert not outcome.programme.left_out


@posix
def test_a_link_outside_the_registers_concerns_nobody(folder: Path, tmp_path: Path) -> None:
    (folder / "notes").symlink_to(tmp_path)
    assert read_folder(folder).said == []


@posix
@pytest.mark.parametrize("name", ["sites/S-1.yaml", "sites/pipe"])
def test_nobody_waits_for_a_pipe(folder: Path, name: str) -> None:
    os.mkfifo(folder / name)
    outcome = read_folder(folder)
    assert outcome.said == [f"{name}:1:1 REC016"]
    assert outcome.lost("site") == {"*"}
    with pytest.raises(OSError, match="not a regular file"):
        FolderTree(folder).read(name, 100)


@posix
def test_a_socket_is_no_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sites")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("S-1.yaml")
        assert read_folder(folder).said == ["sites/S-1.yaml:1:1 REC016"]


@posix
def test_settings_that_are_a_link_are_not_read(folder: Path) -> None:
    (folder / "isms.yaml").rename(folder / "real.yaml")
    (folder / "isms.yaml").symlink_to("real.yaml")
    with pytest.raises(Exception, match=r"isms\.yaml"):
        read_tree(FolderTree(folder))


@posix
def test_folders_may_be_nested_deeper_than_calls(folder: Path) -> None:
    deepest = os.fspath(folder / "sites")
    depth = min(sys.getrecursionlimit() + 100, (4_000 - len(deepest)) // 2)
    for _ in range(depth):
        deepest += "/d"
        os.mkdir(deepest)  # noqa: PTH102 - a Path of this depth is slow
    try:
        with open(f"{deepest}/S.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123 - the same
            file.write("id: S-1\nname: 深い\n")
        assert read_folder(folder).keys("site") == ["S-1", "S-8", "S-9"]
    finally:
        os.remove(f"{deepest}/S.yaml")  # noqa: PTH107 - the same
        for _ in range(depth):
            os.rmdir(deepest)  # noqa: PTH106 - the same
            deepest = deepest[:-2]


class Locked(MemoryTree):
    """A tree in which one file cannot be opened."""

    def read(self, path: str, limit: int) -> bytes:
        if path == "sites/locked.yaml":
            raise PermissionError(13, "Permission denied")
        return super().read(path, limit)


def test_a_file_that_cannot_be_opened_may_hold_anything() -> None:
    outcome = read_tree(Locked({"isms.yaml": SETTINGS, **OTHERS, "sites/locked.yaml": "id: S-1"}))
    assert outcome.said == ["sites/locked.yaml:1:1 REC022"]
    assert outcome.keys("site") == ["S-8", "S-9"]
    assert outcome.programme.exists("site", "S-77")
    assert "Permission denied" in outcome.message("REC022")


def test_a_folder_that_cannot_be_opened_may_hold_anything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Callable[[str], Iterator[os.DirEntry[str]]] = tree._found

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("/sites"):
            raise PermissionError(13, "Permission denied")
        return found(path)

    monkeypatch.setattr(tree, "_found", refuse)
    outcome = read_folder(folder)
    assert outcome.said == ["sites:1:1 REC016"]
    assert outcome.lost("site") == {"*"}


def test_a_file_over_its_limit_is_not_read(folder: Path) -> None:
    with (folder / "sites/big.yaml").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    outcome = read_folder(folder)
    assert outcome.said == ["sites/big.yaml:1:1 REC009"]
    assert outcome.message("REC009") == "the size of the file 16 MB"
    assert outcome.programme.sources["sites/big.yaml"].size == 60 * 1024 * 1024
    with pytest.raises(TooLarge):
        FolderTree(folder).read("sites/big.yaml", 1024)


def test_a_digest_is_that_of_the_bytes(folder: Path) -> None:
    data = os.urandom(200_000)
    (folder / "evidence").mkdir()
    (folder / "evidence/x.bin").write_bytes(data)
    wanted = hashlib.sha256(data).hexdigest()
    assert FolderTree(folder).digest("evidence/x.bin") == wanted
    assert MemoryTree({"x": data}).digest("x") == wanted


def test_what_is_not_there_cannot_be_read(folder: Path) -> None:
    for empty in (FolderTree(folder), MemoryTree({})):
        with pytest.raises(FileNotFoundError):
            empty.read("sites/none.yaml", 100)
    assert list(FolderTree(folder / "none").entries()) == []
    assert list(MemoryTree({"b": "", "a": ""}).entries()) == [Entry("a", Nature.FILE), Entry("b")]
