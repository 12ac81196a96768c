"""examples/demo.py: the main job on the example, whatever day it is run."""

from __future__ import annotations

import importlib.util
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from isms.cli import opened, start

if TYPE_CHECKING:
    from types import ModuleType

TOP = Path(__file__).resolve().parent.parent
DAYS = ("2026-11-22", "2030-01-15")


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("demo", TOP / "examples/demo.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made_on(day: str, folder: Path, demo: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Run every step with the clock at a day; return what it made."""
    shutil.copytree(TOP / demo.EXAMPLE, folder / demo.EXAMPLE)
    (folder / demo.BUILD).mkdir(parents=True)
    monkeypatch.chdir(folder)
    noon = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    monkeypatch.setattr(opened, "now", lambda _: noon)
    for step, expected in demo.STEPS:
        assert start.run(demo.command(step)) == expected, step
    build = folder / demo.BUILD
    return {
        path.relative_to(build).as_posix(): path.read_bytes() for path in build.rglob("*") if path.is_file()
    }


def test_the_clock_changes_nothing(tmp_path: Path, demo: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home, later = (made_on(day, tmp_path / day, demo, monkeypatch) for day in DAYS)

    assert {"soa.html", "soa.md", "soa.csv", "soa.json", "manual.html"} < at_home.keys()
    assert any(name.startswith("pmark-renewal/") for name in at_home)
    assert at_home == later
