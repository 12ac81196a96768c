"""The table below a run on GitHub: escaped, the gravest first, never more than GitHub takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.cli.reports import View, step_summary
from isms.diagnostic import Level, Place
from tests.cli.reports.conftest import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from isms.api import Report

TABLE = """
## isms check

as of 2026-11-22: 12 records, 1 errors, 1 warnings, 1 info, 1 waived  

| Level | Place | Code | Message |
|---|---|---|---|
| error | risks/R-002.yaml:7:12 | REF001 | '50%: a ::error::b' cannot be used.<br>hint: Mend 50%: a ::error::b. |
| warning | risks/R-001.yaml:1:1 | RSK007 | '&lt;a&gt; & \\| \\`b\\`' cannot be used.<br>hint: Mend &lt;a&gt; & \\| \\`b\\`. |
| info | 表/い:ろ.yaml:2:3 | REC001 | '\\[31mred' cannot be used.<br>hint: Mend \\[31mred. |
| warning (waived by W-01) | assets/a,b.csv:3:9 | REC006 | 'x' cannot be used. |
"""  # noqa: E501, W291 - a row is one line, and two blanks end a line in Markdown


def test_the_table_holds_every_diagnostic(report: Report) -> None:
    assert step_summary.compose(report, View("en"), 10_000) == TABLE


def test_nothing_found_is_said(report_of: Callable[..., Report]) -> None:
    assert step_summary.compose(report_of(), View("ja"), 10_000).endswith("\n\n指摘はありません。\n")


@pytest.mark.parametrize("room", [0, 100, 300, 500, 1000, 5000, 100_000])
def test_it_keeps_to_the_room_there_is_and_counts_the_rest(
    report_of: Callable[..., Report], room: int
) -> None:
    report = report_of(*(said("REC001", Level.ERROR, "あ" * n, Place("r.yaml", n, 1)) for n in range(1, 100)))
    text = step_summary.compose(report, View("ja"), room)
    rows = text.count("| error |")
    assert len(text.encode()) <= room
    assert (f"ほかに {99 - rows} 件あります。" in text) == (bool(text) and rows < 99)


def test_it_is_appended_while_there_is_room(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    step_summary.append(report, View("en"))
    step_summary.append(report, View("en"))
    assert file.read_text("utf-8") == TABLE * 2
    file.write_bytes(b"x" * (step_summary.MOST_BYTES - 10))
    step_summary.append(report, View("en"))
    assert file.stat().st_size == step_summary.MOST_BYTES - 10


def test_without_a_step_nothing_is_written(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.chdir(tmp_path)
    step_summary.append(report, View("en"))
    assert list(tmp_path.iterdir()) == []
