"""OSCAL files of programmes, for the tests."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isms import document_head
from isms.exchange import oscal
from isms.records.load import load
from isms.records.tree import FolderTree, MemoryTree
from isms.rules.examples import BASE
from isms.soa.statement import statement

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).resolve().parents[2] / "examples/minato-contact"
AWKWARD = {
    "isms.yaml": BASE["isms.yaml"].text.replace("株式会社見本", '"A & B\\u202e 商会"'),
    "knowledge/frameworks/house.yaml": """\
id: house
title_ja: 自社基準
version: "1"
source: 自社
confidence: high
items:
  - {id: "1*来客", kind: control, title_ja: "来客\\n付添い"}
  - {id: 1-来客, kind: control, title_ja: 来客}
""",
    "controls/own.yaml": """\
- id: "1*来客"
  framework: house
  applicable: true
  reasons: [baseline]
  justification: |2
      一行目

      二行目 *強調* <script>
  implementation: |
      - 付添い
      - 記帳
  status: not_implemented
  owner: 辞めた人
- {id: 1-来客, framework: house, applicable: false}
- {id: A.5.1, applicable: true, reasons: [law], laws: [L-1], status: planned, owner: P-01}
- {id: A.5.2, applicable: true, draft: true}
""",
    "laws/L-1.yaml": '{id: L-1, name: "法令\\n名", kind: act, checked_on: 2026-01-01}',
}
"""A programme whose texts are what OSCAL finds hard to hold."""


@cache
def example() -> Programme:
    return load(FolderTree(EXAMPLE), DAY)


def awkward() -> Programme:
    return load(MemoryTree({**{path: file.text for path, file in BASE.items()}, **AWKWARD}), DAY)


def told(programme: Programme, language: Language = "ja", *, final: bool = False) -> oscal.Statement:
    head = document_head.head(programme, "soa")
    return oscal.Statement(programme, statement(programme), head, language, final, "isms 0.0.0", "unknown")


def read(statement: oscal.Statement) -> tuple[Any, Any, Any]:
    """Return what stands in the catalog, the profile and the plan."""
    catalog, profile, plan = (json.loads(content) for content in oscal.files(statement).values())
    return catalog["catalog"], profile["profile"], plan["system-security-plan"]
