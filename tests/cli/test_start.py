"""Exit statuses, the report of a defect, and where everything is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from isms import api
from isms.cli import guard, start
from isms.cli.commands import check

if TYPE_CHECKING:
    from tests.cli.conftest import Command

EXAMPLE = Path(__file__).parents[2] / "examples" / "minato-contact"

SECRET = "顧客の山田さんの電話番号"  # noqa: S105 - stands for what a record holds


def child(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own.

    Without `site`: in the C locale it cannot read the path of an editable install that is not ASCII.
    """
    return subprocess.Popen(
        [sys.executable, "-S", "-m", "isms", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_clean_programme_ends_with_0(isms: Command, programme: Path) -> None:
    (programme / "risks/R-001.yaml").unlink()
    assert isms("check", "--as-of", "2026-11-22").status == 0
    assert isms("risk", "score", "--as-of", "2026-11-22").status == 0


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_beyond_which_no_deadline_can_be_reckoned_is_refused(isms: Command, day: str) -> None:
    outcome = isms("check", "--as-of", day)
    assert outcome.status == 2
    assert f"--as-of の {day} は範囲外です" in outcome.err


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_deadlines_are_reckoned_at_both_ends_of_what_can_be_asked(isms: Command, day: str) -> None:
    assert isms("check", "--as-of", day, "-C", str(EXAMPLE)).status in {0, 1}


def test_an_error_ends_with_1(isms: Command, programme: Path) -> None:
    (programme / "risks/R-003.yaml").write_text("id: R-003\nasset: AS-99\n", "utf-8")
    assert isms("check").status == 1


@pytest.mark.usefixtures("programme")
def test_a_risk_that_may_not_stay_ends_with_1(isms: Command) -> None:
    outcome = isms("risk", "score", "--as-of", "2026-11-22")
    assert outcome.status == 1
    assert "R-001" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        "format: 2\n",
        "- a\n",
        "organisation: {\n",
        "",
        "format: 1\nrequires: '>=99'\norganisation: {name: A}\nscope: A\n",
    ],
)
def test_settings_that_cannot_be_used_end_with_2(isms: Command, programme: Path, text: str) -> None:
    (programme / "isms.yaml").write_text(text, "utf-8")
    outcome = isms("check")
    assert outcome.status == 2
    assert outcome.out == ""
    assert "isms" in outcome.err


