from __future__ import annotations

from isms.model.control import Reason
from isms.soa.row import to_json
from isms.soa.statement import statement
from tests.soa.conftest import CONTROL, OWN, RISK, TREATMENT, programme, row


def test_a_row_says_what_is_decided_and_what_hangs_on_it() -> None:
    found = row(
        {"controls/a.yaml": CONTROL, "risks/R-001.yaml": RISK, "treatments/T-001.yaml": TREATMENT},
    )
    assert found.applicable is True
    assert found.reasons == (Reason.RISK, Reason.LAW)
    assert found.owner_name == "青木 健一"
    assert [risk.id for risk in found.risks] == ["R-001"]
    assert [treatment.id for treatment in found.treatments] == ["T-001"]
    written = to_json(found, "en")
    assert {name: written[name] for name in list(written)[:8]} == {
        "id": "A.8.13",
        "title": "Information backup",
        "applicable": True,
        "reasons": ["risk", "law"],
        "justification": "機器の故障に備えるため",
        "status": "partial",
        "risks": ["R-001"],
        "evidence": [],
    }
    assert written["decided_on"] == "2026-05-29"
    assert written["theme"] == "Technological controls"


def test_a_draft_decides_nothing() -> None:
    found = row({"controls/a.yaml": {**CONTROL, "draft": True}})
    assert found.draft
    assert found.applicable is None
    assert found.justification


def test_a_row_beyond_annex_a_names_its_framework() -> None:
    themed = OWN | {
        "items": [
            {"id": "H", "kind": "theme", "title_ja": "来訪", "title_en": "Visits"},
            {"id": "H.1", "kind": "control", "parent": "H", "title_ja": "来客", "title_en": "Visitors"},
        ]
    }
    files = {
        "knowledge/frameworks/house.yaml": themed,
        "controls/h1.yaml": {"id": "H.1", "framework": "house", "applicable": True},
        "controls/x1.yaml": {"id": "X.1", "framework": "nowhere", "applicable": True},
    }
    sections = [each.section.ja for each in statement(programme(files))]
    assert sections[0] == "組織的管理策"
    assert sections[93:] == ["自社基準: 来訪", "nowhere"]
