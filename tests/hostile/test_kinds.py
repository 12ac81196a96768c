"""Whatever is done to a file: the right code at the right place, and every other record still loads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.records.tree import FolderTree
from tests.hostile.kinds import HEAVY, KINDS, Damage
from tests.records.reading import DAY, OTHERS, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from isms.cli import start
sys.exit(start.run(["check", "-C", sys.argv[1], "--as-of", "{DAY}", "--select", "REC"]))
"""
"""Checks a programme in 60 seconds of one processor and 2 GB, or is killed."""
READER = ("REC", "REF", "PRV")
ALONG = {"REC026", "REC029"}
"""What follows from another fault, or from how small the programme is."""


def programme(root: Path, damage: Damage) -> Path:
    """Write a small programme with a damage in it."""
    whole = {"isms.yaml": SETTINGS.encode(), **{path: text.encode() for path, text in OTHERS.items()}}
    for path, data in {**whole, **damage.files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if damage.act is not None:
        damage.act(root)
    return root


def said(root: Path) -> tuple[api.Loaded, list[str]]:
    loaded = api.load(root, DAY)
    report = api.check(loaded, select=READER)
    return loaded, [
        f"{d.place.path}:{d.place.line}:{d.place.column} {d.code}"
        for d in report.diagnostics
        if d.code not in ALONG
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")
@pytest.mark.parametrize("damage", KINDS, ids=[damage.name for damage in KINDS])
def test_damage_is_named_where_it_is_and_costs_no_other_record(damage: Damage, tmp_path: Path) -> None:
    loaded, found = said(programme(tmp_path, damage))
    assert sorted(found) == sorted(damage.expected)
    for kind, key in (("department", "D-0"), ("person", "P-0"), ("site", "S-8"), ("document", "DOC-0")):
        assert key in [record.key for record in loaded.programme.registers[kind]]
    assert isinstance(loaded.tree, FolderTree)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
@pytest.mark.parametrize("damage", HEAVY, ids=[damage.name for damage in HEAVY])
def test_damage_costs_bounded_time_and_memory(damage: Damage, tmp_path: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-c", LIMITED, str(programme(tmp_path, damage))],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in checked.stderr
    assert checked.returncode in {0, 1}, checked.stderr
    assert next(iter(damage.files)) in checked.stdout


def test_there_are_sixty_kinds_of_damage() -> None:
    names = [damage.name for damage in KINDS]
    assert len(set(names)) == len(names)
    assert len({(damage.said, *damage.files.values()) for damage in KINDS}) >= 60
