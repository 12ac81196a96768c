"""How far a control is shown: by its decision, status, evidence and documents."""

from __future__ import annotations

from typing import Any

import pytest

from isms.coverage.controls import controlled
from isms.coverage.state import Holding, State
from tests.coverage.reading import programme

CONTROL = {
    "id": "A.8.13",
    "applicable": True,
    "reasons": ["baseline"],
    "justification": "機器の故障に備える",
    "status": "implemented",
    "evidence": ["EV-1"],
}
EVIDENCE = {"evidence/EV-1.yaml": {"id": "EV-1", "title": "復元試験の記録", "url": "https://intra.example/1"}}


def judged(change: dict[str, Any], files: dict[str, Any] | None = None) -> Holding:
    control = {"controls/a.yaml": {**CONTROL, **change}}
    return controlled(programme({**control, **EVIDENCE, **(files or {})}), "A.8.13")


def test_an_implemented_control_with_evidence_is_ready() -> None:
    found = judged({})
    assert found.state is State.READY
    assert [record.reference for record in found.records] == ["control:A.8.13", "evidence:EV-1"]


@pytest.mark.parametrize(
    ("change", "state", "reason"),
    [
        ({"evidence": []}, State.PARTIAL, "there is neither evidence nor a document"),
        ({"status": "partial"}, State.PARTIAL, "its status is: Partly implemented"),
        ({"status": "planned"}, State.PARTIAL, "its status is: Planned"),
        ({"status": "not_implemented"}, State.MISSING, "its status is: Not implemented"),
        ({"status": ""}, State.PARTIAL, "how far it is implemented is not known"),
        ({"draft": True}, State.PARTIAL, "the decision is still a draft"),
        ({"applicable": False, "justification": ""}, State.PARTIAL, "excluded without a reason"),
    ],
)
def test_what_a_control_lacks(change: dict[str, Any], state: State, reason: str) -> None:
    found = judged(change)
    assert found.state is state
    assert [lack.reason.say("en") for lack in found.lacks] == [reason]


def test_an_excluded_control_does_not_apply_for_its_reason() -> None:
    found = judged({"applicable": False, "justification": "開発をしない"})
    assert found.state is State.NOT_APPLICABLE
    assert found.remark is not None
    assert found.remark.say("ja") == "除外: 開発をしない"


def test_a_control_that_nobody_decided_on_is_missing() -> None:
    assert controlled(programme({}), "A.8.13").state is State.MISSING
    skeleton = {"controls/a.yaml": "id: A.8.13\napplicable:\nstatus:\ndraft: true\n"}
    assert controlled(programme(skeleton), "A.8.13").state is State.MISSING


def test_a_control_that_could_not_be_read_is_not_undecided() -> None:
    broken = {"controls/a.yaml": "id: A.8.13\napplicable: perhaps\n"}
    (lack,) = controlled(programme(broken), "A.8.13").lacks
    assert "could not be read" in lack.reason.say("en")


def test_an_open_treatment_speaks_against_implemented() -> None:
    treatment = {
        "id": "T-1",
        "title": "控えの二重化",
        "risks": ["R-1"],
        "controls": ["A.8.13"],
        "action": "控えを置く",
        "route": "project",
        "owner": "P-1",
        "due": "2027-01-31",
    }
    assert judged({}, {"treatments/T-1.yaml": treatment}).state is State.PARTIAL
    (lack,) = judged({"status": "partial"}, {"treatments/T-1.yaml": treatment}).lacks
    assert lack.next.say("en") == "finish the treatments (T-1) and update its status"
    done = {**treatment, "done": "2026-10-01"}
    assert judged({}, {"treatments/T-1.yaml": done}).state is State.READY


def test_evidence_out_of_date_shows_nothing_any_more() -> None:
    old = {"evidence/EV-1.yaml": {**EVIDENCE["evidence/EV-1.yaml"], "valid_until": "2026-10-31"}}
    assert judged({}, old).state is State.PARTIAL


def test_documents_of_a_control_are_approved() -> None:
    document = {"id": "D-1", "title": "バックアップ手順", "version": "1"}
    change = {"documents": ["D-1"]}
    assert judged(change, {"documents/D-1.yaml": document}).state is State.PARTIAL
    approved = {**document, "approved_by": "P-1", "approved_on": "2026-04-01"}
    assert judged(change, {"documents/D-1.yaml": approved}).state is State.READY
