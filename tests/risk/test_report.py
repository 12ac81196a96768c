"""The report of the assessment: figures that add up, methods in words, drafts left out."""

from __future__ import annotations

from typing import Any

import pytest

from isms.risk.acceptance import Acceptance
from isms.risk.report import (
    NAMED,
    Part,
    applied_to,
    by_method,
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


def test_a_risk_on_a_kind_tells_to_which_assets_it_applies(loaded: Any, risk: Any, asset: Any) -> None:
    keys = [f"A-{number:02}" for number in range(1, NAMED + 4)]
    ours = loaded(
        {
            **{f"assets/{key}.yaml": asset(id=key) for key in keys},
            "risks/R-001.yaml": risk(asset_kind="サーバー", exempt=["A-01", "A-02"]),
            "risks/R-002.yaml": risk(id="R-002", asset_kind="Server", exempt=keys[2:]),
            "risks/R-003.yaml": risk(id="R-003", asset="A-01", asset_kind="server"),
            "risks/R-004.yaml": risk(id="R-004", asset="A-01"),
            "risks/R-005.yaml": risk(id="R-005", asset_kind="pc"),
        }
    )
    many, few, both, one, none = report(ours).rows
    assert [each.say("ja") for each in applied_to(many)] == [
        f"サーバー {NAMED + 1}件: {'、'.join(keys[2 : NAMED + 2])}、ほか1件",
        "除外: A-01、A-02",
    ]
    assert [each.say("en") for each in applied_to(few)] == [
        "Server, 2: A-01, A-02",
        f"without {', '.join(keys[2 : NAMED + 2])}, 1 more",
    ]
    assert applied_to(one) == []
    assert [(each.say("ja"), each.say("en")) for each in applied_to(none)] == [("パソコン 0件", "PC, none")]
    assert subject(ours, both).en == f"見積書 / Server ({NAMED + 3} assets)"


def test_a_method_is_called_with_its_version_and_whose_bands_it_has(
    loaded: Any, risk: Any, settings: Any
) -> None:
    ours = loaded({"risks/R-001.yaml": risk()})
    assert by_method(report(ours).parts[0].scorer).ja.endswith("(ipa-sme-3.1 版3.1)")
    ten = loaded(
        {"isms.yaml": settings(method="ten-level"), "risks/R-001.yaml": risk(factors={"level": "8"})}
    )
    said = by_method(report(ten).parts[0].scorer)
    assert said.ja.endswith("レベルの区分は本ツールの設定です(組織の承認が必要)")
    assert said.en.endswith("bands set by us, to be approved by the firm")


def test_every_state_of_an_acceptance_has_words() -> None:
    assert len({state.label.ja for state in Acceptance}) == len(Acceptance)
    assert len({state.label.en for state in Acceptance}) == len(Acceptance)


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
