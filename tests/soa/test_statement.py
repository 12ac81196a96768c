from __future__ import annotations

from isms.soa.statement import statement, statement_of
from tests.soa.conftest import CONTROL, OWN, RISK, programme


def test_every_control_of_annex_a_is_there_in_its_order() -> None:
    rows = statement(programme({}))
    assert [row.id for row in rows[:11]] == [f"A.5.{number}" for number in range(1, 12)]
    assert len(rows) == 93
    assert rows[-1].id == "A.8.34"
    assert {row.applicable for row in rows} == {None}
    assert all(row.title.ja and row.title.en and row.title.ja != row.title.en for row in rows)
    assert [row.theme.id for row in rows if row.theme][:1] == ["A.5"]
    assert all(row.confidence for row in rows)


def test_controls_of_other_frameworks_follow_in_the_order_of_theirs() -> None:
    rows = statement(
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


def test_an_enhancement_stands_under_the_theme_of_its_control() -> None:
    items = [
        {"id": "ac", "kind": "group", "title_en": "Access"},
        {"id": "ac-1", "kind": "control", "parent": "ac", "title_en": "Policy"},
        {"id": "ac-1.1", "kind": "control", "parent": "ac-1", "title_en": "More"},
        {"id": "lost", "kind": "control", "parent": "found", "title_en": "One"},
        {"id": "found", "kind": "control", "parent": "lost", "title_en": "Two"},
    ]
    loaded = programme({"knowledge/frameworks/house.yaml": OWN | {"items": items}})
    rows = statement_of(loaded, loaded.knowledge.framework("house"))
    assert [row.theme and row.theme.id for row in rows][:2] == ["ac", "ac"]
    assert [row.number for row in rows] == ["ac-1", "ac-1.1", "lost", "found"]


def test_a_control_that_no_framework_has_is_listed_all_the_same() -> None:
    rows = statement(programme({"controls/a.yaml": {"id": "A.9.99", "applicable": True}}))
    assert rows[-1].id == "A.9.99"
    assert rows[-1].title.ja == "A.9.99"


def test_a_programme_without_annex_a_has_its_own_controls_only() -> None:
    pmark = {
        "format": 1,
        "organisation": {"name": "株式会社みほん"},
        "standards": ["pmark"],
        "scope": "全社",
        "risk": {"method": "ipa-sme-3.1"},
    }
    rows = statement(programme({"isms.yaml": pmark, "controls/1.yaml": CONTROL}))
    assert [row.id for row in rows] == ["A.8.13"]