def test_no_programme_ends_with_2(isms: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert isms("check").status == 2
    assert isms("-C", str(tmp_path), "check").status == 2
    assert isms("-C", str(tmp_path / "nowhere"), "check").status == 2


@pytest.mark.usefixtures("programme")
def test_a_file_that_cannot_be_written_ends_with_2(isms: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    outcome = isms("check", "-o", str(tmp_path / "file" / "report.txt"))
    assert outcome.status == 2
    assert "file/report.txt" in outcome.err
    assert isms("check", "-o", str(tmp_path)).status == 2
    assert isms("check", "-o", str(tmp_path / "new" / "report.txt")).status == 0


@pytest.mark.usefixtures("programme")
def test_a_defect_ends_with_101_and_a_report_without_values(
    isms: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise KeyError(SECRET) from ValueError(SECRET)

    monkeypatch.setattr(api, "check", broken, raising=False)
    outcome = isms("check", "--select", "RSK", f"--ignore={SECRET}", "--lang", "en")
    assert outcome.status == 101
    assert outcome.out == ""
    assert SECRET not in outcome.err
    assert "isms check --select … --ignore=… --lang …" in outcome.err
    assert "KeyError <- ValueError" in outcome.err
    assert "isms/cli/commands/check.py" in outcome.err
    assert str(Path(check.__file__).parent) not in outcome.err
    assert "Python 3." in outcome.err


@pytest.mark.parametrize(
    "argument", ["- x", "-x y", "--", "-1", SECRET, "--名前", "R-001", "customer", f"-o{SECRET}"]
)
def test_a_value_never_stands_in_a_report(argument: str) -> None:
    shown = guard.report(ValueError(), ["new", "risk", "--title", argument])
    assert "isms new risk --title …" in shown


@pytest.mark.usefixtures("programme")
def test_an_interruption_ends_with_130(isms: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "check", interrupted, raising=False)
    assert isms("check").status == 130


def test_the_end_of_the_input_is_not_an_interruption() -> None:
    ended = click.Abort()
    ended.__cause__ = EOFError()
    assert guard.status(ended, []) == 2


@pytest.mark.usefixtures("programme")
def test_a_reader_that_has_gone_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    for arguments in (
        ["soa", "--as-of", "2026-11-22"],
        ["render", "soa", "--as-of", "2026-11-22"],
        ["--help"],
    ):
        process = subprocess.run(
            [sys.executable, "-m", "isms", *arguments],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert process.stderr == b""
        assert process.returncode == 0
    os.close(writing)


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("encoding", ["cp932", "ascii", "utf-8"])
def test_output_is_utf_8_whatever_the_console(encoding: str) -> None:
    out, err = child("list", "person", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C").communicate(
        timeout=60
    )
    assert "山田 花子" in out.decode("utf-8")
    assert b"\r" not in out
    assert err == b""


def test_control_characters_never_reach_the_terminal(isms: Command, programme: Path) -> None:
    (programme / "risks/R-001.yaml").write_text(
        'id: R-001\ntitle: "a\\e]0;x\\a\\u202Eb"\nthreat: t\nowner: P-01\nfactors: {threat: 3}\n'
        "decision: reduce\n",
        "utf-8",
    )
    for arguments in (
        ["check"],
        ["list", "risk"],
        ["list", "risk", "--format", "csv"],
        ["list", "risk", "--format", "json"],
        ["show", "R-001"],
        ["risk", "score"],
        ["list", "risk", "--where", "\u001b[31m"],
    ):
        outcome = isms(*arguments)
        assert not {"\u001b", "\u0007", "\u202e"} & set(outcome.out + outcome.err), arguments


@pytest.mark.usefixtures("programme")
def test_the_later_of_two_options_wins(isms: Command, tmp_path: Path) -> None:
    one = ["--as-of", "2026-01-01", "--format", "text", "-C", str(tmp_path), "--lang", "ja", "check"]
    outcome = isms(*one, "--as-of", "2026-11-22", "--format", "json", "-C", ".", "--lang", "en")
    assert '"as_of": "2026-11-22"' in outcome.out
    between = isms("--format", "csv", "risk", "--format", "json", "score", "--as-of", "2026-11-22")
    assert between.out.startswith("[")


def test_the_nearest_folder_upwards_is_the_programme(
    isms: Command, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(programme / "risks")
    assert "R-001" in isms("list", "risk").out
    assert isms("check", "R-002.yaml", "--as-of", "2026-11-22").status == 0


def test_the_language_is_that_of_the_settings_unless_one_is_asked_for(
    isms: Command, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8") + "language: en\n", "utf-8")
    assert "as of" in isms("check").out
    assert "現在" in isms("check", "--lang", "ja").out
    monkeypatch.setenv("ISMS_LANG", "ja")
    assert "現在" in isms("check").out


def test_a_programme_that_did_not_load_whole_is_said_and_ends_with_1(isms: Command, programme: Path) -> None:
    (programme / "departments/D-02.yaml").write_text("name: 番号がない\n", "utf-8")
    for arguments in (["list", "risk"], ["show", "R-002"], ["soa"], ["risk", "matrix"], ["render", "soa"]):
        outcome = isms(*arguments)
        assert outcome.status == 1, arguments
        assert outcome.out, arguments
        assert "1 件" in outcome.err, arguments


@pytest.mark.usefixtures("programme")
def test_only_the_file_that_is_named_is_written(isms: Command, programme: Path) -> None:
    before = sorted(programme.rglob("*"))
    outcome = isms("check", "--format", "json", "-o", "report.json")
    assert outcome.out == ""
    assert "report.json" in outcome.err
    assert sorted(programme.rglob("*")) == sorted([*before, programme / "report.json"])
    assert (programme / "report.json").read_text("utf-8").startswith("{")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from isms.cli import start; status = start.run(['--help']);"
        "heavy = {'yaml', 'rich', 'jinja2', 'markdown_it', 'isms.api', 'isms.model', 'isms.records', 'csv'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert process.stderr.strip() == b"[]"


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    "command",
    [
        "risk score",
        "risk score --format json",
        "risk matrix",
        "risk matrix --format svg",
        "risk plan --format csv",
        "risk coverage",
        "risk suggest AS-01",
        "risk compare ipa-sme-3.1 ipa-sme-4.0",
        "trace R-001",
        "trace R-001 --format svg",
        "accept R-002 --by P-02 --dry-run",
        "inspect 2026-10",
        "objective 2026-10",
    ],
)
def test_a_listing_imports_no_engine_of_documents(command: str) -> None:
    code = (
        "import sys; from isms.cli import start; status = start.run(sys.argv[1:]);"
        "heavy = {'jinja2', 'markdown_it', 'openpyxl', 'rich'};"
        "print('heavy', sorted(heavy & set(sys.modules))); sys.exit(status == 2)"
    )
    arguments = [*command.split(), "--as-of", "2026-11-22"]
    process = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
    assert process.stdout.splitlines()[-1] == b"heavy []"


def test_every_command_of_the_table_is_there() -> None:
    context = click.Context(start.isms)
    for name in start.COMMANDS:
        assert start.isms.get_command(context, name) is not None


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("path", ["isms.yaml", "risks/R-001.yaml", "assets/new.csv", "documents/soa.md"])
def test_what_a_command_makes_never_takes_the_place_of_a_record(
    isms: Command, programme: Path, path: str
) -> None:
    before = {file: file.read_bytes() for file in programme.rglob("*") if file.is_file()}
    outcome = isms("list", "risk", "-o", path)
    assert outcome.status == 2
    assert path in outcome.err
    assert before == {file: file.read_bytes() for file in programme.rglob("*") if file.is_file()}


@pytest.mark.usefixtures("programme")
def test_a_device_stays_a_device(isms: Command) -> None:
    device = Path(os.devnull)
    assert isms("list", "risk", "-o", str(device)).status == 0
    assert not device.is_file()


@pytest.mark.usefixtures("programme")
def test_a_full_device_is_an_answer_and_no_defect(isms: Command) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no device that is always full")
    outcome = isms("list", "risk", "-o", str(full))
    assert outcome.status == 2
    assert "空き容量がありません" in outcome.err
    assert "space" in isms("list", "risk", "-o", str(full), "--lang", "en").err
