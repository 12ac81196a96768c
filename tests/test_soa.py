from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from isms import soa
from isms.model.control import ControlStatus, Reason
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE

if TYPE_CHECKING:
    from isms.model.programme import Programme

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


def programme(files: dict[str, Any]) -> Programme:
    own = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    return load(MemoryTree({**{path: file.data for path, file in BASE.items()}, **own}), date(2026, 11, 22))


def row(files: dict[str, Any], control: str = "A.8.13") -> soa.Row:
    (found,) = [row for row in soa.statement(programme(files)) if row.id == control]
    return found


def test_every_control_of_annex_a_is_there_in_its_order() -> None:
    rows = soa.statement(programme({}))
    assert [row.id for row in rows[:11]] == [f"A.5.{number}" for number in range(1, 12)]
    assert len(rows) == 93
    assert rows[-1].id == "A.8.34"
    assert {row.applicable for row in rows} == {None}
    assert all(row.title.ja and row.title.en and row.title.ja != row.title.en for row in rows)
    assert [row.theme.id for row in rows if row.theme][:1] == ["A.5"]
    assert all(row.confidence for row in rows)


def test_a_row_says_what_is_decided_and_what_hangs_on_it() -> None:
    found = row(
        {"controls/a.yaml": CONTROL, "risks/R-001.yaml": RISK, "treatments/T-001.yaml": TREATMENT},
    )
    assert found.applicable is True
    assert found.reasons == (Reason.RISK, Reason.LAW)
    assert found.owner_name == "青木 健一"
    assert [risk.id for risk in found.risks] == ["R-001"]
    assert [treatment.id for treatment in found.treatments] == ["T-001"]
    written = soa.to_json(found, "en")
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


@pytest.mark.parametrize("change", [{"done": "2026-10-01"}, {"draft": True}])
def test_a_treatment_that_is_done_or_a_draft_is_not_open(change: dict[str, Any]) -> None:
    files = {
        "controls/a.yaml": CONTROL,
        "risks/R-001.yaml": RISK,
        "treatments/T.yaml": {**TREATMENT, **change},
    }
    assert row(files).treatments == ()


def test_a_draft_decides_nothing() -> None:
    found = row({"controls/a.yaml": {**CONTROL, "draft": True}})
    assert found.draft
    assert found.applicable is None
    assert found.justification


def test_controls_of_other_frameworks_follow_in_the_order_of_theirs() -> None:
    rows = soa.statement(
        programme(
            {
                "knowledge/frameworks/house.yaml": OWN,
                "controls/h1.yaml": {"id": "H.1", "framework": "house", "applicable": True},
                "controls/h2.yaml": {"id": "H.2", "framework": "house", "applicable": False},
                "controls/a.yaml": {**CONTROL, "framework": "27001"},
                "risks/R-001.yaml": {**RISK, "controls": ["iso27001:A.8.13", "house:H.1"]},
            }
        )
    )
    assert [row.id for row in rows[93:]] == ["house/H.2", "house/H.1"]
    assert rows[93].title.en == "Entry"
    assert [len(row.risks) for row in rows[93:]] == [0, 1]
    (annex,) = [row for row in rows if row.id == "A.8.13"]
    assert annex.record is not None
    assert len(annex.risks) == 1


ALIASED = OWN | {"aliases": ["our-rules"]}


@pytest.mark.parametrize("written", ["house", "our-rules"])
@pytest.mark.parametrize("named", ["house:H.1", "our-rules:H.1", "our-rules: H.1"])
def test_a_control_is_one_whatever_its_framework_is_called(written: str, named: str) -> None:
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": ALIASED,
            "controls/h1.yaml": {"id": "H.1", "framework": written, "applicable": True},
            "risks/R-001.yaml": {**RISK, "controls": [named]},
            "treatments/T-001.yaml": {**TREATMENT, "controls": [named]},
        }
    )
    (found,) = soa.statement(loaded)[93:]
    assert (found.id, found.applicable) == ("house/H.1", True)
    assert ([risk.id for risk in found.risks], len(found.treatments)) == (["R-001"], 1)
    house = loaded.knowledge.framework("house")
    assert [row.applicable for row in soa.statement_of(loaded, house)] == [None, True]


