"""The heat maps as a paper and in rows."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from isms.documents import matrix_table
from isms.documents.render import compose, render
from isms.risk.matrix import View, matrices
from tests.documents.chain import RISK, chained

if TYPE_CHECKING:
    from tests.documents.conftest import Ordering


def rows(order: Ordering, **changes: object) -> list[dict[str, str]]:
    made = render(order("heat-map", "en", programme=chained(**changes)), "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(made)))


def test_each_view_has_every_cell_and_what_lies_in_none(order: Ordering) -> None:
    found = rows(order)
    views = [row["View"] for row in found]
    assert [views.count(view.label.en) for view in (View.INHERENT, View.STANDING, View.RESIDUAL)] == [
        10,
        10,
        9,
    ]
    (filled,) = (row for row in found[:9] if row["Risks"] != "0")
    assert (filled["Down"], filled["Across"]) == ("Importance 3", "Likelihood of damage 3")
    assert (filled["Score"], filled["Level"], filled["Criterion"]) == ("9", "High", "above")
    assert (filled["Risks"], filled["Risk ids"]) == ("1", "R-001")
    assert (found[9]["Level"], found[9]["Risk ids"], found[9]["Down"]) == ("not scored", "R-002", "")


def test_rows_tell_what_the_matrices_hold(order: Ordering) -> None:
    programme = chained()
    facts = json.loads(render(order("heat-map", programme=programme), "json"))
    assert [each["view"] for each in facts] == ["inherent", "standing", "residual"]
    for told, view in zip(facts, (View.INHERENT, View.STANDING, View.RESIDUAL), strict=True):
        (matrix,) = matrices(programme, view, drafts=False)
        assert [[cell["risks"] for cell in line] for line in told["cells"]] == [
            [list(cell.risks) for cell in line] for line in matrix.cells
        ]
    assert [each["unscored"] for each in facts] == [["R-002"], ["R-002"], []]


def test_of_many_risks_in_a_cell_the_first_are_named(
    order: Ordering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_table, "NAMED", 1)
    found = rows(order, **{"risks/R-004.yaml": {**RISK, "id": "R-004"}})
    (filled,) = (row for row in found[:9] if row["Risks"] != "0")
    assert (filled["Risks"], filled["Risk ids"]) == ("2", "R-001;1 more")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ja",
            [
                "## 2. 対応前・現在・残留のリスク",
                "評価できないリスク(現在): R-002",
                "作成中のリスク1件は、件数に含めていません",
            ],
        ),
        (
            "en",
            ["## 2. Inherent risk", "Not scored (now): R-002", "Drafts that are not counted: 1"],
        ),
    ],
)
def test_the_paper_draws_every_view_and_says_what_is_not_on_it(
    language: str, said: list[str], order: Ordering
) -> None:
    made = compose(order("heat-map", language, programme=chained()))
    assert [words for words in said if words not in made.markdown] == []
    assert made.markdown.count("<!-- figure: ") == len(View)


def test_a_method_without_a_matrix_says_so(order: Ordering) -> None:
    settings = {
        "format": "1", "organisation": {"name": "株式会社あおば"}, "standards": ["iso27001"],
        "stage": "certified", "risk": {"method": "asset-threat-vulnerability-each"},
    }  # fmt: skip
    made = compose(order("heat-map", "en", programme=chained(**{"isms.yaml": settings})))
    assert "has no matrix" in made.markdown
    assert "There are no risks to draw." in made.markdown
    assert rows(order, **{"isms.yaml": settings}) == []
