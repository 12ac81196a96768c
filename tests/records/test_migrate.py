"""An older programme is brought into the newest format by edits of its text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.diagnostic import Text
from isms.records import formats
from isms.records.formats import Migration
from isms.records.likeness import contents
from isms.records.load import load
from isms.records.migrate import migrated, renamed_field
from isms.records.not_saved import NotSavedError
from isms.records.settings import UnusableError
from isms.records.tree import FolderTree, MemoryTree
from tests.killing import on_disk
from tests.records.reading import BARE

if TYPE_CHECKING:
    from pathlib import Path

SITE = Migration(
    Text(ja="拠点の place を address に改める", en="place of a site becomes address"),
    renamed_field("site", frozenset({"place", "場所"}), "address"),
)
TITLE = Migration(
    Text(ja="文書の heading を title に改める", en="heading of a document becomes title"),
    renamed_field("document", frozenset({"heading"}), "title"),
)
OLD = {
    "isms.yaml": BARE.replace("format: 1\n", "format: 1  # 形式\n"),
    "sites/a.yaml": "\ufeff# place\nid: S-1\nname: 東京\nplace: 港区  # 住所\nnotes: place\n",
    "sites/b.yaml": "- {id: S-2, name: x, 'place': y}\r\n- {id: S-3, name: place}\r\n",
    "sites/c.csv": '\ufeffid,"拠点名","場所"\r\nS-4,place,"大阪, 北区"\r\n',
    "sites/d.yaml": "",
    "documents/d.md": "---\nid: DOC-1\nheading: 方針 # 題\nkind: policy\nversion: 1\n---\nheading: x\n",
    "departments/d.yaml": "id: D-1\nname: place\nx_place: heading\n",
}
NEW = {
    **OLD,
    "isms.yaml": BARE.replace("format: 1\n", "format: 3  # 形式\n"),
    "sites/a.yaml": OLD["sites/a.yaml"].replace("place: 港区", "address: 港区"),
    "sites/b.yaml": OLD["sites/b.yaml"].replace("'place': y", "'address': y"),
    "sites/c.csv": OLD["sites/c.csv"].replace("場所", "address"),
    "documents/d.md": OLD["documents/d.md"].replace("heading: 方針", "title: 方針"),
}


def register() -> None:
    """Let there be two migrations; in a process of its own this needs no undoing."""
    formats.MIGRATIONS = (SITE, TITLE)


@pytest.fixture
def migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two migrations."""
    monkeypatch.setattr(formats, "MIGRATIONS", (SITE, TITLE))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a programme of format 1."""
    root = tmp_path / "programme"
    for path, text in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in sorted(files.items())}


def test_the_list_that_ships_is_empty() -> None:
    assert formats.MIGRATIONS == ()
    assert migrated(MemoryTree(OLD)) == (1, 1, ())


@pytest.mark.usefixtures("migrations")
def test_fields_are_renamed_wherever_they_are_written_and_nothing_else(root: Path) -> None:
    with pytest.raises(UnusableError, match="isms upgrade brings it to 3"):
        load(FolderTree(root), date.max)
    api.apply(root, api.upgrade(root).changes)
    assert on_disk(root) == encoded(NEW)
    assert load(FolderTree(root), date.max).sites["S-4"].address == "大阪, 北区"


@pytest.mark.usefixtures("migrations")
def test_a_second_time_changes_nothing(root: Path) -> None:
    api.apply(root, api.upgrade(root).changes)
    assert api.upgrade(root) == api.upgrading.Upgrade(3, 3)


@pytest.mark.usefixtures("migrations")
def test_only_the_steps_that_are_left_are_done(root: Path) -> None:
    (root / "isms.yaml").write_text(NEW["isms.yaml"].replace("3", "2"), "utf-8")
    found = api.upgrade(root)
    assert found.steps == (TITLE.what,)
    assert [change.path for change in found.changes] == ["documents/d.md", "isms.yaml"]


@pytest.mark.usefixtures("migrations")
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sites/e.yaml", "id: [\n"),
        ("sites/e.yaml", "- place\n"),
        ("sites/e.yaml", "place: x\naddress: y\n"),
        ("sites/e.csv", "place,address\na,b\n"),
        ("sites/e.csv", '"id,place\n'),
        ("documents/e.md", "no front matter\n"),
        ("isms.yaml", "format: one\n"),
        ("isms.yaml", "format: 0\n"),
        ("isms.yaml", "- format: 1\n- x\n"),
    ],
)
def test_what_cannot_be_edited_stops_everything(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8")
    before = on_disk(root)
    with pytest.raises(NotSavedError):
        api.upgrade(root)
    assert on_disk(root) == before


def test_a_newer_programme_is_refused(root: Path) -> None:
    (root / "isms.yaml").write_text(BARE.replace("format: 1", "format: 2"), "utf-8")
    with pytest.raises(UnusableError, match="update it"):
        api.upgrade(root)
    (root / "isms.yaml").unlink()
    with pytest.raises(UnusableError, match=r"no isms\.yaml"):
        api.upgrade(root)


@pytest.mark.usefixtures("migrations")
def test_shift_jis_stays_shift_jis(root: Path) -> None:
    text = "id,拠点名,場所\nS-9,東京,港区\n"
    (root / "sites/e.csv").write_bytes(text.encode("cp932"))
    api.apply(root, api.upgrade(root).changes)
    assert (root / "sites/e.csv").read_bytes() == text.replace("場所", "address").encode("cp932")


def test_what_is_read_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = MemoryTree({"isms.yaml": BARE, "sites/s.csv": "id,name,address\nS-1,x,y\n"})
    before = load(tree, date.max)
    back = Migration(SITE.what, renamed_field("site", frozenset({"address"}), "住所"))
    monkeypatch.setattr(formats, "MIGRATIONS", (back,))
    (change, _) = sorted(migrated(tree).changes, reverse=True)
    after = load(MemoryTree({"isms.yaml": BARE.replace("1", "2"), change.path: change.new or b""}), date.max)
    assert contents(after, {"sites/s.csv"}) == contents(before, {"sites/s.csv"})
