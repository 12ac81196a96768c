"""`isms check --fix`: shown first, written only when that was agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.cli import fixing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

TEXT = "id: S-1\nname: 東京 # 本社\nopened: 2020/4/1\n"
CHECK = ("check", "--fix", "--select", "REC017", "--as-of", "2026-11-22", "--lang", "en")


@pytest.fixture
def site(programme: Path) -> Path:
    """Return a record with a date in another form."""
    path = programme / "sites/s.yaml"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def test_without_a_terminal_it_shows_and_needs_yes(isms: Command, site: Path) -> None:
    outcome = isms(*CHECK)
    assert outcome.status == 2
    assert "-opened: 2020/4/1\n+opened: 2020-04-01\n" in outcome.err
    assert "give --yes" in outcome.err
    assert site.read_text("utf-8") == TEXT


def test_with_yes_it_shows_writes_and_reports_what_is_left(isms: Command, site: Path) -> None:
    outcome = isms(*CHECK, "--yes", "--fail-on", "warning")
    assert outcome.status == 0
    assert "+opened: 2020-04-01\n" in outcome.err
    assert "files fixed: 1" in outcome.err
    assert "0 warnings" in outcome.out
    assert site.read_text("utf-8") == TEXT.replace("2020/4/1", "2020-04-01")


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(
    isms: Command, site: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, written: bool
) -> None:
    asked: list[str] = []

    def answered(prompt: str) -> str:
        asked.append(prompt)
        return answer

    monkeypatch.setattr(fixing, "on_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", answered)
    outcome = isms(*CHECK)
    assert "Write these changes? [y/N]" in asked[0] + outcome.err
    assert (site.read_text("utf-8") != TEXT) == written
    assert ("1 warnings" in outcome.out) != written


def test_where_nothing_can_be_fixed_it_says_so(isms: Command, site: Path) -> None:
    site.unlink()
    outcome = isms(*CHECK)
    assert outcome.status == 0
    assert "nothing that can be fixed safely" in outcome.err
    assert isms(*CHECK, "--quiet").err == ""


def test_a_report_for_other_programs_stays_one(isms: Command, site: Path) -> None:
    outcome = isms(*CHECK, "--yes", "--format", "json")
    assert outcome.out.startswith("{")
    assert "2020/4/1" not in outcome.out
    assert site.is_file()
