"""A small programme with a control, and what hangs on it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE
from isms.soa.statement import statement

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from isms.soa.row import Row

RISK = {
    "id": "R-001",
    "title": "受注データの消失",
    "threat": "機器の故障",
    "owner": "P-01",
    "factors": {"threat": "1"},
    "decision": "open",
    "controls": ["A.8.13"],
}
CONTROL = {
    "id": "A.8.13",
    "applicable": True,
    "reasons": ["risk", "law"],
    "justification": "機器の故障に備えるため",
    "status": "partial",
    "implementation": "日次で控えを取る",
    "owner": "P-01",
    "decided_on": "2026-05-29",
    "decided_by": "P-02",
}
TREATMENT = {
    "id": "T-001",
    "title": "控えの二重化",
    "risks": ["R-001"],
    "controls": ["A.8.13"],
    "action": "控えを二か所に置く",
    "route": "project",
    "owner": "P-01",
    "due": "2027-01-31",
}
OWN = {
    "id": "house",
    "title_ja": "自社基準",
    "version": "1",
    "source": "自社",
    "confidence": "high",
    "items": [
        {"id": "H.2", "kind": "control", "title_ja": "入館", "title_en": "Entry"},
        {"id": "H.1", "kind": "control", "title_ja": "来客", "title_en": "Visitors"},
    ],
}
ALIASED = OWN | {"aliases": ["our-rules"]}


def programme(files: dict[str, Any]) -> Programme:
    own = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    return load(MemoryTree({**{path: file.data for path, file in BASE.items()}, **own}), date(2026, 11, 22))


def row(files: dict[str, Any], control: str = "A.8.13") -> Row:
    (found,) = [row for row in statement(programme(files)) if row.id == control]
    return found
