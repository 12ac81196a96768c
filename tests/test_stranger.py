"""The programme of tests/stranger, read from the specification alone: its faults are found, nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from isms import api
from isms.diagnostic import Diagnostic, Level

STRANGER = Path(__file__).parent / "stranger"
AS_OF = date(2026, 11, 22)
FAULT = re.compile(
    r"\| \d+ \| (?P<path>\S+) \| (?P<line>\d+) \| (?P<column>\d+|-) \| (?P<record>[^|]+) \| (?P<level>\w+) \|"
)
COUNT = re.compile(r"\| (?P<kind>[a-z-]+) \| \S+/ \| (?P<records>\d+) \|")
PAGE = (STRANGER / "FAULTS.md").read_text(encoding="utf-8")
FAULTS = [match.groupdict() for match in FAULT.finditer(PAGE)]


@pytest.fixture(scope="module")
def loaded() -> api.Loaded:
    return api.load(STRANGER / "programme", AS_OF)


@pytest.fixture(scope="module")
def serious(loaded: api.Loaded) -> list[Diagnostic]:
    return [d for d in api.check(loaded).diagnostics if d.level > Level.INFO]


def test_the_page_lists_twelve_faults() -> None:
    assert len(FAULTS) == 12


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['path']}:{fault['line']}")
def test_every_fault_is_found_at_its_place(fault: dict[str, str], serious: list[Diagnostic]) -> None:
    here = [
        d
        for d in serious
        if (d.place.path, str(d.place.line)) == (fault["path"], fault["line"])
        and fault["column"] in {"-", str(d.place.column)}
    ]
    assert [d.level.word for d in here] == [fault["level"]]
    if d := next((d for d in here if d.record is not None), None):
        assert f"{d.kind}:{d.record}" == fault["record"]


def test_nothing_else_is_wrong(serious: list[Diagnostic]) -> None:
    """So small a programme lacks much beside; at the stage of operating that weighs a warning at most."""
    places = {(fault["path"], fault["line"]) for fault in FAULTS}
    beside = [d for d in serious if (d.place.path, str(d.place.line)) not in places]
    assert [(d.code, d.place) for d in beside if d.level is Level.ERROR] == []


def test_everything_that_can_be_read_is_read(loaded: api.Loaded) -> None:
    counts = {match["kind"]: int(match["records"]) for match in COUNT.finditer(PAGE)}
    assert {kind: len(register) for kind, register in loaded.programme.registers.items()} == counts
    assert sum(counts.values()) == 96
