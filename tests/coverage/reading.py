"""What the tests of coverage share: small programmes in memory, with the facts that coverage leans on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from isms.coverage.lines import coverage
from isms.records.knowing import consulted
from isms.records.load import load
from isms.records.packaged import shipped_frameworks
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.coverage.lines import Coverage, Line
    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
SETTINGS = {
    "format": 1,
    "organisation": {"name": "株式会社みなと"},
    "standards": ["iso27001", "pmark"],
    "scope": "全社",
    "risk": {"method": "ipa-sme-3.1"},
}


def programme(files: Mapping[str, Any], day: date = DAY) -> Programme:
    """Load a programme of these files, with every packaged framework."""
    written = {
        path: content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        for path, content in {"isms.yaml": SETTINGS, **files}.items()
    }
    loaded = load(MemoryTree(written), day)
    return replace(loaded, knowledge=consulted(loaded.knowledge, shipped_frameworks()))


def covered(files: Mapping[str, Any], *names: str, day: date = DAY) -> Coverage:
    """Return the coverage of frameworks by a programme of these files."""
    loaded = programme(files, day)
    frameworks = [loaded.knowledge.framework(name) for name in names]
    return coverage(loaded, [framework for framework in frameworks if framework is not None])


def line(files: Mapping[str, Any], item: str, framework: str = "iso27001", day: date = DAY) -> Line:
    """Return the line of one item."""
    (found,) = (each for each in covered(files, framework, day=day).lines if each.id == item)
    return found
