"""The comparison of the necessary controls with Annex A: that none was left out."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from isms import annex_a
from isms.annex_a import Result
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE
from isms.soa.statement import statement, statement_of
from tests.soa.conftest import OWN, RISK, TREATMENT

if TYPE_CHECKING:
    from isms.model.programme import Programme

CONTROL = {"id": "A.8.13", "applicable": True, "reasons": ["risk"], "justification": "x", "status": "planned"}


def programme(**files: Any) -> Programme:
    return tree(OWN, {f"{kind}/{kind}.yaml": json.dumps(records) for kind, records in files.items()})


def tree(framework: dict[str, Any], records: dict[str, str]) -> Programme:
    base = {path: file.text for path, file in BASE.items()}
    own = {"knowledge/frameworks/house.yaml": json.dumps(framework)}
    return load(MemoryTree(base | own | records), date(2026, 11, 22))


def result(id_: str, **files: Any) -> Result:
    found = {each.row.id: each.result for each in annex_a.comparison(programme(**files))}
    return found[id_]


@pytest.mark.parametrize(
    ("changes", "risks", "expected"),
    [
        ({}, [RISK], Result.CHOSEN),
        ({"applicable": False}, [RISK], Result.OMITTED),
        ({"applicable": False}, [], Result.EXCLUDED),
        ({"reasons": ["law"]}, [], Result.OTHERWISE),
        ({"reasons": ["risk"]}, [], Result.UNEXPLAINED),
        ({"reasons": []}, [], Result.UNEXPLAINED),
        ({"draft": True}, [RISK], Result.UNDECIDED),
    ],
)
def test_what_is_found_of_a_control_of_annex_a(
    changes: dict[str, Any], risks: list[Any], expected: Result
) -> None:
    assert result("A.8.13", controls=[CONTROL | changes], risks=risks) is expected


def test_a_control_that_only_an_open_treatment_names_is_needed() -> None:
    excluded = CONTROL | {"applicable": False}
    risk = RISK | {"controls": []}
    assert result("A.8.13", controls=[excluded], risks=[risk], treatments=[TREATMENT]) is Result.OMITTED
    done = TREATMENT | {"done": "2026-10-01", "result": "済"}
    assert result("A.8.13", controls=[excluded], risks=[risk], treatments=[done]) is Result.EXCLUDED


def test_a_control_without_a_record_is_undecided() -> None:
    assert result("A.5.1") is Result.UNDECIDED


def test_necessary_controls_beyond_annex_a_are_shown() -> None:
    own = {
        "id": "H.1",
        "framework": "house",
        "applicable": True,
        "reasons": ["baseline"],
        "status": "planned",
    }
    assert result("house/H.1", controls=[own]) is Result.BEYOND
    assert result("house/H.1", controls=[own | {"applicable": False}]) is Result.NOT_NEEDED
    assert result("house/H.1", controls=[own | {"applicable": False}], risks=[named("house:H.1")]) is (
        Result.OMITTED
    )


def test_a_control_beyond_annex_a_that_a_risk_names_stands_in_the_statement_undecided() -> None:
    loaded = programme(risks=[named("house:H.1")])
    row = statement(loaded)[-1]
    assert (row.id, row.number, row.record, row.applicable) == ("house/H.1", "H.1", None, None)
    assert row.family is not None
    assert row.family.ja == "自社基準"
    assert annex_a.comparison(loaded)[-1].result is Result.UNDECIDED


def test_what_its_framework_does_not_have_is_not_called_necessary() -> None:
    lost = [CONTROL | {"id": "A.9.9"}, CONTROL | {"id": "X.1", "framework": "nowhere"}]
    found = {each.row.id: each for each in annex_a.comparison(programme(controls=lost))}
    assert {found[key].result for key in ("A.9.9", "nowhere/X.1")} == {Result.UNKNOWN}
    assert not found["A.9.9"].settled


def test_clauses_and_what_no_framework_has_are_no_controls() -> None:
    loaded = programme(risks=[named("27001:9.2.2", "house:H.9", "nowhere:X.1")])
    assert len(statement(loaded)) == 93


def test_the_figures_add_up() -> None:
    found = annex_a.comparison(programme(controls=[CONTROL], risks=[RISK]))
    figures = annex_a.tally(found)
    assert figures[Result.CHOSEN] == 1
    assert figures[Result.UNDECIDED] == 92
    assert sum(figures.values()) == len(found) == 93
    assert [each.settled for each in found].count(True) == 1


def test_json_tells_what_was_found() -> None:
    found = annex_a.comparison(programme(controls=[CONTROL], risks=[RISK]))
    told = next(annex_a.to_json(each, "ja") for each in found if each.row.id == "A.8.13")
    assert (told["result"], told["settled"], told["risks"]) == ("chosen", True, ["R-001"])


def test_the_statement_on_one_framework_holds_its_controls_alone() -> None:
    loaded = programme(controls=[CONTROL], risks=[named("house:H.1")])
    house = loaded.knowledge.framework("house")
    assert house is not None
    rows = statement_of(loaded, house)
    assert [row.number for row in rows] == ["H.2", "H.1"]
    assert [len(row.risks) for row in rows] == [0, 1]


def test_a_framework_whose_items_say_no_kind_is_stated_whole() -> None:
    items = [
        {"id": "1", "title_ja": "章", "assessable": False},
        {"id": "1.1", "title_ja": "項", "parent": "1", "assessable": True},
    ]
    loaded = tree(OWN | {"items": items}, {})
    house = loaded.knowledge.framework("house")
    assert house is not None
    assert [(row.number, row.theme and row.theme.id) for row in statement_of(loaded, house)] == [("1.1", "1")]


def named(*controls: str) -> dict[str, Any]:
    return RISK | {"controls": list(controls)}
