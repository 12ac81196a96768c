"""The programme as a commit keeps it is the programme that was committed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from isms import api
from isms.api.rendering import provenance_of
from isms.documents.provenance import History
from isms.history import git
from isms.records.tree import FolderTree, TooLarge
from tests.history.test_git import run

pytestmark = pytest.mark.skipif(not git.available(), reason="git is not installed")

TOP = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


def commit(folder: Path, message: str = "m") -> str:
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """Return the stranger's programme in a folder of a repository, committed."""
    folder = tmp_path / "repository/ours"
    shutil.copytree(TOP / "tests/stranger/programme", folder)
    run(tmp_path, "init", "--quiet", "--initial-branch=main", "repository")
    run(folder, "config", "core.autocrlf", "false")
    commit(folder)
    return folder


def test_a_commit_holds_what_the_folder_held(stranger: Path) -> None:
    tree, folder = api.tree_at(stranger, "HEAD"), FolderTree(stranger)
    assert list(tree.entries()) == list(folder.entries())
    for entry in folder.entries():
        assert tree.read(entry.path, 1 << 30) == folder.read(entry.path, 1 << 30)
        assert tree.digest(entry.path) == folder.digest(entry.path)
    assert api.check(api.load(tree, DAY)) == api.check(api.load(stranger, DAY))


def test_links_tools_and_limits_are_as_in_a_folder(stranger: Path) -> None:
    (stranger / "risks/link.yaml").symlink_to("other.yaml")
    (stranger / "build").mkdir()
    (stranger / "build/soa.html").write_text("x", "utf-8")
    (stranger / "risks/build").write_text("a file of this name", "utf-8")
    run(stranger, "add", "--force", "--all")
    commit(stranger)
    tree = api.tree_at(stranger, "main")
    assert list(tree.entries()) == list(FolderTree(stranger).entries())
    with pytest.raises(FileNotFoundError):
        tree.read("risks/link.yaml", 100)
    with pytest.raises(FileNotFoundError):
        tree.digest("build/soa.html")
    with pytest.raises(TooLarge):
        tree.read("isms.yaml", 10)


def test_the_commit_of_a_document_is_the_last_that_touched_the_records(stranger: Path) -> None:
    first = run(stranger, "rev-parse", "HEAD")
    (stranger.parent / "other.txt").write_text("other", "utf-8")
    second = commit(stranger.parent)
    (stranger / "isms.yaml").write_text("format: 2\n", "utf-8")
    loaded = api.load(api.tree_at(stranger, second), DAY)
    provenance = provenance_of(loaded)
    assert (provenance.history, provenance.commit) == (History.COMMITTED, first)
    assert loaded.root is None


def test_a_baseline_is_what_was_found_where_the_branch_began(stranger: Path) -> None:
    before = api.check(api.load(stranger, DAY))
    run(stranger, "checkout", "--quiet", "-b", "topic")
    (stranger / "departments/new.yaml").write_text("id: D-99\nname: x\nhead: P-98\n", "utf-8")
    commit(stranger)
    run(stranger, "checkout", "--quiet", "main")
    (stranger / "changes/ch-02.yaml").unlink()  # main mends a fault; the topic still has it
    commit(stranger)
    run(stranger, "checkout", "--quiet", "topic")
    baseline = api.baseline_at(stranger, "main", DAY)
    assert baseline == api.Baseline.of(before.diagnostics)
    report = api.check(api.load(stranger, DAY), baseline=baseline)
    brought = [(each.code, each.record) for each in report.diagnostics]
    assert [each for each in brought if each[0] == "REF001"] == [("REF001", "D-99")]
    assert not {code for code, _ in brought} & {"REC006", "AUD001"}
    assert report.gone == ()


def test_a_commit_without_a_programme_gives_nothing_to_compare_with(stranger: Path) -> None:
    first = run(stranger, "rev-parse", "HEAD")
    run(stranger, "mv", "isms.yaml", "other.yaml")
    second = commit(stranger)
    assert api.baseline_at(stranger, second, DAY).entries == {}
    assert api.baseline_at(stranger, first, DAY).entries


def test_a_programme_that_could_not_be_read_then_is_named(stranger: Path) -> None:
    (stranger / "isms.yaml").write_text("format: 99\n", "utf-8")
    commit(stranger)
    with pytest.raises(api.RequestError) as refused:
        api.baseline_at(stranger, "HEAD", DAY)
    assert "HEAD の時点の台帳" in refused.value.message.say("ja")
    assert "99" in refused.value.message.say("en")


@pytest.mark.parametrize("revision", ["nowhere", "--all", ""])
def test_a_revision_that_there_is_not_is_refused(stranger: Path, revision: str) -> None:
    for ask in (lambda: api.tree_at(stranger, revision), lambda: api.baseline_at(stranger, revision, DAY)):
        with pytest.raises(api.RequestError) as refused:
            ask()
        assert f"「{revision}」がありません" in refused.value.message.say("ja")
        assert "fetch-depth" not in refused.value.message.say("en")


def test_a_history_that_is_cut_off_is_said(stranger: Path, tmp_path: Path) -> None:
    commit(stranger)
    run(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "repository").as_uri(), "clone")
    with pytest.raises(api.RequestError) as refused:
        api.baseline_at(tmp_path / "clone/ours", "HEAD~1", DAY)
    assert "fetch-depth: 0" in refused.value.message.say("ja")


def test_branches_with_nothing_in_common_are_refused(stranger: Path) -> None:
    run(stranger, "checkout", "--quiet", "--orphan", "alone")
    commit(stranger, "another beginning")
    with pytest.raises(api.RequestError) as refused:
        api.baseline_at(stranger, "main", DAY)
    assert "no commit in common" in refused.value.message.say("en")


def test_without_git_or_a_repository_it_says_which(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(api.RequestError) as refused:
        api.tree_at(tmp_path, "HEAD")
    assert "git で管理されていない" in refused.value.message.say("ja")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(api.RequestError) as refused:
        api.tree_at(stranger, "HEAD")
    assert "git was not found" in refused.value.message.say("en")
