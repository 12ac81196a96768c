"""`isms check` against a baseline or a branch, in the formats of CI, and on the records of a commit."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from isms.history import git
from tests.history.test_git import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

DAY = ("--as-of", "2026-11-22")
FAULT = "id: R-003\nttle: a\nasset: AS-99\ndraft: true\n"
OTHER = "id: R-004\nttle: b\ndraft: true\n"

needs_git = pytest.mark.skipif(not git.available(), reason="git is not installed")


@pytest.fixture
def faulty(programme: Path) -> Path:
    """Return a programme with two errors."""
    (programme / "risks/R-003.yaml").write_text(FAULT, "utf-8")
    return programme


@pytest.fixture
def repository(faulty: Path) -> Path:
    """Return the programme as a folder of a repository, committed on the branch main."""
    run(faulty.parent, "init", "--quiet", "--initial-branch=main")
    run(faulty, "add", "--all")
    run(faulty, "commit", "--quiet", "--message", "first")
    return faulty


def codes(isms: Command, *arguments: str) -> list[tuple[str, str]]:
    """Return code and record of what a check shows."""
    report = json.loads(isms("check", "--format", "json", *DAY, *arguments).out)
    return [(each["code"], each["record"]) for each in report["diagnostics"] if each["level"] == "error"]


def test_a_programme_adopts_the_rules_with_a_baseline(isms: Command, faulty: Path) -> None:
    assert isms("check", *DAY).status == 1
    outcome = isms("check", "--write-baseline", "baseline.json", *DAY)
    assert outcome.status == 0
    assert outcome.out.splitlines()[-1].startswith("件数は新しい指摘だけ。ほかに、以前からの指摘 ")
    assert "isms check --baseline baseline.json" in outcome.err
    assert isms("check", "--baseline", "baseline.json", "--fail-on", "info", *DAY).status == 0
    (faulty / "risks/R-004.yaml").write_text(OTHER, "utf-8")
    (faulty / "risks/R-003.yaml").write_text("# note\n" + FAULT, "utf-8")
    assert isms("check", "--baseline", "baseline.json", *DAY).status == 1
    assert codes(isms, "--baseline", "baseline.json") == [("REC001", "R-004")]


def test_what_is_gone_is_said_and_can_be_taken_out(isms: Command, faulty: Path) -> None:
    isms("check", "--write-baseline", "b.json", *DAY)
    (faulty / "risks/R-003.yaml").write_text(FAULT.replace("ttle: a\n", ""), "utf-8")
    (faulty / "risks/R-004.yaml").write_text(OTHER, "utf-8")
    out = isms("check", "--baseline", "b.json", "--lang", "en", *DAY).out
    assert "\nNo longer found:\n  risks/R-003.yaml: REC001 error: " in out
    assert isms("check", "--baseline", "b.json", "--write-baseline", "b.json", *DAY).status == 1
    kept = json.loads((faulty / "b.json").read_text("utf-8"))["diagnostics"].values()
    assert [(each["code"], each["about"]) for each in kept if each["level"] == "error"] == [
        ("REF001", "risk:R-003")
    ]
    assert "なくなった指摘:" not in isms("check", "--baseline", "b.json", *DAY).out
    gone = json.loads(isms("check", "--format", "json", "--baseline", "b.json", *DAY).out)
    assert gone["gone"] == []


def test_a_baseline_is_the_same_whenever_it_is_written(isms: Command, faulty: Path) -> None:
    isms("check", "--write-baseline", "one.json", *DAY)
    isms("check", "--write-baseline", "two.json", *DAY)
    assert (faulty / "one.json").read_bytes() == (faulty / "two.json").read_bytes()
    assert isms("check", "--baseline", "one.json", "--select", "PRV", *DAY).status == 0


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    [
        (["--baseline", "none.json"], "none.json がありません", "no baseline none.json"),
        (["--baseline", "isms.yaml"], "ベースラインとして読めません", "cannot be read as a baseline"),
        (["--baseline", "risks"], "フォルダーです", "Is a directory"),
        (["--write-baseline", "isms.yaml"], "記録の置き場", "a place for records"),
        (["--write-baseline", "risks/b.csv"], "記録の置き場", "a place for records"),
        (["--write-baseline", "b.json", "--select", "REC"], "台帳全体", "whole programme"),
        (["--write-baseline", "b.json", "risks"], "台帳全体", "whole programme"),
        (["--diff", "HEAD", "--baseline", "b.json"], "同時に使えません", "goes neither with"),
        (["--diff", "HEAD"], "git で管理されていない", "not kept by git"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_both_languages(
    isms: Command, arguments: list[str], japanese: str, english: str
) -> None:
    for language, words in (("ja", japanese), ("en", english)):
        outcome = isms("check", *arguments, "--lang", language)
        assert outcome.status == 2
        assert outcome.out == ""
        assert words in outcome.err


@needs_git
def test_a_branch_is_compared_with_where_it_began(isms: Command, repository: Path) -> None:
    assert isms("check", *DAY).status == 1
    assert isms("check", "--diff", "main", *DAY).status == 0
    run(repository, "checkout", "--quiet", "-b", "topic")
    (repository / "risks/R-004.yaml").write_text(OTHER, "utf-8")
    (repository / "risks/R-003.yaml").write_text("\n\n" + FAULT.replace("AS-99", "AS-01"), "utf-8")
    assert codes(isms, "--diff", "main") == [("REC001", "R-004")]
    outcome = isms("check", "--diff", "main", *DAY)
    assert outcome.status == 1
    assert "なくなった指摘:\n  risks/R-003.yaml: REF001 error:" in outcome.out
    assert isms("check", "--diff", "main", "departments", *DAY).status == 0
    outcome = isms("check", "--diff", "nowhere", "--lang", "en", *DAY)
    assert outcome.status == 2
    assert outcome.err == "Error: git has no revision 'nowhere'.\n"


@needs_git
def test_the_records_of_a_commit_are_read_without_checking_it_out(isms: Command, repository: Path) -> None:
    (repository / "risks/R-004.yaml").write_text(OTHER, "utf-8")
    (repository / "risks/R-003.yaml").unlink()
    assert codes(isms, "--rev", "HEAD") == [("REC001", "R-003"), ("REF001", "R-003")]
    assert codes(isms, "--rev", "HEAD", "risks/R-003.yaml") == codes(isms, "--rev", "HEAD")
    assert codes(isms, "--rev", "HEAD", "--diff", "main") == []
    assert '"R-003"' in isms("--rev", "HEAD", "list", "risk", "--format", "json").out
    assert '"R-003"' not in isms("list", "risk", "--format", "json").out
    outcome = isms("new", "site", "--name", "x", "--rev", "HEAD", "--lang", "en")
    assert outcome.status == 2
    assert "--rev" in outcome.err
    assert isms("check", "--rev", "nowhere").status == 2


@needs_git
def test_paths_begin_at_the_top_of_the_work_tree(isms: Command, repository: Path) -> None:
    issues = json.loads(isms("check", "--format", "gitlab", *DAY).out)
    assert "programme/risks/R-003.yaml" in {issue["location"]["path"] for issue in issues}
    assert "file=programme/risks/R-003.yaml,line=2" in isms("check", "--format", "github", *DAY).out
    assert '"uri": "programme/risks/R-003.yaml"' in isms("check", "--format", "sarif", *DAY).out
    assert 'file="programme/risks/R-003.yaml"' in isms("check", "--format", "junit", *DAY).out
    assert "\nrisks/R-003.yaml:2:" in "\n" + isms("check", *DAY).out
    run(repository.parent, "-c", "core.quotePath=true", "mv", "programme", "台帳 1")
    moved = repository.parent / "台帳 1"
    outcome = isms("-C", os.fspath(moved), "check", "--format", "gitlab", *DAY)
    assert '"path": "台帳 1/risks/R-003.yaml"' in outcome.out


@pytest.mark.usefixtures("faulty")
def test_without_git_paths_begin_at_the_programme(isms: Command) -> None:
    assert "file=risks/R-003.yaml" in isms("check", "--format", "github", *DAY).out


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
def test_every_format_fails_as_the_check_does(isms: Command, faulty: Path, form: str) -> None:
    assert isms("check", "--format", form, *DAY).status == 1
    assert isms("check", "--format", form, "--ignore", "REC001,REF001", *DAY).status == 0
    assert isms("check", "--format", form, "-o", "out/report", *DAY).status == 1
    assert (faulty / "out/report").read_text("utf-8") == isms("check", "--format", form, *DAY).out


def test_github_gets_its_table(isms: Command, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = faulty.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    isms("check", *DAY)
    assert not summary.exists()
    isms("check", "--format", "github", *DAY)
    assert "| error | risks/R-003.yaml:2:7 | REC001 |" in summary.read_text("utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(faulty))
    outcome = isms("check", "--format", "github", *DAY)
    assert outcome.status == 1
    assert "要約に書けません(フォルダーです)" in outcome.err
