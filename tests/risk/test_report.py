"""The report of the assessment: figures that add up, methods in words, drafts left out."""

from __future__ import annotations

from typing import Any

import pytest

from isms.risk.acceptance import Acceptance
from isms.risk.report import (
    ACCEPTANCES,
    Part,
    calculation,
    inheriting,
    named_step,
    report,
    scale,
    subject,
    taken_over,
)


@pytest.fixture
def programme(loaded: Any, risk: Any, asset: Any) -> Any:
    return loaded(
        {
            "assets/A-01.yaml": asset(),
            "assets/A-02.yaml": asset(id="A-02", name="名簿", confidentiality="3", stored_in=["A-01"]),
            "risks/R-001.yaml": risk(residual={"vulnerability": "1"}),
            "risks/R-002.yaml": risk(id="R-002", asset="A-01", factors={"threat": "1", "vulnerability": "1"}),
            "risks/R-003.yaml": risk(id="R-003", factors={"threat": "1"}),
            "risks/R-004.yaml": risk(id="R-004", draft="true"),
            "risks/R-005.yaml": risk(
                id="R-005", asset_kind="server", factors={"threat": "1", "vulnerability": "1"}
            ),
        }
    )


def test_drafts_are_counted_and_left_out(programme: Any) -> None:
    found = report(programme)
    assert (len(found.rows), found.drafts) == (4, 1)
    assert [row.id for row in found.unscored] == ["R-003"]
    assert [row.id for row in found.above] == ["R-001", "R-003"]


def test_the_figures_of_a_method_add_up(programme: Any) -> None:
    (part,) = report(programme).parts
    assert [(each.band.level, each.range, each.acceptable) for each in part.levels] == [
        ("high", "6-9", False),
        ("middle", "3-4", True),
        ("low", "1-2", True),
    ]
    for stage, unscored in zip(("inherent", "standing", "remaining"), part.unscored, strict=True):
        assert sum(getattr(each, stage) for each in part.levels) + unscored == len(part.rows)
    assert sum(each.tally.risks for each in part.departments) == len(part.rows)
    assert all(
        sum(each.levels) + each.tally.unscored == each.tally.risks == len(each.rows)
        for each in part.departments
    )
    assert part.drawn


def test_a_method_is_told_in_words(programme: Any) -> None:
    (part,) = report(programme).parts
    scorer = part.scorer
    words = [(named_step(step).ja, calculation(scorer, step).ja) for step in scorer.method.steps]
    assert words == [
        ("重要度", "機密性、完全性、可用性の最大値(個人情報を含むときは3)"),
        ("被害発生可能性", "脅威の起こりやすさ、脆弱性のつけ込みやすさの組合せから表で決める"),
        ("リスク値", "重要度、被害発生可能性の積"),
    ]
    assert calculation(scorer, scorer.method.steps[2]).en.startswith("Product of ")
    assert scale(scorer.ladders["threat"]).ja == "3 高、2 中、1 低"


def test_a_step_of_one_part_is_that_part(loaded: Any, risk: Any, settings: Any) -> None:
    programme = loaded(
        {"isms.yaml": settings(method="ten-level"), "risks/R-001.yaml": risk(factors={"level": "8"})}
    )
    (part,) = report(programme).parts
    assert isinstance(part, Part)
    assert calculation(part.scorer, part.scorer.method.steps[0]).ja == "リスクレベル（10段階）"
    assert not part.drawn


def test_what_a_risk_is_about_and_what_that_takes_over(programme: Any) -> None:
    rows = {row.id: row for row in report(programme).rows}
    assert subject(programme, rows["R-001"]).ja == "情報資産によらないリスク"
    assert subject(programme, rows["R-002"]).ja == "見積書"
    assert subject(programme, rows["R-005"]).ja == "サーバー(情報資産2件)"
    assert [each.ja for each in taken_over(programme, rows["R-002"])] == ["機密性 3(名簿から)"]
    assert taken_over(programme, rows["R-001"]) == []


def test_every_state_of_an_acceptance_has_words() -> None:
    assert set(ACCEPTANCES) == set(Acceptance)
    assert len({text.ja for text in ACCEPTANCES.values()}) == len(Acceptance)


def test_personal_information_is_told_where_the_method_asks_for_it(
    loaded: Any, risk: Any, asset: Any, settings: Any
) -> None:
    files = {
        "assets/A-01.yaml": asset(),
        "assets/A-02.yaml": asset(id="A-02", stored_in=["A-01"], personal_information=["personal"]),
    }
    ours = loaded({**files, "risks/R-001.yaml": risk(asset="A-01")})
    told = [(row.id, [each.ja for each in taken]) for row, taken in inheriting(ours, report(ours).rows)]
    assert told == [("R-001", ["個人情報の種類 あり(見積書から)"])]
    other = loaded(
        {
            **files,
            "isms.yaml": settings(method="iso27005-5x5"),
            "risks/R-001.yaml": risk(asset="A-01", factors={"likelihood": "3", "impact": "3"}),
        }
    )
    assert inheriting(other, report(other).rows) == []
