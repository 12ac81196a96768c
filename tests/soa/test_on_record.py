from __future__ import annotations

from typing import Any

import pytest

from isms.soa.on_record import controls_of_risks, decided_again
from isms.soa.statement import statement
from tests.soa.conftest import ALIASED, CONTROL, RISK, TREATMENT, programme, row


@pytest.mark.parametrize("change", [{"done": "2026-10-01"}, {"draft": True}])
def test_a_treatment_that_is_done_or_a_draft_is_not_open(change: dict[str, Any]) -> None:
    files = {
        "controls/a.yaml": CONTROL,
        "risks/R-001.yaml": RISK,
        "treatments/T.yaml": {**TREATMENT, **change},
    }
    assert row(files).treatments == ()


def test_of_two_records_of_a_control_the_first_counts_and_the_other_is_told() -> None:
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": ALIASED,
            "controls/1.yaml": {"id": "H.1", "framework": "our-rules", "applicable": True},
            "controls/2.yaml": {"id": "H.1", "framework": "house", "applicable": False},
        }
    )
    (found,) = statement(loaded)[93:]
    assert found.applicable is True
    assert [(again.key, first.key) for again, first in decided_again(loaded)] == [
        ("house/H.1", "our-rules/H.1")
    ]


def test_drafts_need_nothing_yet() -> None:
    files = {"controls/a.yaml": CONTROL, "risks/R-001.yaml": {**RISK, "draft": True}}
    assert row(files).risks == ()
    assert controls_of_risks(programme(files)) == frozenset()


def test_evidence_shows_a_control_from_either_side() -> None:
    evidence = {"title": "復元試験", "url": "https://a.example/1", "collected_on": "2026-09-30"}
    files = {
        "controls/a.yaml": {**CONTROL, "evidence": ["E-2"]},
        "evidence/e.yaml": [
            evidence | {"id": "E-1", "supports": ["control: A.8.13", "risk:A.8.13"]},
            evidence | {"id": "E-2", "supports": ["A.8.13"]},
            evidence | {"id": "E-3", "supports": ["risk:A.8.13"]},
            evidence | {"id": "E-4", "supports": ["A.8.13"], "draft": True},
        ],
    }
    assert row(files).evidence == ("E-2", "E-1")


def test_a_control_is_linked_once_to_a_risk_that_names_it_twice() -> None:
    found = row(
        {"controls/a.yaml": CONTROL, "risks/R.yaml": {**RISK, "controls": ["A.8.13", "27001:A.8.13"]}}
    )
    assert [risk.id for risk in found.risks] == ["R-001"]
