"""Annotations for GitHub: escaped, within its limits, the gravest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from isms.cli.reports import View, compose
from isms.diagnostic import Level, Place
from tests.cli.reports.conftest import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Report

VIEW = View("en", folder="ours/")
SUMMARY = "as of 2026-11-22: 12 records, 1 errors, 1 warnings, 1 info, 1 waived\n"


def test_every_diagnostic_is_a_command_the_gravest_first(report: Report) -> None:
    assert compose("github", report, VIEW) == (
        "::error file=ours/risks/R-002.yaml,line=7,col=12,title=isms REF001"
        "::'50%25: a ::error::b' cannot be used.%0Ahint: Mend 50%25: a ::error::b.\n"
        "::warning file=ours/risks/R-001.yaml,line=1,col=1,title=isms RSK007"
        "::'<a> & | `b`' cannot be used.%0Ahint: Mend <a> & | `b`.\n"
        "::notice file=ours/表/い%3Aろ.yaml,line=2,col=3,title=isms REC001"
        "::'\\u001b[31m\\u202ered' cannot be used.%0Ahint: Mend \\u001b[31m\\u202ered.\n"
    ) + SUMMARY  # fmt: skip


def test_it_speaks_japanese_and_may_be_quiet(report: Report) -> None:
    lines = compose("github", report, View("ja", quiet=True)).splitlines()
    assert len(lines) == 3
    assert lines[1].endswith("%0A対処: <a> & | `b` を直してください。")


def test_a_property_escapes_what_ends_it(report_of: Callable[..., Report]) -> None:
    place = Place("a,b:c%d\r.yaml", 1, 1)
    line = compose("github", report_of(said("REC001", Level.ERROR, "x", place)), VIEW).splitlines()[0]
    assert line.startswith("::error file=ours/a%2Cb%3Ac%25d%0D.yaml,line=1,")


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "shown", "left_out"),
    [
        (10, 10, 10, (10, 10, 10), ""),
        (11, 0, 0, (10, 0, 1), "error 1"),
        (10, 12, 10, (10, 10, 10), "warning 2, info 1"),
        (30, 30, 30, (10, 10, 10), "error 20, warning 20, info 21"),
    ],
)
def test_no_more_than_is_shown_is_written_and_the_rest_is_counted(
    report_of: Callable[..., Report],
    errors: int,
    warnings: int,
    infos: int,
    shown: tuple[int, int, int],
    left_out: str,
) -> None:
    levels = [Level.INFO] * infos + [Level.WARNING] * warnings + [Level.ERROR] * errors
    diagnostics = [
        said("REC001", level, "x", Place(f"risks/{number:03}.yaml", 1, 1))
        for number, level in enumerate(levels)
    ]
    out = compose("github", report_of(*diagnostics), View("en", quiet=True))
    words = re.findall(r"^::(\w+)", out, re.MULTILINE)
    assert tuple(words.count(word) for word in ("error", "warning", "notice")) == shown
    assert words == sorted(words, key=["error", "warning", "notice"].index)
    last = out.splitlines()[-1]
    told = (
        f"There is more than GitHub shows here ({left_out}); see the summary of the run, or run isms check."
    )
    assert (last == f"::notice title=isms::{told}") == bool(left_out)


def test_nothing_found_is_the_summary_alone(report_of: Callable[..., Report]) -> None:
    assert compose("github", report_of(), VIEW).startswith("as of 2026-11-22: 12 records, 0 errors")
