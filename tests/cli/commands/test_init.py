"""`isms init` makes a programme that is in order from the first day."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from isms import __version__
from isms.api import beginning
from isms.cli.commands import init
from isms.history import git
from isms.records.facts import templates
from tests.cli.conftest import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("standards", [("iso27001",), ("pmark",), ("iso27001", "pmark")])
def test_a_fresh_programme_passes_and_says_what_to_do_first(
    isms: Command, folder: Path, language: str, standards: tuple[str, ...]
) -> None:
    options = [word for standard in standards for word in ("--standard", standard)]
    outcome = isms("init", "new", *options, "--lang", language, "--name", '港"本社": #1')
    assert outcome.status == 0
    assert "isms check" in outcome.out
    report = json.loads(isms("-C", "new", "check", "--format", "json", "--as-of", "2026-11-22").out)
    assert report["summary"]["error"] == 0
    assert report["summary"]["warning"] == 0
    assert 2 <= report["summary"]["info"] <= 8, [each["message"] for each in report["diagnostics"]]
    assert isms("-C", "new", "check").status == 0
    assert isms("-C", "new", "risk", "score").status == 0
    settings = yaml.safe_load((folder / "new/isms.yaml").read_text("utf-8"))
    assert settings["organisation"]["name"] == '港"本社": #1'
    assert settings["stage"] == "building"
    assert settings["standards"] == list(standards)
    assert settings["language"] == language
    controls = list((folder / "new/controls").glob("*.yaml"))
    assert len(controls) == (93 if "iso27001" in standards else 0)


@pytest.mark.usefixtures("folder")
def test_a_fresh_programme_holds_what_git_editors_and_ci_need(isms: Command, folder: Path) -> None:
    assert isms("init", "new").status == 0
    root = folder / "new"
    texts = {path: (root / path).read_text("utf-8") for path in beginning._TEMPLATES}  # the promised files
    assert "*.yaml text eol=lf" in texts[".gitattributes"]
    assert "evidence/** -text" in texts[".gitattributes"]
    assert "build/" in texts[".gitignore"]
    assert all("$" not in text.replace("~$*", "") for text in texts.values()), "a value was not filled in"
    for path in (".github/workflows/isms.yaml", ".gitlab-ci.yml"):
        assert "isms check" in texts[path]
        assert "isms risk score" in texts[path]
        assert f'"isms=={__version__}"' in texts[path]
        assert yaml.safe_load(texts[path])
    hook = yaml.safe_load(texts[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]
    assert hook["entry"] == "isms check"
    assert hook["pass_filenames"] is False
    if os.name != "nt":
        assert (root / ".githooks/pre-commit").stat().st_mode & stat.S_IXUSR
    first = (root / "controls/A.5.1.yaml").read_text("utf-8")
    assert first.startswith("# yaml-language-server: $schema=../.isms/schema/control.json\n# A.5.1 ")
    assert (root / ".isms/schema/control.json").is_file()
    editor = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    assert editor["yaml.schemaStore.enable"] is False
    assert editor["yaml.schemas"][".isms/schema/risk.json"] == "risks/*.yaml"
    assert not list(root.parent.glob(".new*"))


@pytest.mark.usefixtures("folder")
def test_ledgers_open_in_excel_and_take_rows(isms: Command, folder: Path) -> None:
    isms("init", "new", "--standard", "pmark")
    laws = (folder / "new/laws/laws.csv").read_bytes()
    assert laws.startswith(b"\xef\xbb\xbf")
    assert laws.count(b"\r\n") == laws.count(b"\n") == 17
    assert "作成中" in laws.decode("utf-8-sig").splitlines()[0]
    values = ["--name", "PC", "--department", "D", "--owner", "P", "--medium", "pc"]
    values += ["--confidentiality", "1", "--integrity", "1", "--availability", "1"]
    assert isms("-C", "new", "new", "asset", *values).out == "assets/assets.csv\n"
    assert (folder / "new/assets/assets.csv").read_bytes().count(b"\r\n") == 2


@pytest.mark.skipif(not git.available(), reason="git is not installed")
def test_it_is_a_repository_unless_it_lies_in_one(isms: Command, folder: Path) -> None:
    isms("init", "new")
    assert (folder / "new/.git").is_dir()
    isms("init", "new/inside")
    assert not (folder / "new/inside/.git").exists()
    status = subprocess.run(["git", "-C", "new", "status", "--porcelain"], check=True, capture_output=True)
    assert b"isms.yaml" in status.stdout


def test_without_git_it_says_so(isms: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    outcome = isms("init", "new")
    assert outcome.status == 0
    assert "git init" in outcome.err
    assert (folder / "new/isms.yaml").is_file()


def test_a_folder_that_is_not_empty_is_refused(isms: Command, folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new/note.txt").write_text("mine", "utf-8")
    outcome = isms("init", "new")
    assert outcome.status == 2
    assert "空ではありません" in outcome.err
    assert [path.name for path in (folder / "new").iterdir()] == ["note.txt"]
    assert isms("init", "new/note.txt").status == 2
    assert not list(folder.glob(".*"))


@pytest.mark.skipif(not git.available(), reason="git is not installed")
def test_an_empty_folder_and_a_new_clone_are_taken(isms: Command, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert isms("init", "empty").status == 0
    subprocess.run(["git", "init", "--quiet", "clone"], check=True)
    before = (folder / "clone/.git/config").read_bytes()
    assert isms("init", "clone").status == 0
    assert (folder / "clone/.git/config").read_bytes() == before
    assert (folder / "clone/isms.yaml").is_file()
    assert not list(folder.glob(".*"))


def test_who_stands_in_the_folder_is_not_told_to_go_there(
    isms: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\n  cd new\n" in isms("init", "new").out
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    said = isms("init", ".").out
    assert "  cd " not in said
    assert "次にすること:\n  isms.yaml の" in said


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_meant_is_refused(isms: Command, folder: Path) -> None:
    outcome = isms("init", "new", "--method", "ipa-sme-31")
    assert outcome.status == 2
    assert "ipa-sme-3.1" in outcome.err
    assert isms("init", "new", "--standard", "iso9001").status == 2
    assert not (folder / "new").exists()


def test_the_example_is_copied(isms: Command, folder: Path) -> None:
    assert isms("init", "new", "--example").status == 0
    assert len(list((folder / "new/risks").iterdir())) > 10
    assert (folder / "new/.gitattributes").is_file()
    assert isms("-C", "new", "list", "risk", "--as-of", "2026-11-22").out


def test_on_a_terminal_it_asks_for_what_is_not_given(
    isms: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["港商事", "iso27001,foo", "pmark, iso27001", "", "ipa-sme-3.1"])
    monkeypatch.setattr(init, "on_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: next(answers))
    outcome = isms("init", "new")
    assert outcome.status == 0
    assert "選べません" in outcome.out + outcome.err
    settings = yaml.safe_load((folder / "new/isms.yaml").read_text("utf-8"))
    assert settings["organisation"]["name"] == "港商事"
    assert settings["standards"] == ["pmark", "iso27001"]
    assert settings["scope"] == "港商事の全部門及び全拠点"


@pytest.mark.usefixtures("folder")
def test_what_a_killed_run_has_put_into_a_folder_is_completed(isms: Command, folder: Path) -> None:
    isms("init", "whole")
    (folder / "new/controls").mkdir(parents=True)
    for path in (".gitattributes", "controls/A.5.1.yaml"):
        (folder / "new" / path).write_bytes((folder / "whole" / path).read_bytes())
    assert isms("init", "new").status == 0
    assert len(list((folder / "new/controls").iterdir())) == 93
    assert not list((folder / "new").glob(".isms-*"))


@pytest.mark.usefixtures("folder")
def test_a_file_that_was_changed_since_is_nobodys_leftover(isms: Command, folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new/.gitattributes").write_text("mine", "utf-8")
    assert isms("init", "new").status == 2
    assert (folder / "new/.gitattributes").read_text("utf-8") == "mine"


def test_readmes_name_commands_that_there_are(isms: Command) -> None:
    for language in ("ja", "en"):
        text = (templates() / f"programme/{language}/README.md").read_text("utf-8")
        for command in set(re.findall(r"`isms (\w+(?: (?:score|matrix))?)", text)):
            assert isms(*command.split(), "--help").status == 0, command


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_privacymark_is_added_to_an_isms(isms: Command, folder: Path, language: str) -> None:
    isms("init", "p", "--lang", language)
    before = tree(folder / "p")
    outcome = isms("init", "p", "--standard", "pmark", "--lang", "ja")
    after = tree(folder / "p")
    assert outcome.status == 0
    assert "規格を加えました: プライバシーマーク" in outcome.out
    assert "変更: isms.yaml、laws/laws.csv" in outcome.out
    assert {path for path in after if after[path] != before.get(path)} == {"isms.yaml", "laws/laws.csv"}
    assert after["isms.yaml"] == before["isms.yaml"].replace(b"[iso27001]", b"[iso27001, pmark]")
    assert after["laws/laws.csv"].startswith(before["laws/laws.csv"])
    isms("init", "q", "--standard", "iso27001", "--standard", "pmark", "--lang", language)
    both = tree(folder / "q")
    assert after["laws/laws.csv"] == both["laws/laws.csv"]
    assert after.keys() == both.keys()
    assert isms("-C", "p", "check").status == 0


def test_an_isms_is_added_to_the_privacymark(isms: Command, folder: Path) -> None:
    isms("init", "p", "--standard", "pmark")
    before = tree(folder / "p")
    outcome = isms("init", "p", "--standard", "iso27001")
    after = tree(folder / "p")
    isms("init", "q", "--standard", "iso27001")
    assert "作成: controls/ に 93 ファイル" in outcome.out
    added = {path: content for path, content in after.items() if path not in before}
    assert added == {path: c for path, c in tree(folder / "q").items() if path.startswith("controls/")}
    assert {path for path in before if after[path] != before[path]} == {"isms.yaml"}


def test_a_standard_that_is_there_changes_nothing(isms: Command, folder: Path) -> None:
    isms("init", "p")
    before = tree(folder / "p")
    outcome = isms("init", "p", "--standard", "iso27001")
    assert (outcome.status, tree(folder / "p")) == (0, before)
    assert "既にこの規格を対象としています: ISO/IEC 27001(変更していません)" in outcome.out
    again = isms("init", "p", "--standard", "iso27001", "--standard", "pmark", "--lang", "en")
    assert "aims at this already: ISO/IEC 27001" in again.out
    assert "Added to p: PrivacyMark" in again.out


def test_decisions_laws_and_ledgers_that_are_there_stay(isms: Command, folder: Path) -> None:
    settings = "format: 1\norganisation: {name: x}\nscope: x\nrisk: {method: ipa-sme-3.1}\n"
    write(
        folder / "p",
        {
            "isms.yaml": f"{settings}standards:  # 目標\n  - 15001\n",
            "controls/annex-a.csv": "id,適用,採否の理由,実施状況\nA.5.1,はい,方針が要る,実施\n",
            "controls/A.5.2.yaml": "id: A.5.2\napplicable: たぶん\n",
        },
    )
    isms("init", "p", "--standard", "iso27001")
    after = tree(folder / "p")
    assert after["isms.yaml"].decode().endswith("standards:  # 目標\n  - 15001\n  - iso27001\n")
    assert after["controls/A.5.2.yaml"].decode() == "id: A.5.2\napplicable: たぶん\n"
    assert "controls/A.5.1.yaml" not in after
    assert after["controls/A.5.3.yaml"].startswith(b"# A.5.3 "), "no schema there, no line that points to it"
    write(folder / "q", {"isms.yaml": f"{settings}standards: [iso27001]\n"})
    isms("init", "q", "--standard", "pmark")
    made = set(tree(folder / "q")) - {"isms.yaml"}
    laws = {"415AC0000000057", "GL-PMARK", "GL-PPC-TSUSOKU"}
    assert made == {"personal-information/personal-information.csv", *(f"laws/{law}.yaml" for law in laws)}
    listed = json.loads(isms("-C", "q", "list", "law", "--format", "json").out)
    assert {row["id"] for row in listed} == laws
    assert all(row["draft"] for row in listed)


def test_a_ledger_that_has_no_column_for_drafts_stays_as_it_is(isms: Command, folder: Path) -> None:
    settings = "format: 1\norganisation: {name: x}\nscope: x\nstandards: [iso27001]\n"
    ledger = "id,法令名\n425AC0000000027,番号法"
    files = {"isms.yaml": settings, "laws/laws.csv": ledger, "laws/GL-PMARK.yaml": "id: OWN\nname: 条例\n"}
    write(folder / "p", files)
    outcome = isms("init", "p", "--standard", "pmark")
    after = tree(folder / "p")
    assert outcome.status == 0
    assert {path: after[path].decode() for path in files if path != "isms.yaml"} == {
        path: content for path, content in files.items() if path != "isms.yaml"
    }
    made = {path for path in after if path.startswith("laws/")} - set(files)
    assert made == {"laws/415AC0000000057.yaml", "laws/GL-PMARK-2.yaml", "laws/GL-PPC-TSUSOKU.yaml"}


def test_a_programme_that_is_certified_is_told_what_that_means_for_the_new_standard(
    isms: Command, folder: Path
) -> None:
    settings = "format: 1\norganisation: {name: x}\nscope: x\nstandards: [iso27001]\nstage: certified\n"
    write(folder / "p", {"isms.yaml": settings})
    assert "--write-baseline" in isms("init", "p", "--standard", "pmark").out
    assert "stage: certified\n" in (folder / "p/isms.yaml").read_text("utf-8")
    isms("init", "q")
    assert "--write-baseline" not in isms("init", "q", "--standard", "pmark").out


@pytest.mark.parametrize(
    ("standard", "path"), [("iso27001", "controls/A.5.1.yaml"), ("pmark", "laws/laws.csv")]
)
def test_where_it_cannot_be_told_what_is_missing_nothing_is_added(
    isms: Command, folder: Path, standard: str, path: str
) -> None:
    other = {"iso27001": "pmark", "pmark": "iso27001"}[standard]
    settings = f"format: 1\norganisation: {{name: x}}\nscope: x\nstandards: [{other}]\n"
    write(folder / "p", {"isms.yaml": settings, path: 'id,"法令名\n' if path.endswith("csv") else "id: [\n"})
    before = tree(folder / "p")
    outcome = isms("init", "p", "--standard", standard)
    assert (outcome.status, tree(folder / "p")) == (2, before)
    assert "何が足りないか分かりません" in outcome.err


@pytest.mark.parametrize("more", [("--name", "x"), ("--scope", "x"), ("--method", "ipa-sme-3.1")])
def test_other_options_do_not_go_with_another_standard(
    isms: Command, folder: Path, more: tuple[str, str]
) -> None:
    isms("init", "p")
    before = tree(folder / "p")
    outcome = isms("init", "p", "--standard", "pmark", *more)
    assert (outcome.status, tree(folder / "p")) == (2, before)
    assert "--standard だけです" in outcome.err


@pytest.mark.parametrize(
    "settings", ["format: 99\n", "standards: [iso27001\n", "format: 1\nstandards: {a: b}\nscope: x\n"]
)
def test_settings_that_cannot_be_read_are_left_alone(isms: Command, folder: Path, settings: str) -> None:
    write(folder / "p", {"isms.yaml": settings})
    assert isms("init", "p", "--standard", "pmark").status == 2
    assert tree(folder / "p") == {"isms.yaml": settings.encode()}
