"""A programme of one asset, its risks, and what is and is not done about them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE
from tests.documents.conftest import DAY

if TYPE_CHECKING:
    from isms.model.programme import Programme

RISK = {
    "id": "R-001", "title": "故障", "asset": "A-01", "threat": "故障", "owner": "P-01", "decision": "reduce",
    "factors": {"threat": "3", "vulnerability": "3"}, "residual": {"vulnerability": "1"},
    "controls": ["A.8.13"],
}  # fmt: skip
TREATMENT = {
    "id": "T-001", "title": "複写", "risks": ["R-001"], "action": "毎日複写する", "route": "inspection",
    "owner": "P-01", "due": "2026-11-01", "approved_by": "P-01", "approved_on": "2026-05-29",
    "controls": ["A.8.13"], "cost_jpy": "1200000",
    "progress": [{"date": "2026-09-30", "percent": "30", "by": "P-01", "note": "機器を選んだ"}],
}  # fmt: skip
FILES: dict[str, Any] = {
    "assets/A-01.yaml": {
        "id": "A-01", "name": "サーバー", "department": "D-01", "owner": "P-01", "medium": ["server"],
        "personal_information": ["none"], "confidentiality": "2", "integrity": "1", "availability": "1",
    },
    "assets/A-02.yaml": {
        "id": "A-02", "name": "名簿", "department": "D-01", "owner": "P-01", "medium": ["server"],
        "personal_information": ["none"], "confidentiality": "3", "integrity": "1", "availability": "1",
        "stored_in": ["A-01"],
    },
    "risks/R-001.yaml": RISK,
    "risks/R-002.yaml": {**RISK, "id": "R-002", "title": "測れないもの", "factors": {"threat": "3"}},
    "risks/R-003.yaml": {**RISK, "id": "R-003", "title": "書きかけ", "draft": "true"},
    "treatments/T-001.yaml": TREATMENT,
    "treatments/T-002.yaml": {
        name: value for name, value in {
            **TREATMENT, "id": "T-002", "title": "予備機", "route": "project", "due": "2027-03-31",
        }.items() if name not in {"approved_by", "approved_on", "progress", "cost_jpy"}
    },
    "controls/A.8.13.yaml": {"id": "A.8.13", "applicable": "true", "evidence": ["E-01"]},
    "inspections/I-01.yaml": {"id": "I-01", "item": "複写の確認", "treatment": "T-001", "every": "month"},
    "inspections/results/r.yaml": [
        {
            "inspection": "I-01", "department": "D-01", "month": month, "result": "ok", "by": "P-01",
            "date": f"{month}-28",
        }
        for month in ("2026-08", "2026-10", "2026-09")
    ],
    "evidence/E-01.yaml": {"id": "E-01", "title": "複写の記録", "kind": "record", "supports": ["T-001"]},
}  # fmt: skip


def chained(**changes: Any) -> Programme:
    """Return the programme with other files; a path with None takes a file away."""
    files = {path: content for path, content in {**FILES, **changes}.items() if content is not None}
    written = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    return load(MemoryTree({**{path: file.data for path, file in BASE.items()}, **written}), DAY)
