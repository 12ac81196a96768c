"""Several files are changed together, whatever happens half way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.cli import start
from isms.cli.command import Entry
from isms.cli.given import as_command
from isms.diagnostic import Text
from isms.records import journal, whole_file
from isms.records.journal import JOURNAL, Change, announced, settled, write_together
from isms.records.leftovers import clear, leftovers
from isms.records.lock import locked
from isms.records.not_saved import CHANGED, NotSavedError
from isms.records.tree import FolderTree
from tests.killing import assert_old_or_new, needs_fork, on_disk, read
from tests.records.reading import BARE, DAY

if TYPE_CHECKING:
    from isms.cli.given import Given

SETUP = "tests.records.test_journal:register"
OLD = {
    "isms.yaml": BARE.encode(),
    "sites/a.yaml": b"id: S-1\nname: a\n",
    "sites/b.yaml": b"id: S-2\nname: b\n",
    "sites/c.yaml": b"id: S-3\nname: c\n",
}
CHANGES = (
    Change("sites/a.yaml", OLD["sites/a.yaml"], b"id: S-1\nname: A\n"),
    Change("sites/b.yaml", OLD["sites/b.yaml"], None),
    Change("sites/new/d.yaml", None, b"id: S-4\nname: d\n"),
)
NEW = {**OLD, "sites/a.yaml": b"id: S-1\nname: A\n", "sites/new/d.yaml": b"id: S-4\nname: d\n"}
del NEW["sites/b.yaml"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a programme with three sites."""
    root = tmp_path / "programme"
    for path, content in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def stopped_half_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the first of the changes and die, as it were, before the second."""
    with monkeypatch.context() as patch, locked(root):
        patch.setattr(journal, "_take_back", lambda *_: None)
        patch.setattr(journal, "remove", refuse)
        with pytest.raises(NotSavedError):
            write_together(root, CHANGES)


def refuse(*_: object) -> None:
    raise NotSavedError(CHANGED.of(path="x"))


def test_all_changes_are_made(root: Path) -> None:
    with locked(root):
        write_together(root, CHANGES)
    assert on_disk(root) == NEW


def test_changes_that_change_nothing_write_nothing(root: Path) -> None:
    before = (root / "sites/a.yaml").stat().st_mtime_ns
    with locked(root):
        write_together(root, [Change("sites/a.yaml", OLD["sites/a.yaml"], OLD["sites/a.yaml"])])
    assert (root / "sites/a.yaml").stat().st_mtime_ns == before


def test_where_one_file_is_not_what_it_was_none_is_written(root: Path) -> None:
    for change in (CHANGES[0]._replace(old=b"x"), CHANGES[2]._replace(path="sites/c.yaml")):
        with locked(root), pytest.raises(NotSavedError, match="has changed"):
            write_together(root, [CHANGES[1], change])
        assert on_disk(root) == OLD


def test_what_fails_half_way_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def full(folder: Path, path: str, content: bytes) -> None:
        refuse() if path.endswith("d.yaml") else whole_file.make(folder, path, content)

    monkeypatch.setattr(journal, "make", full)
    with locked(root), pytest.raises(NotSavedError):
        write_together(root, CHANGES)
    assert on_disk(root) == OLD
    assert not announced(root)


def test_a_change_that_was_announced_reads_as_made_and_is_made_by_the_next_writer(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_half_way(root, monkeypatch)
    assert leftovers(root).journal
    assert read(settled(root)) == NEW
    assert sorted(api.load(root, DAY).programme.sites.by_key) == ["S-1", "S-3", "S-4"]
    clear(root)
    assert on_disk(root) == NEW


def test_a_file_that_someone_has_changed_since_is_left_to_them(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_half_way(root, monkeypatch)
    (root / "sites/b.yaml").write_bytes(b"id: S-2\nname: mine\n")
    assert read(settled(root))["sites/b.yaml"] == b"id: S-2\nname: mine\n"
    with pytest.raises(NotSavedError, match=r"changed since.*remove \.isms\.journal"):
        clear(root)
    assert (root / "sites/b.yaml").read_bytes() == b"id: S-2\nname: mine\n"
    assert not (root / "sites/new/d.yaml").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"isms journal 1\nx",
        b"isms journal 1\n5 - 3\n../ab",
        b"isms journal 1\n11 - 2\n.git/config[]",
        b"isms journal 1\n12 - 9\nsites/z.yamlid: S",
        b"isms journal 1\n12 - 1\nsites/\xff.yamlx",
        b"isms journal 1\n9 - 1\nREADME.mdx",
    ],
)
def test_a_journal_that_is_none_of_ours_is_refused(root: Path, content: bytes) -> None:
    (root / JOURNAL).write_bytes(content)
    with pytest.raises(NotSavedError, match="cannot be read"):
        clear(root)
    with pytest.raises(api.UnusableError, match="cannot be read"):
        api.load(root, DAY)
    (root / JOURNAL).unlink()
    assert on_disk(root) == OLD


def test_files_of_our_own_are_no_part_of_a_programme(root: Path) -> None:
    for name in (".isms.lock", "sites/.isms-7.part"):
        (root / name).write_bytes(b"x")
    assert read(FolderTree(root)) == OLD
    assert leftovers(root).parts == ("sites/.isms-7.part",)


def register() -> None:
    """Let the command line have a command that changes several files together."""

    @as_command()
    def change(_: Given) -> int:
        with locked(Path.cwd()):
            write_together(Path.cwd(), CHANGES)
        return 0

    globals()["command"] = change
    start.isms.entries = {**start.COMMANDS, "change": Entry(__name__, Text(ja="", en=""))}


@needs_fork
def test_a_killed_run_leaves_all_old_or_all_new(root: Path, tmp_path: Path) -> None:
    left = assert_old_or_new(root, tmp_path, ["change"], setup=SETUP, at_random=5)
    assert {"before replace", "after replace", "within write", "before unlink"} <= {
        each.killed for each in left
    }
