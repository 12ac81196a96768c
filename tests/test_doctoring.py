"""What stands in the way of isms is found, with a remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from isms import api
from isms.api.doctoring import Observation, State, observation_listing
from isms.history import git
from isms.records import facts, formats
from isms.records.formats import Migration
from isms.records.journal import JOURNAL
from isms.records.lock import LOCK
from tests.records.reading import BARE
from tests.records.test_lock import HERE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a programme with nothing but settings."""
    (tmp_path / "isms.yaml").write_text(BARE, "utf-8")
    return tmp_path


def examined(root: Path | None) -> dict[str, Observation]:
    found = api.examine(root)
    for each in found:
        assert (each.state is State.FINE) == (each.remedy is None)
    return {each.key: each for each in found}


def faults(root: Path | None) -> set[str]:
    return {key for key, each in examined(root).items() if each.state is State.FAULT}


def test_a_sound_programme_has_no_fault(root: Path) -> None:
    found = examined(root)
    assert faults(root) == set()
    assert (found["format"].value, found["language"].value) == ("1", "ja")
    assert (found["limit.depth"].value, found["limit.yaml"].value) == ("64", "16 MB")
    rows = observation_listing(found.values(), "ja").rows
    assert [row["key"] for row in rows] == list(found)
    assert {
        "isms",
        "python",
        "platform",
        "libyaml",
        "encoding",
        "git",
        "templates",
        "writable",
    } <= found.keys()


def test_without_a_programme_there_is_one_fault() -> None:
    assert faults(None) == {"root"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("format: x\n", {"format"}),
        (BARE.replace("format: 1", "format: 9"), {"language"}),
        (BARE + "requires: '>=99'\n", {"language"}),
        ("format: [\n", {"format"}),
    ],
)
def test_settings_that_cannot_be_used_are_a_fault(root: Path, text: str, wrong: set[str]) -> None:
    (root / "isms.yaml").write_text(text, "utf-8")
    assert faults(root) == wrong


def test_an_older_format_is_a_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    what = formats.MIGRATIONS
    assert what == ()
    monkeypatch.setattr(formats, "MIGRATIONS", (Migration(State.FINE.label, lambda _k, _p, text: text),))
    assert faults(root) == {"format", "language"}


def test_what_a_killed_run_left_is_a_fault_that_can_be_repaired(root: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    (root / LOCK).write_text(f"{process.pid}\n{HERE}\n", "utf-8")
    (root / "sites").mkdir()
    (root / "sites/.isms-7.part").write_bytes(b"half")
    (root / JOURNAL).write_bytes(b"isms journal 1\n12 - 16\nsites/s.yamlid: S-1\nname: x\n")
    assert faults(root) == {"lock", "journal", "parts"}
    api.repair(root)
    assert faults(root) == set()
    assert (root / "sites/s.yaml").read_text("utf-8") == "id: S-1\nname: x\n"


def test_the_lock_of_another_names_its_process(root: Path) -> None:
    (root / LOCK).write_text("77\nelsewhere\n", "utf-8")
    lock = examined(root)["lock"]
    assert lock.value == "77 (elsewhere)"
    assert lock.remedy is not None
    assert "77" in lock.remedy.say("ja")


def test_what_is_missing_on_the_machine_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    monkeypatch.setattr(git, "available", lambda: False)
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "cp932")
    monkeypatch.setattr(facts, "templates", lambda: tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = examined(root)
    assert {key for key, each in found.items() if each.state is State.ADVICE} == {
        "libyaml",
        "git",
        "encoding",
    }
    assert faults(root) == {"templates", "writable"}
