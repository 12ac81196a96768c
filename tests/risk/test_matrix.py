from __future__ import annotations

from copy import deepcopy
from typing import Any

from isms.risk.matrix import View, matrices, to_json, without_matrix

MIDDLE = {"confidentiality": "2", "integrity": "1", "availability": "1", "threat": "3", "vulnerability": "2"}


def test_risks_lie_where_the_last_two_values_meet(loaded: Any, risk: Any) -> None:
    programme = loaded(
        {
            "risks/R-001.yaml": risk(residual={"vulnerability": "1"}),
            "risks/R-002.yaml": risk(id="R-002", factors=MIDDLE),
            "risks/R-003.yaml": risk(id="R-003", factors=MIDDLE),
            "risks/R-004.yaml": risk(id="R-004", factors={"threat": "1"}),
        }
    )
    (matrix,) = matrices(programme)
    assert (matrix.down.name, matrix.across.name) == ("importance", "likelihood")
    written = to_json(matrix, "ja")
    assert [value["value"] for value in written["down"]["values"]] == [3, 2, 1]
    assert [value["value"] for value in written["across"]["values"]] == [1, 2, 3]
    assert [[cell["score"] for cell in line] for line in written["cells"]] == [
        [3, 6, 9],
        [2, 4, 6],
        [1, 2, 3],
    ]
    assert [[cell["count"] for cell in line] for line in written["cells"]] == [
        [0, 0, 1],
        [0, 2, 0],
        [0, 0, 0],
    ]
    assert written["cells"][1][1]["risks"] == ["R-002", "R-003"]
    assert written["cells"][0][0]["level"] == "middle"
    assert written["unscored"] == ["R-004"]
    (expected,) = matrices(programme, View.RESIDUAL)
    assert to_json(expected, "ja")["cells"][0][0]["risks"] == ["R-001"]


def test_the_axes_of_a_scale_have_its_labels(loaded: Any, risk: Any, our_own: Any, settings: Any) -> None:
    (matrix,) = matrices(
        loaded(
            {
                "isms.yaml": settings(method="our-own"),
                "knowledge/methods/our-own.yaml": our_own,
                "risks/R-001.yaml": risk(factors={"likelihood": "2", "effect": "重大"}),
            }
        )
    )
    written = to_json(matrix, "ja")
    assert written["across"]["values"] == [
        {"value": "slight", "label": "軽微"},
        {"value": "severe", "label": "重大"},
    ]
    assert [[cell["score"] for cell in line] for line in written["cells"]] == [[3, 9.5], [1, 3]]
    assert written["cells"][0][1]["count"] == 1


def test_a_score_of_three_values_leaves_the_level_of_a_cell_open(
    loaded: Any, risk: Any, our_own: Any, settings: Any
) -> None:
    scale = our_own["scales"]["likelihood"]
    own = {
        **our_own,
        "scales": {"asset_value": scale, "threat": scale, "vulnerability": scale},
        "steps": [{"name": "score", "kind": "product", "of": ["asset_value", "threat", "vulnerability"]}],
    }
    factors = {"asset_value": "2", "threat": "2", "vulnerability": "1"}
    (matrix,) = matrices(
        loaded(
            {
                "isms.yaml": settings(method="our-own"),
                "knowledge/methods/our-own.yaml": own,
                "risks/R-001.yaml": risk(factors=factors),
            }
        )
    )
    cell = matrix.cells[0][0]
    assert cell.risks == ("R-001",)
    assert cell.score is None
    assert cell.band is None


def test_each_method_in_use_has_its_matrix(loaded: Any, risk: Any, settings: Any) -> None:
    programme = loaded(
        {
            "isms.yaml": settings(method="ipa-sme-3.1", lifecycle_method="iso27005-5x5"),
            "risks/R-001.yaml": risk(),
            "risks/R-002.yaml": risk(
                id="R-002",
                personal_information="PI-01",
                phase="use",
                factors={"likelihood": "1", "impact": "1"},
            ),
        }
    )
    assert [matrix.scorer.method.id for matrix in matrices(programme)] == ["ipa-sme-3.1", "iso27005-5x5"]


def test_a_programme_without_risks_has_no_matrix(loaded: Any) -> None:
    assert matrices(loaded()) == []


def test_the_highest_of_several_results_has_no_matrix(loaded: Any, risk: Any, settings: Any) -> None:
    programme = loaded(
        {
            "isms.yaml": settings(method="asset-threat-vulnerability-each"),
            "risks/R-001.yaml": risk(),
        }
    )
    assert matrices(programme) == []
    assert [scorer.method.id for scorer in without_matrix(programme)] == ["asset-threat-vulnerability-each"]


def test_the_higher_of_two_factors_has_one(loaded: Any, risk: Any, our_own: Any, settings: Any) -> None:
    method = deepcopy(our_own)
    method["scales"]["effect"]["levels"] = method["scales"]["likelihood"]["levels"]
    method["steps"] = [{"name": "score", "kind": "maximum", "of": ["likelihood", "effect"]}]
    programme = loaded(
        {
            "isms.yaml": settings(method="our-own"),
            "knowledge/methods/our-own.yaml": method,
            "risks/R-001.yaml": risk(factors={"likelihood": "2", "effect": "1"}),
        }
    )
    (matrix,) = matrices(programme)
    assert [[len(cell.risks) for cell in row] for row in matrix.cells] == [[1, 0], [0, 0]]
    assert without_matrix(programme) == []