def test_of_two_records_of_a_control_the_first_counts_and_the_other_is_told() -> None:
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": ALIASED,
            "controls/1.yaml": {"id": "H.1", "framework": "our-rules", "applicable": True},
            "controls/2.yaml": {"id": "H.1", "framework": "house", "applicable": False},
        }
    )
    (found,) = soa.statement(loaded)[93:]
    assert found.applicable is True
    assert [(again.key, first.key) for again, first in soa.decided_again(loaded)] == [
        ("house/H.1", "our-rules/H.1")
    ]


def test_a_number_may_have_blanks_and_strokes_in_it() -> None:
    items = [{"id": "CCF 1/2", "title_en": "Change management", "assessable": True}]
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": OWN | {"items": items},
            "controls/1.yaml": {"id": "CCF 1/2", "framework": "house", "applicable": True},
            "risks/R-001.yaml": {**RISK, "controls": ["house:CCF 1/2"]},
        }
    )
    (found,) = soa.statement(loaded)[93:]
    assert (found.number, found.framework, found.title.en) == ("CCF 1/2", "house", "Change management")
    assert [risk.id for risk in found.risks] == ["R-001"]


def test_drafts_need_nothing_yet() -> None:
    files = {"controls/a.yaml": CONTROL, "risks/R-001.yaml": {**RISK, "draft": True}}
    assert row(files).risks == ()
    assert soa.controls_of_risks(programme(files)) == frozenset()


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


def test_an_enhancement_stands_under_the_theme_of_its_control() -> None:
    items = [
        {"id": "ac", "kind": "group", "title_en": "Access"},
        {"id": "ac-1", "kind": "control", "parent": "ac", "title_en": "Policy"},
        {"id": "ac-1.1", "kind": "control", "parent": "ac-1", "title_en": "More"},
        {"id": "lost", "kind": "control", "parent": "found", "title_en": "One"},
        {"id": "found", "kind": "control", "parent": "lost", "title_en": "Two"},
    ]
    loaded = programme({"knowledge/frameworks/house.yaml": OWN | {"items": items}})
    rows = soa.statement_of(loaded, loaded.knowledge.framework("house"))
    assert [row.theme and row.theme.id for row in rows][:2] == ["ac", "ac"]
    assert [row.number for row in rows] == ["ac-1", "ac-1.1", "lost", "found"]


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
    sections = [each.section.ja for each in soa.statement(programme(files))]
    assert sections[0] == "組織的管理策"
    assert sections[93:] == ["自社基準: 来訪", "nowhere"]


def test_a_control_that_no_framework_has_is_listed_all_the_same() -> None:
    rows = soa.statement(programme({"controls/a.yaml": {"id": "A.9.99", "applicable": True}}))
    assert rows[-1].id == "A.9.99"
    assert rows[-1].title.ja == "A.9.99"


def test_a_control_is_linked_once_to_a_risk_that_names_it_twice() -> None:
    found = row(
        {"controls/a.yaml": CONTROL, "risks/R.yaml": {**RISK, "controls": ["A.8.13", "27001:A.8.13"]}}
    )
    assert [risk.id for risk in found.risks] == ["R-001"]


def test_the_figures_of_a_statement() -> None:
    rows = soa.statement(
        programme(
            {
                "controls/1.yaml": CONTROL,
                "controls/2.yaml": {"id": "A.8.14", "applicable": True},
                "controls/3.yaml": {"id": "A.8.30", "applicable": False},
                "controls/4.yaml": {"id": "A.8.31", "draft": True},
            }
        )
    )
    counts = soa.counts(rows)
    assert (counts.total, counts.applicable, counts.excluded, counts.undecided, counts.drafts) == (
        93,
        2,
        1,
        90,
        1,
    )
    assert counts.statuses[ControlStatus.PARTIAL] == 1
    assert counts.statuses[None] == 1
    assert counts.reasons[Reason.RISK] == 1


def test_a_programme_without_annex_a_has_its_own_controls_only() -> None:
    pmark = {
        "format": 1,
        "organisation": {"name": "株式会社みほん"},
        "standards": ["pmark"],
        "scope": "全社",
        "risk": {"method": "ipa-sme-3.1"},
    }
    rows = soa.statement(programme({"isms.yaml": pmark, "controls/1.yaml": CONTROL}))
    assert [row.id for row in rows] == ["A.8.13"]
