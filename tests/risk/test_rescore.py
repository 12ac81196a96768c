"""The register by two methods: which risks change, under which criterion, and that nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.knowledge import Method
from isms.records.packaged import packaged
from isms.risk.rescore import rescored, under
from isms.risk.score import scores

if TYPE_CHECKING:
    from isms.model.programme import Programme

LOW = {"confidentiality": "1", "integrity": "1", "availability": "1", "threat": "1", "vulnerability": "1"}
HIGH = {"confidentiality": "3", "integrity": "1", "availability": "1", "threat": "3", "vulnerability": "2"}


def method(name: str) -> Method:
    found = packaged(Method, name)
    assert found is not None
    return found


IPA, PRODUCT, GRID = map(method, ("ipa-sme-3.1", "asset-threat-vulnerability", "iso27005-5x5"))


@pytest.fixture
def programme(loaded: Any, risk: Any) -> Programme:
    found: Programme = loaded(
        {
            "risks/R-001.yaml": risk(id="R-001", factors=LOW),
            "risks/R-002.yaml": risk(id="R-002", factors=HIGH),
            "risks/R-003.yaml": risk(id="R-003", factors=LOW, residual={}),
        }
    )
    return found


def test_a_risk_that_gets_another_level_is_told_with_both_values(programme: Programme) -> None:
    (pair,) = [pair for pair in rescored(programme, IPA, PRODUCT) if pair.changed]
    before, after = pair.before.standing, pair.after.standing
    assert before is not None
    assert after is not None
    assert (pair.before.id, before.score, before.level, after.score, after.level) == (
        "R-002", 6, "high", 18, "middle",
    )  # fmt: skip


def test_a_method_against_itself_changes_nothing(programme: Programme) -> None:
    assert [pair.changed for pair in rescored(programme, IPA, IPA)] == [False] * 3


def test_a_method_that_asks_for_other_values_loses_the_risks(programme: Programme) -> None:
    pairs = rescored(programme, IPA, GRID)
    assert all(pair.changed and pair.after.standing is None for pair in pairs)


def test_what_is_known_of_neither_method_does_not_change(loaded: Any, risk: Any) -> None:
    programme = loaded({"risks/R-001.yaml": risk(factors={"threat": "1"})})
    assert [pair.changed for pair in rescored(programme, IPA, PRODUCT)] == [False]


def test_the_programme_itself_stays_as_it_is(programme: Programme) -> None:
    before = [(row.id, row.method, row.standing) for row in scores(programme)]
    rescored(programme, GRID, PRODUCT)
    assert [(row.id, row.method, row.standing) for row in scores(programme)] == before
    assert set(programme.knowledge.methods) == {"ipa-sme-3.1"}


@pytest.mark.parametrize(
    ("acceptable", "criterion"),
    [("score:2", "level:low"), ({"asset-threat-vulnerability": "score:12"}, "score:12")],
)
def test_a_criterion_made_for_another_method_is_not_lent(
    loaded: Any, risk: Any, settings: Any, acceptable: Any, criterion: str
) -> None:
    chosen = settings(method="ipa-sme-3.1", acceptable=acceptable)
    programme = loaded({"risks/R-001.yaml": risk(), "isms.yaml": chosen})
    (row,) = scores(under(programme, PRODUCT))
    assert row.scorer is not None
    assert str(row.scorer.criterion) == criterion


def test_risks_that_have_a_method_of_their_own_are_left_out(loaded: Any, risk: Any, settings: Any) -> None:
    line = {
        "id": "PI-01", "name": "会員名簿", "department": "D-01", "owner": "P-01", "purpose": "連絡",
        "items": "氏名", "acquisition": "direct_written", "medium": "paper", "location": "本社",
        "retention": "1年", "disposal": "溶解",
    }  # fmt: skip
    phase = risk(
        id="R-002", personal_information="PI-01", phase="storage", factors={"impact": "3", "likelihood": "1"}
    )
    programme = loaded(
        {
            "isms.yaml": settings(method="ipa-sme-3.1", lifecycle_method="pms-lifecycle"),
            "personal-information/PI-01.yaml": line,
            "risks/R-001.yaml": risk(),
            "risks/R-002.yaml": phase,
        }
    )
    assert [pair.before.id for pair in rescored(programme, IPA, PRODUCT)] == ["R-001"]
    assert [pair.before.id for pair in rescored(programme, method("pms-lifecycle"), GRID)] == ["R-002"]
    assert len(rescored(programme, PRODUCT, GRID)) == 2


def test_what_is_lost_and_what_neither_can_score_are_told_apart(programme: Programme) -> None:
    assert [(pair.lost, pair.unscored) for pair in rescored(programme, IPA, GRID)] == [(True, False)] * 3
    assert [(pair.lost, pair.unscored) for pair in rescored(programme, GRID, IPA)] == [(False, False)] * 3
    (other, *_) = rescored(programme, GRID, GRID)
    assert (other.lost, other.unscored) == (False, True)
