"""The table of chains names what is on each, and says in words where it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.documents import traceability
from isms.documents.render import compose
from isms.documents.traceability import (
    carried,
    chains,
    chains_by_department,
    named,
    to_be_drawn,
    trail_picture,
    without_risk,
)
from isms.rules import packaged
from isms.rules.judge import judge
from tests.documents.chain import RISK, chained

if TYPE_CHECKING:
    import pytest

    from tests.documents.conftest import Ordering


def test_a_chain_goes_from_the_asset_to_the_evidence() -> None:
    programme = chained()
    chain, _ = chains(programme)
    assert [record.key for record in chain.before] == ["A-01"]
    assert [record.key for record in chain.treatments] == ["T-001", "T-002"]
    assert [record.key for record in chain.controls] == ["A.8.13"]
    assert [record.key for record in chain.carriers] == ["I-01"]
    assert [record.key for record in chain.evidence] == ["E-01"]
    assert carried(programme, chain, chain.carriers[0]).ja == "I-01 複写の確認 最新の結果: 2026-10 適"
    assert named(programme, chain.treatments[0]).ja == "T-001 複写(期限超過)"
    assert chains_by_department(programme, [chain]) == [("D-01", [chain])]


def test_controls_stand_by_their_numbers() -> None:
    keys = ["A.8.13", "A.8.7", "A.5.1"]
    controls = {f"controls/{key}.yaml": {"id": key, "applicable": "true"} for key in keys}
    risk = {**RISK, "controls": keys}
    chain, *_ = chains(chained(**controls, **{"risks/R-001.yaml": risk}))
    assert [record.key for record in chain.controls] == ["A.5.1", "A.8.7", "A.8.13"]


def test_what_reviews_have_decided_is_on_the_chain() -> None:
    review = {
        "id": "REV-1", "kind": "committee", "held": "2026-10-14", "chaired_by": "P-01",
        "decisions": [
            {"id": "26-1", "text": "頻度を見直す", "owner": "P-01", "due": "2027-01-29", "about": ["F-01"]},
            {"id": "26-2", "text": "ほかの話", "owner": "P-01", "due": "2027-01-29"},
        ],
    }  # fmt: skip
    found = {"id": "F-01", "grade": "observation", "description": "複写がない", "raised_on": "2026-10-30"}
    result = {
        "inspection": "I-01", "department": "D-01", "month": "2026-10", "result": "ng", "by": "P-01",
        "date": "2026-10-28", "finding": "F-01",
    }  # fmt: skip
    minutes = {"id": "E-02", "title": "議事録", "kind": "record", "supports": ["review:REV-1"]}
    changes = {
        "reviews/REV-1.yaml": review,
        "findings/F-01.yaml": found,
        "inspections/results/r.yaml": result,
        "evidence/E-02.yaml": minutes,
    }
    chain, _ = chains(chained(**changes))
    assert [record.key for record in chain.findings] == ["F-01"]
    assert [each.words.ja for each in chain.decisions] == ["REV-1 決定 26-1 頻度を見直す(期限 2027-01-29)"]
    assert [record.key for record in chain.evidence] == ["E-01"], "minutes do not show that a risk is treated"


def test_an_inspection_without_a_result_says_so() -> None:
    programme = chained(**{"inspections/results/r.yaml": None})
    chain, _ = chains(programme)
    assert carried(programme, chain, chain.carriers[0]).en == "I-01 複写の確認, no result"


def test_a_break_is_what_the_rules_say_about_a_record_on_the_chain() -> None:
    whole, broken = chained(), chained(**{"inspections/I-01.yaml": None, "inspections/results/r.yaml": None})
    codes = {each.said.code for each in chains(broken)[0].breaks}
    assert "TRT003" in codes
    assert "TRT003" not in {each.said.code for each in chains(whole)[0].breaks}
    said = {(each.record.reference, each.said.code) for each in chains(broken)[0].breaks}
    found = judge(broken, packaged(), broken.as_of)
    assert said <= {(f"{each.kind}:{each.record}", each.code) for each in found}
    words = [each.words.ja for each in chains(broken)[0].breaks if each.said.code == "TRT003"]
    assert words[0].startswith("T-001: ")
    assert words[0].endswith("(TRT003)")


def test_what_no_risk_is_about_is_named() -> None:
    assert [record.key for record in without_risk(chained())] == ["A-02"]


def test_chains_that_break_are_drawn_before_risks_above_the_criterion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programme = chained(**{"risks/R-000.yaml": {**RISK, "id": "R-000", "title": "停電"}})
    broken = [each.row.id for each in chains(programme) if each.breaks]
    above = [each.row.id for each in chains(programme) if not each.breaks and not each.row.acceptable]
    assert broken
    assert [each.row.id for each in to_be_drawn(programme)] == [*broken, *above]
    monkeypatch.setattr(traceability, "PICTURED", 1)
    assert [each.row.id for each in to_be_drawn(programme)] == broken[:1]


def test_the_picture_of_a_chain_says_where_it_breaks() -> None:
    programme = chained()
    (chain,) = (each for each in chains(programme) if each.row.id == "R-001")
    drawn = trail_picture(programme, chain)("en").svg("trail")
    assert "Trail of Risk R-001" in drawn
    assert all(each.said.code in drawn for each in chain.breaks)


def test_the_paper_draws_the_chains(order: Ordering) -> None:
    programme = chained()
    made = compose(order("trace", programme=programme)).markdown
    assert made.count("<!-- figure: ") == len(to_be_drawn(programme)) > 0
