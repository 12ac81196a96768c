"""`isms fmt`: what is read with a warning is rewritten, shown, and only shown with --check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

LEDGER = "id,拠点名,opened\nS-1,東京,2020/4/1\n"
DONE = "\ufeffid,拠点名,opened\nS-1,東京,2020-04-01\n".encode()


@pytest.fixture
def ledger(programme: Path) -> Path:
    """Return a ledger with much to put right, in a programme that is otherwise in proper form."""
    assert_tidy = programme / "people/people.csv"
    assert_tidy.write_bytes(b"\xef\xbb\xbf" + assert_tidy.read_bytes())
    (programme / "assets/assets.csv").write_bytes(
        b"\xef\xbb\xbf" + (programme / "assets/assets.csv").read_bytes()
    )
    path = programme / "sites/sites.csv"
    path.parent.mkdir()
    path.write_bytes(LEDGER.encode("cp932"))
    return path


def test_files_are_rewritten_once_and_named(isms: Command, ledger: Path) -> None:
    outcome = isms("fmt", "--lang", "en")
    assert outcome.status == 0
    assert outcome.out.splitlines() == [
        "sites/sites.csv:1:1: cp932 -> UTF-8",
        "sites/sites.csv:2:8: 2020/4/1 -> 2020-04-01",
    ]
    assert outcome.err == "files rewritten: 1\n"
    assert ledger.read_bytes() == DONE
    again = isms("fmt", "-q")
    assert (again.status, again.out, again.err) == (0, "", "")


def test_check_writes_nothing_and_ends_with_1(isms: Command, ledger: Path) -> None:
    outcome = isms("fmt", "--check")
    assert outcome.status == 1
    assert "2020/4/1 を 2020-04-01 に" in outcome.out
    assert "1 ファイルが変わります。" in outcome.err
    assert ledger.read_bytes() == LEDGER.encode("cp932")
    ledger.write_bytes(DONE)
    assert isms("fmt", "--check").status == 0


def test_only_the_files_that_are_named_are_rewritten(isms: Command, ledger: Path) -> None:
    assert isms("fmt", "people").out == ""
    assert ledger.read_bytes() == LEDGER.encode("cp932")
    assert isms("fmt", "sites").status == 0
    assert ledger.read_bytes() == DONE
    assert isms("fmt", "nowhere").status == 2


def test_what_has_to_be_done_by_hand_is_named_and_ends_with_1(isms: Command, programme: Path) -> None:
    path = programme / "sites/s.yaml"
    path.parent.mkdir()
    path.write_text('id: S-2\nname: x\nopened: "\\u0032020/4/1"\n', "utf-8")
    outcome = isms("fmt", "sites", "--lang", "en")
    assert outcome.status == 1
    assert "sites/s.yaml:3:9: a date written like this has to be corrected by hand" in outcome.err
