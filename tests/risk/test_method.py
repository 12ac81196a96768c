from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from isms.risk.matrix import matrices
from isms.risk.method import Assessment, Scorer
from isms.risk.score import scores

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.knowledge import Method

_TEXT = (Path(__file__).parent.parent / "data" / "worked_examples.csv").read_text(encoding="utf-8")
WORKED = list(csv.DictReader(_TEXT.splitlines()))


def examples(method: str) -> list[Any]:
    return [
        pytest.param(
            dict(part.split("=") for part in row["inputs"].split(";")), row["expected"], id=row["id"]
        )
        for row in WORKED
        if row["method"] == method
    ]


@pytest.mark.parametrize(("given", "expected"), examples("ipa_importance_max"))
def test_importance_is_the_highest_of_c_i_and_a(given: dict[str, str], expected: str, scored: Any) -> None:
    names = {"C": "confidentiality", "I": "integrity", "A": "availability"}
    factors = {names[name]: value for name, value in given.items()}
    row = scored(factors={**factors, "threat": "1", "vulnerability": "1"})
    assert row.inherent.parts["importance"] == int(expected)


@pytest.mark.parametrize(("given", "expected"), examples("ipa_likelihood_table"))
def test_likelihood_follows_the_printed_table(given: dict[str, str], expected: str, scored: Any) -> None:
    row = scored(factors={"confidentiality": "1", "integrity": "1", "availability": "1", **given})
    assert row.inherent.parts["likelihood"] == int(expected)


@pytest.mark.parametrize(("given", "expected"), examples("ipa_risk_product"))
def test_risk_is_importance_times_likelihood(given: dict[str, str], expected: str, scored: Any) -> None:
    value = given["importance"]
    threat, vulnerability = {"3": ("3", "3"), "2": ("3", "2"), "1": ("2", "2")}[given["likelihood"]]
    factors = {"confidentiality": value, "integrity": "1", "availability": "1"}
    row = scored(factors={**factors, "threat": threat, "vulnerability": vulnerability})
    assert row.inherent.parts["likelihood"] == int(given["likelihood"])
    assert row.inherent.score == int(expected)


def test_bands_are_as_printed(scored: Any) -> None:
    levels = {}
    for c in "123":
        for threat in "123":
            for vulnerability in "123":
                factors = {"confidentiality": c, "integrity": "1", "availability": "1"}
                row = scored(factors={**factors, "threat": threat, "vulnerability": vulnerability})
                levels[row.inherent.score] = row.inherent.level
    assert levels == {9: "high", 6: "high", 4: "middle", 3: "middle", 2: "low", 1: "low"}


@pytest.mark.parametrize(("given", "expected"), examples("iso27005_5x5_matrix"))
def test_a_grid_of_five_by_five_is_data(
    given: dict[str, str], expected: str, loaded: Any, risk: Any, settings: Any
) -> None:
    programme = loaded(
        {
            "isms.yaml": settings(method="iso27005-5x5", acceptable="level:low"),
            "risks/R-001.yaml": risk(factors=given),
        }
    )
    (row,) = scores(programme)
    assert row.inherent is not None
    assert (
        row.inherent.level.replace("middle", "medium").replace("_", " ") + f" ({row.inherent.score})"
        == expected
    )
    (matrix,) = matrices(programme)
    (cell,) = [cell for line in matrix.cells for cell in line if cell.risks]
    assert cell.score == row.inherent.score


class TestScales:
    def test_values_and_labels_are_read_in_any_width_and_case(self, scored: Any) -> None:
        row = scored(
            factors={
                "confidentiality": "１",
                "integrity": "低",
                "availability": "low",
                "threat": "高",
                "vulnerability": "MIDDLE",
            }
        )
        assert row.inherent.score == 2

    def test_a_scale_may_name_its_values(self, method: Callable[..., Method]) -> None:
        found = Scorer(method()).assess({"likelihood": "高", "effect": "Severe"})
        assert isinstance(found, Assessment)
        assert found.score == Decimal("9.5")
        assert found.level == "high"
        assert not found.acceptable
        assert found.words.ja == "9.5・高"

    def test_decimals_are_exact(self, method: Callable[..., Method], our_own: Any) -> None:
        scales = {
            "likelihood": {
                **our_own["scales"]["likelihood"],
                "levels": [{"value": "0.1", "label_ja": "低", "label_en": "Low"}],
            },
            "effect": {
                **our_own["scales"]["effect"],
                "levels": [{"value": "0.2", "label_ja": "軽微", "label_en": "Slight"}],
            },
        }
        for kind, expected in (("sum", "0.3"), ("product", "0.02"), ("maximum", "0.2")):
            steps = [{"name": "score", "kind": kind, "of": ["likelihood", "effect"]}]
            bands = [{"level": "low", "from": "0", "to": "0.3", "label_ja": "低", "label_en": "Low"}]
            scorer = Scorer(method(scales=scales, steps=steps, bands=bands))
            found = scorer.assess({"likelihood": "0.1", "effect": "0.20"})
            assert isinstance(found, Assessment)
            assert found.score == Decimal(expected)


class TestLacking:
    def test_every_missing_factor_is_named(self, method: Callable[..., Method]) -> None:
        assert Scorer(method()).assess({}) == ["likelihood", "effect"]
        assert Scorer(method()).assess({"likelihood": "2", "effect": "huge"}) == ["effect"]

    def test_a_gap_in_the_method_is_not_blamed_on_the_risk(self, method: Callable[..., Method]) -> None:
        steps = [
            {"name": "score", "kind": "table", "of": ["likelihood", "effect"], "table": {"2/severe": "9"}}
        ]
        scorer = Scorer(method(steps=steps))
        assert scorer.assess({"likelihood": "1", "effect": "slight"}) == []
        assert scorer.assess({"likelihood": "2", "effect": "severe"}) != []

    def test_a_step_that_names_nothing_gives_no_score(self, method: Callable[..., Method]) -> None:
        steps = [{"name": "score", "kind": "product", "of": ["likelihood", "weather"]}]
        assert Scorer(method(steps=steps)).assess({"likelihood": "2"}) == []

    def test_a_factor_that_the_score_does_not_rest_on_is_not_asked_for(
        self, method: Callable[..., Method]
    ) -> None:
        steps = [{"name": "score", "kind": "maximum", "of": ["likelihood"]}]
        assert Scorer(method(steps=steps)).asked() == ("likelihood",)
