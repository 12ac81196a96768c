"""A fingerprint stays while the fault stays, and no two diagnostics share one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from isms import api
from isms.diagnostic import Diagnostic, Level, Message, Place, Text
from isms.model.risk import Decision
from isms.records.tree import FolderTree, MemoryTree
from isms.rules.fingerprints import LENGTH, fingerprinted, target

TOP = Path(__file__).resolve().parents[2]
STRANGER = TOP / "tests/stranger/programme"
BROKEN = sorted(path for path in (TOP / "examples/broken").iterdir() if path.is_dir())
DAY = date(2026, 11, 22)
SAID = Text(ja="{a}", en="it is {a}")


def one(a: object, *, line: int = 1, path: str = "risks/r.yaml", record: str | None = None) -> Diagnostic:
    return Diagnostic(
        "REC001", Level.ERROR, SAID.of(a=a), Place(path, line), kind="risk" if record else None, record=record
    )


def prints(*diagnostics: Diagnostic) -> list[str]:
    return [each.fingerprint for each in fingerprinted(diagnostics)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one("x", line=3), one("x", line=40)),
        (one(12), one(13)),
        (one(Decimal(1)), one(Decimal(2))),
        (one(date(2026, 1, 1)), one(date(2026, 1, 2))),
        (one(["a"]), one(["a", "b"])),
        (one(Place("a.yaml", 1)), one(Place("b.yaml", 9))),
        (one(SAID.of(a=1)), one(SAID.of(a=2))),
        (one("x", record="R-1"), one("x", path="risks/moved.yaml", record="R-1")),
        (one("x", record="risks/r.yaml#1"), one("x", record="risks/r.yaml#7")),
    ],
)
def test_the_same_fault_keeps_its_fingerprint(before: Diagnostic, after: Diagnostic) -> None:
    assert prints(before) == prints(after)


@pytest.mark.parametrize(
    ("one_fault", "another"),
    [
        (one("x"), one("y")),
        (one("x"), one("x", path="risks/s.yaml")),
        (one("x", record="R-1"), one("x", record="R-2")),
        (one(Decision.ACCEPT), one(Decision.AVOID)),
        (one(Text(ja="同", en="a")), one(Text(ja="同", en="b"))),
        (one(SAID.of(a="a")), one(SAID.of(a="b"))),
        (one(SAID.of()), one(Message(Text(ja="{a}", en="it was {a}")))),
    ],
)
def test_another_fault_has_another(one_fault: Diagnostic, another: Diagnostic) -> None:
    assert prints(one_fault) != prints(another)


def test_of_faults_that_are_alike_each_has_its_own_in_their_order() -> None:
    two, three = prints(one("x"), one("x", line=2)), prints(one("x", line=5), one("x", line=6), one("x"))
    assert len({*three}) == 3
    assert three[:2] == two
    assert all(len(each) == LENGTH for each in three)


def test_a_target_is_the_record_or_the_file() -> None:
    assert target(one("x", record="R-1")) == "risk:R-1"
    assert target(one("x")) == "risks/r.yaml"
    assert target(one("x", record="risks/r.yaml#3")) == "risks/r.yaml"


@pytest.mark.parametrize("folder", [STRANGER, *BROKEN], ids=lambda path: path.name)
def test_in_a_programme_they_are_unique_and_a_day_later_they_are_the_same(folder: Path) -> None:
    """A rule whose message holds a text that changes from day to day fails here: let it hold a number."""
    today, later = (
        {each.fingerprint: (each.code, target(each)) for each in report.diagnostics}
        for report in (api.check(api.load(folder, day)) for day in (DAY, DAY + timedelta(days=1)))
    )
    assert len(today) == len(api.check(api.load(folder, DAY)).diagnostics)
    changed = {today[key] for key in today.keys() - later.keys()}
    assert not changed & {later[key] for key in later.keys() - today.keys()}


def test_lines_above_and_a_file_of_another_name_change_nothing() -> None:
    tree = FolderTree(STRANGER)
    files = {entry.path: tree.read(entry.path, 1 << 30) for entry in tree.entries()}
    before = api.check(api.load(MemoryTree(files), DAY))
    moved = {path.replace("other.yaml", "moved.yaml"): data for path, data in files.items()}
    for path, data in moved.items():
        if path.endswith(".yaml") and data.startswith(b"-"):
            moved[path] = b"# a comment\n\n" + data
    after = api.check(api.load(MemoryTree(moved), DAY))
    assert {d.fingerprint for d in after.diagnostics} == {d.fingerprint for d in before.diagnostics}
    assert [d.place for d in after.diagnostics] != [d.place for d in before.diagnostics]
