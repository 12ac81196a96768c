"""`isms doctor`: a table of what was found, and an exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Command


def test_a_sound_programme_ends_with_0(isms: Command, programme: Path) -> None:
    outcome = isms("doctor", "--lang", "en")
    assert outcome.status == 0
    assert str(programme) in outcome.out
    assert "Limit: depth of nesting" in outcome.out
    rows = {row["key"]: row for row in json.loads(isms("doctor", "--format", "json").out)}
    assert rows["format"] == {
        "key": "format",
        "item": "台帳の形式",
        "value": "1",
        "state": "fine",
        "remedy": None,
    }


def test_what_is_left_over_ends_with_1_until_it_is_repaired(isms: Command, programme: Path) -> None:
    (programme / "risks/.isms-1.part").write_bytes(b"half")
    outcome = isms("doctor")
    assert outcome.status == 1
    assert "isms doctor --repair" in outcome.out
    assert isms("doctor", "--repair").status == 0
    assert not (programme / "risks/.isms-1.part").exists()


def test_without_a_programme_it_says_how_to_begin(
    isms: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = isms("doctor", "--repair", "--lang", "en")
    assert outcome.status == 1
    assert "isms init" in outcome.out
