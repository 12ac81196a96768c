"""docs/formats.md has every format in both languages; its commands print what it shows, its YAML is right."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from isms.cli import reports
from tests.history.test_git import run
from tests.test_ci import ACTION, SPEC

if TYPE_CHECKING:
    from tests.cli.conftest import Command

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs/formats.md").read_text("utf-8")
JAPANESE, ENGLISH = PAGE.split("\n# English\n")
CONSOLE = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SNIPPETS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout of the repository that holds the example of the page."""
    shutil.copytree(TOP / "examples/broken/REF001", tmp_path / "examples/broken/REF001")
    run(tmp_path, "init", "--quiet", "--initial-branch=main")
    run(tmp_path, "add", "--all")
    run(tmp_path, "commit", "--quiet", "--message", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("block", CONSOLE, ids=range(len(CONSOLE)))
def test_commands_print_what_the_page_shows(isms: Command, block: str) -> None:
    """The last command of a block prints what follows it, where anything does."""
    commands = re.findall(r"^\$ isms (.*)$", block, re.MULTILINE)
    for command in commands:
        outcome = isms(*shlex.split(command))
        assert outcome.status in {0, 1}, outcome.err
        assert "Traceback" not in outcome.err
    shown = re.sub(r"^\$ isms .*\n", "", block, flags=re.MULTILINE)
    assert shown in {"", outcome.out}


@pytest.mark.parametrize("text", [JAPANESE, ENGLISH], ids=["ja", "en"])
def test_every_format_and_option_is_explained_in_both_languages(text: str) -> None:
    for name in reports.FORMATS:
        assert f"\n## {name}\n" in text
        assert re.search(rf"^\| \[`{name}`\]", text, re.MULTILINE)
    for option in ("--baseline", "--write-baseline", "--diff", "--rev"):
        assert option in text


@pytest.mark.parametrize("snippet", SNIPPETS, ids=range(len(SNIPPETS)))
def test_snippets_give_inputs_that_there_are(snippet: str) -> None:
    shape = yaml.safe_load(snippet)
    for step in shape.get("steps", ()):
        if step["uses"].startswith("OWNER/isms@"):
            assert set(step["with"]) <= set(ACTION["inputs"])
    for included in shape.get("include", ()):
        assert (TOP / "templates/ci" / included["local"]).is_file()
        assert set(included["inputs"]) <= set(SPEC["spec"]["inputs"])


def test_the_defaults_of_the_tables_are_those_of_the_files() -> None:
    for inputs in (ACTION["inputs"], SPEC["spec"]["inputs"]):
        for name, declared in inputs.items():
            rows = re.findall(rf"^\| `{name}` \| .* \| (.*) \|$", PAGE, re.MULTILINE)
            if declared["default"] and name != "version":
                assert f"`{declared['default']}`" in rows, name
