"""The trail: every record that another names is found from either side, once, in the order of the stages."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from isms.model.inspection_result import InspectionResult
from isms.model.programme import Programme
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE
from isms.standing import standing
from isms.trace import STAGES, on_trail, trail

if TYPE_CHECKING:
    from isms.trace import Node

FILES: dict[str, Any] = {
    "assets/A-01.yaml": {
        "id": "A-01", "name": "サーバー", "department": "D-01", "owner": "P-01", "medium": ["server"],
        "personal_information": ["none"], "confidentiality": "2", "integrity": "1", "availability": "1",
    },
    "risks/risks.yaml": [
        {
            "id": "R-001", "title": "故障", "asset": "A-01", "threat": "故障", "owner": "P-01",
            "factors": {"threat": "1", "vulnerability": "1"}, "decision": "reduce", "controls": ["A.8.13"],
        },
        {
            "id": "R-002", "title": "盗難", "asset_kind": "server", "threat": "盗難", "owner": "P-01",
            "factors": {"threat": "1", "vulnerability": "1"}, "decision": "open",
        },
    ],
    "treatments/T-001.yaml": {
        "id": "T-001", "title": "複写", "risks": ["R-001"], "action": "複写する", "route": "inspection",
        "owner": "P-01", "due": "2027-01-31", "controls": ["27001:A.8.13"],
    },
    "controls/A.8.13.yaml": {"id": "A.8.13", "applicable": "true", "evidence": ["E-01"]},
    "inspections/I-01.yaml": {"id": "I-01", "item": "複写の確認", "treatment": "T-001", "every": "month"},
    "inspections/results/r.yaml": {
        "inspection": "I-01", "department": "D-01", "month": "2026-10", "result": "ng", "by": "P-01",
        "date": "2026-10-30", "finding": "F-01",
    },
    "findings/F-01.yaml": {
        "id": "F-01", "source": "inspection", "grade": "minor", "description": "複写がない",
        "raised_on": "2026-10-30",
    },
    "reviews/REV-1.yaml": {
        "id": "REV-1", "kind": "management_review", "held": "2026-10-31", "chaired_by": "P-02",
        "decisions": [
            {"id": "1", "text": "人を増やす", "owner": "P-01", "due": "2027-03-31"},
            {
                "id": "2", "text": "複写を自動にする", "owner": "P-01", "due": "2027-01-31",
                "about": ["F-01", "risk:R-001", "finding : F-01", "department:D-01"],
            },
            {"id": "3", "text": "結果を報告する", "owner": "P-01", "due": "2027-02-26", "about": ["F-01"]},
        ],
    },
    "evidence/E-01.yaml": {
        "id": "E-01", "title": "複写の記録", "kind": "record", "supports": ["risk:R-001", "T-001"]
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def programme() -> Programme:
    files = {path: file.data for path, file in BASE.items()}
    own = {path: json.dumps(content, ensure_ascii=False) for path, content in FILES.items()}
    return load(MemoryTree({**files, **own}), date(2026, 11, 22))


def shape(node: Node) -> Any:
    key = node.record.key + ("*" if node.again else "")
    return {key: [shape(each) for each in node.nodes]} if node.nodes else key


def test_what_came_of_an_asset(programme: Programme) -> None:
    down = shape(trail(programme, programme.assets["A-01"]).down)
    assert down == {
        "A-01": [
            {
                "R-001": [
                    {
                        "T-001": [
                            {"A.8.13": ["E-01"]},
                            {"I-01": [{"I-01/D-01/2026-10": [{"F-01": ["REV-1"]}]}]},
                            "E-01",
                        ]
                    },
                    "A.8.13*",
                    "REV-1",
                    "E-01",
                ]
            },
            "R-002",
        ]
    }


def test_what_a_finding_came_from(programme: Programme) -> None:
    up = shape(trail(programme, programme.findings["F-01"]).up)
    assert up == {"F-01": [{"I-01/D-01/2026-10": [{"I-01": [{"T-001": [{"R-001": ["A-01"]}]}]}]}]}


def test_a_record_in_the_middle_has_both_ways(programme: Programme) -> None:
    found = trail(programme, programme.treatments["T-001"])
    assert shape(found.up) == {"T-001": [{"R-001": ["A-01"]}]}
    assert {record.key for record in found.records()} == {
        "A-01", "R-001", "T-001", "A.8.13", "I-01", "I-01/D-01/2026-10", "F-01", "REV-1", "E-01",
    }  # fmt: skip
    short = {record.key for record in found.records(as_far_as=InspectionResult)}
    assert "I-01/D-01/2026-10" in short
    assert "F-01" not in short


def test_a_decision_joins_its_review_with_what_it_is_about(programme: Programme) -> None:
    review = trail(programme, programme.reviews["REV-1"])
    assert [(each.record.key, [made.id for made in each.decisions]) for each in review.up.nodes] == [
        ("F-01", ["2", "3"]),
        ("R-001", ["2"]),
    ]
    (back,) = trail(programme, programme.findings["F-01"]).down.nodes
    assert (back.record.key, [made.id for made in back.decisions]) == ("REV-1", ["2", "3"])
    assert [made.id for made in review.decisions()["review:REV-1"]] == ["2", "3"]
    assert trail(programme, programme.controls["A.8.13"]).decisions() == {}


def test_a_control_that_nobody_has_decided_on_is_not_passed_over() -> None:
    (known, other) = FILES["risks/risks.yaml"]
    named = ["A.5.7", "27001:A.5.7", "A.99.1", "A.8.13"]
    files = {**FILES, "risks/risks.yaml": [{**known, "controls": named}, other]}
    written = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    base = {path: file.data for path, file in BASE.items()}
    programme = load(MemoryTree({**base, **written}), date(2026, 11, 22))
    down = trail(programme, programme.risks["R-001"]).down
    controls = [each.record for each in down.nodes if each.record.declaration.name == "control"]
    assert [each.key for each in controls] == ["A.5.7", "A.8.13"]
    state = standing(programme).state(controls[0])
    assert state is not None
    assert state.en == "no record"


def test_a_risk_is_not_joined_with_what_it_does_not_apply_to() -> None:
    (known, kept) = FILES["risks/risks.yaml"]
    files = {**FILES, "risks/risks.yaml": [known, {**kept, "exempt": ["A-01"]}]}
    written = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    base = {path: file.data for path, file in BASE.items()}
    programme = load(MemoryTree({**base, **written}), date(2026, 11, 22))
    assert shape(trail(programme, programme.risks["R-002"]).up) == "R-002"


def test_the_field_that_joins_two_records_is_told(programme: Programme) -> None:
    (risk, other) = trail(programme, programme.assets["A-01"]).down.nodes
    assert risk.field is not None
    assert other.field is not None
    assert (risk.field.ja, other.field.ja) == ("情報資産", "資産の種類")


def test_every_kind_on_the_trail_is_one_and_stands_once() -> None:
    kinds = {kind.declaration.name for kind in Programme.kinds().values()}
    named = [kind for stage in STAGES for kind in stage]
    assert len(named) == len(set(named))
    assert set(named) <= kinds


def test_people_are_not_on_it(programme: Programme) -> None:
    assert not on_trail(programme.people["P-01"])
