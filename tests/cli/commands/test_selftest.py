"""`isms selftest`: the proof that the checks can fail, for those who ask."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from isms import rules
from isms.rules import packaged

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Command


def test_every_rule_is_shown_and_summed_up(isms: Command) -> None:
    outcome = isms("selftest", "REF", "--lang", "en")
    assert outcome.status == 0
    assert "REF001" in outcome.out
    assert "rules that do not behave: none" in outcome.err
    assert isms("selftest", "REF", "--quiet").err == ""


def test_a_rule_that_does_not_behave_ends_with_1(isms: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**packaged(), "SUP002": replace(packaged()["SUP002"], check=None)}
    monkeypatch.setattr(rules, "packaged", lambda: broken)
    outcome = isms("selftest", "SUP")
    assert outcome.status == 1
    assert "正しく働かないルール: SUP002" in outcome.err


def test_codes_may_stand_together(isms: Command) -> None:
    outcome = isms("selftest", "ref001,EVD001", "sup001", "--format", "json")
    assert [row["code"] for row in json.loads(outcome.out)] == ["EVD001", "REF001", "SUP001"]
    assert isms("selftest", "--format", "csv", "EVD001").out.count("\n") == 2
    assert isms("selftest", "NOPE").status == 2
