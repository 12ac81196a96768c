from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from isms.diagnostic import Level, Spot
from tests.soa.conftest import TREATMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]

CONTROL = {
    "id": "A.8.13",
    "applicable": True,
    "reasons": ["risk"],
    "justification": "機器の故障に備えるため",
    "status": "implemented",
    "implementation": "毎日、別の拠点へ複製する",
    "owner": "P-01",
    "evidence": ["E-01"],
    "decided_on": "2026-05-29",
    "decided_by": "P-02",
}
EVIDENCE = {
    "id": "E-01",
    "title": "復元試験の結果",
    "url": "https://files.example.jp/restore",
    "collected_on": "2026-09-30",
    "collected_by": "P-01",
}
RISK = {
    "id": "R-001",
    "title": "受注データの消失",
    "threat": "機器の故障",
    "owner": "P-01",
    "factors": {
        "confidentiality": "1",
        "integrity": "1",
        "availability": "1",
        "threat": "1",
        "vulnerability": "1",
    },
    "decision": "reduce",
    "controls": ["A.8.24", "27001:A.8.13"],
    "accepted_by": ["P-01"],
    "accepted_on": "2026-05-29",
    "assessed_on": "2026-05-15",
    "assessed_by": "P-01",
}


CERTIFIED = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 全社\nstage: certified\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def but(record: Mapping[str, Any], **changes: Any) -> str:
    changed = {name: value for name, value in {**record, **changes}.items() if value is not None}
    return json.dumps(changed, ensure_ascii=False)


def found(judged: Judged, files: Mapping[str, str]) -> list[tuple[Any, ...]]:
    said = [diagnostic for diagnostic in judged(files) if diagnostic.code.startswith("SOA")]
    return [(d.code, d.where.path, *d.where.field) for d in said if isinstance(d.where, Spot)]


def test_a_decided_control_with_its_risk_is_in_order(judged: Judged) -> None:
    files = {"controls/C.yaml": but(CONTROL), "evidence/E.yaml": but(EVIDENCE), "risks/R.yaml": but(RISK)}
    assert [said.code for said in judged(files)] == ["RSK008"]


@pytest.mark.parametrize("changes", [{"draft": True}, {"draft": True, "applicable": None}])
def test_drafts_are_not_decided_yet(changes: Any, judged: Judged) -> None:
    for applicable in (True, False):
        bare = {"applicable": applicable, "reasons": None, "justification": None, **changes}
        files = {"controls/C.yaml": but(CONTROL, **bare), "treatments/T.yaml": but(TREATMENT)}
        assert not found(judged, {**files, "risks/R.yaml": but(RISK)})


def test_reasons_are_asked_for_and_a_risk_where_it_is_one(judged: Judged) -> None:
    assert found(judged, {"controls/C.yaml": but(CONTROL, reasons=None)}) == [("SOA002", "controls/C.yaml")]
    assert found(judged, {"controls/C.yaml": but(CONTROL, reasons=["baseline", "risk"])}) == [
        ("SOA002", "controls/C.yaml", "reasons", 1)
    ]
    assert not found(judged, {"controls/C.yaml": but(CONTROL, reasons=["baseline"])})


def test_a_reason_in_words_lacks_only_its_category(judged: Judged) -> None:
    in_words = judged({"isms.yaml": CERTIFIED, "controls/C.yaml": but(CONTROL, reasons=None)})
    none = judged({"isms.yaml": CERTIFIED, "controls/C.yaml": but(CONTROL, reasons=None, justification=None)})
    levels = [d.level for said in (in_words, none) for d in said if d.code == "SOA002"]
    assert levels == [Level.WARNING, Level.ERROR]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {"TRT011"}),
        ({"draft": True}, {"SOA002"}),
        ({"risks": ["R-999"]}, {"SOA002"}),
        ({"controls": ["A.8.14"]}, {"SOA002", "TRT011"}),
        ({"due": None}, set()),
    ],
)
def test_a_control_that_only_a_treatment_names_is_said_once(
    changes: Any, said: set[str], judged: Judged
) -> None:
    files = {
        "controls/C.yaml": but(CONTROL, status="partial"),
        "risks/R.yaml": but(RISK, controls=["A.8.24"]),
        "treatments/T.yaml": but(TREATMENT, **changes),
    }
    assert {d.code for d in judged(files)} & {"SOA002", "TRT011"} == said


def test_nothing_is_said_of_risks_that_may_have_been_lost(judged: Judged) -> None:
    files = {"controls/C.yaml": but(CONTROL), "risks/R.yaml": but(RISK, owner=None)}
    assert not found(judged, files)


def test_the_risk_is_named_that_needs_an_excluded_control(judged: Judged) -> None:
    excluded = but(CONTROL, applicable=False, reasons=None, status=None)
    assert found(judged, {"controls/C.yaml": excluded, "risks/R.yaml": but(RISK)}) == [
        ("SOA003", "risks/R.yaml", "controls", 1)
    ]


def test_an_open_treatment_speaks_against_implemented(judged: Judged) -> None:
    files = {"controls/C.yaml": but(CONTROL), "risks/R.yaml": but(RISK), "treatments/T.yaml": but(TREATMENT)}
    assert found(judged, files) == [("SOA004", "controls/C.yaml", "status")]
    files["treatments/T.yaml"] = but(TREATMENT, done="2026-10-01")
    assert not found(judged, files)


def test_an_exclusion_without_a_reason_weighs_like_what_is_absent(judged: Judged) -> None:
    excluded = but(CONTROL, applicable=False, reasons=None, status=None, justification=None)
    (diagnostic,) = [d for d in judged({"controls/C.yaml": excluded}) if d.code == "SOA001"]
    assert diagnostic.level is Level.WARNING
    assert diagnostic.rule_level is Level.ERROR


def test_a_justification_that_could_not_be_read_is_not_missing(judged: Judged) -> None:
    excluded = but(CONTROL, applicable=False, reasons=None, status=None, justification=["なし", "不要"])
    said = {d.code for d in judged({"controls/C.yaml": excluded})}
    assert "SOA001" not in said
    assert said & {"REC002", "REC012"}
