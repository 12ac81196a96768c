from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from isms.model.risk import Risk
from isms.risk.outcome import Cause
from isms.risk.score import score, scores, to_json

HIGH = {"confidentiality": "2", "integrity": "1", "availability": "1", "threat": "3", "vulnerability": "3"}
NINE = {"confidentiality": "3", "integrity": "1", "availability": "1", "threat": "3", "vulnerability": "3"}


class TestWhatARiskIsAbout:
    def test_an_event_brings_its_own_c_i_and_a(self, scored: Any) -> None:
        assert scored().inherent.score == 9

    def test_an_asset_gives_c_i_and_a_even_where_the_risk_does_too(self, scored: Any, asset: Any) -> None:
        row = scored({"assets/A-01.yaml": asset()}, asset="A-01", factors=NINE)
        assert row.inherent.parts["importance"] == 2
        assert row.inherent.score == 6

    @pytest.mark.parametrize(
        ("kinds", "score", "unknown"),
        [
            (["none"], 6, 0),
            (["personal"], 9, 0),
            (["none", "my_number"], 9, 0),
            ([], 6, 1),
            (["secret"], 6, 1),
        ],
    )
    def test_importance_is_3_with_personal_information(
        self, kinds: list[str], score: int, unknown: int, scored: Any, asset: Any
    ) -> None:
        files = {"assets/A-01.yaml": asset(personal_information=kinds)}
        row = scored(files, asset="A-01", factors={"threat": "3", "vulnerability": "3"})
        assert row.inherent.score == score
        assert len(row.unknown) == unknown
        assert {gap.cause for gap in row.outcome.gaps} <= {Cause.PERSONAL}

    def test_a_risk_on_personal_information_has_importance_3_by_itself(self, scored: Any) -> None:
        row = scored(personal_information="PI-01", factors={"threat": "3", "vulnerability": "2"})
        assert row.inherent.parts["importance"] == 3
        assert row.inherent.score == 6

    def test_the_phase_of_personal_information_may_have_its_own_method(
        self, loaded: Any, risk: Any, settings: Any
    ) -> None:
        rows = scores(
            loaded(
                {
                    "isms.yaml": settings(method="ipa-sme-3.1", lifecycle_method="iso27005-5x5"),
                    "risks/R-001.yaml": risk(
                        personal_information="PI-01",
                        phase="disposal",
                        factors={"likelihood": "5", "impact": "4"},
                    ),
                    "risks/R-002.yaml": risk(id="R-002", personal_information="PI-01", factors=NINE),
                    "risks/R-003.yaml": risk(id="R-003", phase="disposal", factors=NINE),
                }
            )
        )
        assert [row.method for row in rows] == ["iso27005-5x5", "ipa-sme-3.1", "ipa-sme-3.1"]
        assert [row.inherent.score for row in rows if row.inherent] == [5, 9, 9]

    def test_of_several_assets_the_highest_counts_and_each_is_shown(self, scored: Any, asset: Any) -> None:
        files = {
            "assets/A-01.yaml": asset(),
            "assets/A-02.yaml": asset(id="A-02", confidentiality="3"),
            "assets/A-03.yaml": asset(id="A-03", integrity="3", disposed="2026-10-01"),
            "assets/A-04.yaml": asset(id="A-04", medium=["paper"], confidentiality="3"),
        }
        factors = {"threat": "3", "vulnerability": "3"}
        row = scored(files, asset_kind="サーバー", factors=factors, residual={"vulnerability": "1"})
        assert row.inherent.score == 9
        assert row.residual.score == 3
        assert [(each.id, each.inherent and each.inherent.score) for each in row.assets] == [
            ("A-01", 6),
            ("A-02", 9),
        ]
        exempt = scored(files, asset_kind="server", exempt=["A-02"], factors=factors)
        assert exempt.inherent.score == 6
        assert [each.id for each in exempt.assets] == ["A-01"]

    def test_a_kind_may_be_a_category(self, scored: Any, asset: Any) -> None:
        files = {"assets/A-01.yaml": asset(category="営業情報")}
        row = scored(files, asset_kind="営業情報", factors={"threat": "1", "vulnerability": "1"})
        assert row.inherent.score == 2


class TestUnknown:
    def test_a_missing_factor_leaves_no_score_and_is_not_acceptable(self, scored: Any) -> None:
        row = scored(factors={"confidentiality": "1", "integrity": "1", "availability": "1", "threat": "1"})
        assert row.inherent is None
        assert row.standing is None
        assert not row.acceptable
        assert row.fails
        assert [gap.cause for gap in row.outcome.gaps] == [Cause.MISSING]

    @pytest.mark.parametrize(
        ("changes", "cause"),
        [
            ({"asset": "A-99"}, Cause.SUBJECT),
            ({"asset_kind": "paper"}, Cause.NO_SUBJECT),
            ({"factors": {**NINE, "threat": "4"}}, Cause.OFF_SCALE),
            ({"factors": {**NINE, "wind": "3"}, "residual": {"thread": "1"}}, Cause.OFF_SCALE),
            ({"current": "high"}, Cause.UNREAD),
            ({"phase": "nonsense"}, Cause.UNREAD),
        ],
    )
    def test_what_is_not_known_is_said(self, changes: Any, cause: Cause, scored: Any) -> None:
        row = scored(**changes)
        assert cause in {gap.cause for gap in row.outcome.gaps}
        assert all(message.say("ja") != message.say("en") for message in row.unknown)

    def test_each_risk_is_told_the_kind_that_it_names_itself(self, loaded: Any, asset: Any) -> None:
        table = (
            "id,title,asset_kind,exempt,threat,owner,factors.threat,factors.vulnerability,decision\n"
            "R-1,a,aaa,,x,P-01,3,3,open\nR-2,b,サーバ,,x,P-01,3,3,open\nR-3,c,server,A-01,x,P-01,3,3,open\n"
        )
        programme = loaded({"assets/A-01.yaml": asset(), "risks/risks.csv": table})
        said = [row.unknown[0].say("ja") for row in scores(programme)]
        assert said == [
            "媒体又は情報の種類が「aaa」である情報資産がありません。",
            "媒体又は情報の種類が「サーバ」である情報資産がありません。「サーバー」の誤りではありませんか。",
            "媒体又は情報の種類が「server」である情報資産を、すべて exempt で除外しています。",
        ]

    def test_an_assessment_that_cannot_be_read_is_not_passed_over(self, scored: Any) -> None:
        low = {**NINE, "threat": "1"}
        assert scored(factors=low).acceptable
        assert not scored(factors=low, current="high").acceptable
        assert not scored(factors=low, current={"threat": "7"}).acceptable

    def test_a_misspelt_factor_is_told_what_it_may_have_been(self, scored: Any) -> None:
        (message,) = scored(factors={**NINE, "vulnerabilty": "1"}).unknown
        assert "vulnerability" in message.say("ja")

    def test_an_unknown_asset_among_several_leaves_the_risk_unknown(self, scored: Any, asset: Any) -> None:
        files = {"assets/A-01.yaml": asset(), "assets/A-02.yaml": asset(id="A-02", confidentiality="極秘")}
        row = scored(files, asset_kind="server", factors={"threat": "1", "vulnerability": "1"})
        assert row.inherent is None
        assert Cause.ASSET in {gap.cause for gap in row.outcome.gaps}

    @pytest.mark.parametrize("risk_settings", [{"method": "no-such-method"}, None])
    def test_without_a_method_nothing_is_scored(self, risk_settings: Any, scored: Any, settings: Any) -> None:
        isms = settings(**risk_settings) if risk_settings else {**settings(), "risk": ""}
        row = scored({"isms.yaml": isms})
        assert (row.method, row.version, row.unsure, row.bands_ours) == (None, None, False, False)
        assert [gap.cause for gap in row.outcome.gaps] == [Cause.METHOD]


class TestHowItStands:
    def test_what_current_and_residual_do_not_give_stays(self, scored: Any) -> None:
        row = scored(current={"threat": "2"}, residual={"vulnerability": "1"})
        assert (row.inherent.score, row.current.score, row.residual.score) == (9, 6, 3)

    def test_current_comes_before_all_else(self, scored: Any, treatment: Any) -> None:
        files = {"treatments/T-001.yaml": treatment(done="2026-10-01")}
        row = scored(files, current={"vulnerability": "2"}, residual={"vulnerability": "1"})
        assert row.standing.score == 6
        assert row.remaining.score == 6

    def test_residual_stands_when_every_treatment_is_done(self, scored: Any, treatment: Any) -> None:
        done = treatment(done="2026-10-01")
        files = {"treatments/T-001.yaml": done}
        residual = {"vulnerability": "1"}
        assert scored(residual=residual).standing.score == 9
        assert scored(files, residual=residual).standing.score == 3
        files["treatments/T-002.yaml"] = treatment(id="T-002")
        assert scored(files, residual=residual).standing.score == 9
        assert (
            scored({"treatments/T-001.yaml": done}, day=date(2026, 9, 30), residual=residual).standing.score
            == 9
        )

    @pytest.mark.parametrize(
        ("decision", "score"), [("reduce", 3), ("transfer", 3), ("avoid", 3), ("open", 3), ("accept", 9)]
    )
    def test_what_remains_of_a_risk_that_is_kept_is_the_whole(
        self, decision: str, score: int, scored: Any
    ) -> None:
        row = scored(decision=decision, residual={"vulnerability": "1"})
        assert (row.standing.score, row.remaining.score) == (9, score)


class TestWhatExcuses:
    ACCEPTED = {"accepted_by": ["P-01"], "accepted_on": "2026-05-29"}  # noqa: RUF012 - read only

    @pytest.mark.parametrize(
        ("changes", "excused"),
        [
            ({}, True),
            ({"due": "2026-11-22"}, True),
            ({"due": "2026-11-21"}, False),
            ({"approved_on": None}, False),
            ({"approved_by": None}, False),
            ({"draft": True}, False),
            ({"risks": ["R-002"]}, False),
        ],
    )
    def test_an_approved_treatment_in_time_excuses(
        self, changes: Any, excused: Any, scored: Any, treatment: Any
    ) -> None:
        planned = {name: value for name, value in treatment(**changes).items() if value is not None}
        row = scored({"treatments/T-001.yaml": planned}, residual={"vulnerability": "1"})
        assert not row.acceptable
        assert row.excused is excused
        assert row.fails is not excused

    def test_a_treatment_has_to_lead_to_what_is_acceptable_or_accepted(
        self, scored: Any, treatment: Any
    ) -> None:
        files = {"treatments/T-001.yaml": treatment()}
        still_high = {"vulnerability": "2"}
        both = {"accepted_by": ["P-01", "P-02"], "accepted_on": "2026-05-29"}
        assert not scored(files).excused
        assert not scored(files, residual=still_high).excused
        assert not scored(files, residual=still_high, **self.ACCEPTED).excused
        assert scored(files, residual=still_high, **both).excused

    def test_an_accepted_remainder_never_excuses_a_late_treatment(self, scored: Any, treatment: Any) -> None:
        files = {"treatments/T-001.yaml": treatment(due="2026-10-31")}
        assert not scored(files, residual={"vulnerability": "1"}, **self.ACCEPTED).excused

    @pytest.mark.parametrize(
        ("changes", "excused"),
        [
            ({"accepted_by": ["P-01", "P-02"]}, True),
            ({"accepted_by": ["P-01"]}, False),
            ({"accepted_by": ["P-02"]}, False),
            ({"accepted_by": ["P-01", "P-02"], "accepted_until": "2026-11-22"}, True),
            ({"accepted_by": ["P-01", "P-02"], "accepted_until": "2026-11-21"}, False),
            ({"accepted_by": ["P-01", "P-02"], "accepted_on": "2026-11-23"}, False),
            ({"accepted_by": ["P-01", "P-02"], "decision": "reduce"}, False),
            ({"accepted_by": ["P-01", "P-02"], "decision": "open"}, False),
        ],
    )
    def test_an_acceptance_that_holds_excuses_what_is_to_be_accepted(
        self, changes: Any, excused: Any, scored: Any
    ) -> None:
        row = scored(**{"decision": "accept", "accepted_on": "2026-05-29", **changes})
        assert row.excused is excused

    def test_what_is_not_known_cannot_be_accepted(self, scored: Any) -> None:
        row = scored(
            factors={"threat": "1"}, decision="accept", accepted_by=["P-01", "P-02"], accepted_on="2026-05-29"
        )
        assert row.fails

    def test_what_is_acceptable_needs_no_excuse(self, scored: Any, treatment: Any) -> None:
        low = {**NINE, "threat": "1"}
        kept = scored(factors=low, decision="accept", **self.ACCEPTED)
        assert (kept.acceptable, kept.excused, kept.fails) == (True, False, False)
        treated = scored({"treatments/T-001.yaml": treatment()}, factors=low, residual={"vulnerability": "1"})
        assert (treated.acceptable, treated.excused, treated.fails) == (True, False, False)

    def test_a_draft_never_decides(self, scored: Any) -> None:
        row = scored(draft=True)
        assert not row.acceptable
        assert not row.fails


class TestJson:
    def test_the_shape_that_others_rely_on(self, scored: Any, treatment: Any) -> None:
        row = scored({"treatments/T-001.yaml": treatment()}, residual={"vulnerability": "1"})
        written = to_json(row, "ja")
        assert {name: written[name] for name in list(written)[:8]} == {
            "id": "R-001",
            "title": "受注データの消失",
            "owner": "P-01",
            "method": "ipa-sme-3.1",
            "inherent": {**written["inherent"], "score": 9, "level": "high"},
            "residual": {**written["residual"], "score": 3, "level": "middle"},
            "acceptable": False,
            "decision": "reduce",
        }
        assert list(written["inherent"])[:2] == ["score", "level"]
        assert written["department"] == "D-01"
        assert written["bands"] == "published"
        assert written["excused"]

    def test_what_is_not_known_is_null(self, scored: Any) -> None:
        written = to_json(scored(factors={"threat": "1"}), "en")
        assert written["inherent"] is None
        assert written["residual"] is None
        assert not written["acceptable"]
        assert written["unknown"]

    def test_a_method_that_is_not_certain_says_so(self, scored: Any, settings: Any) -> None:
        certain = scored(factors={"threat": "3", "vulnerability": "3"})
        assert (certain.version, certain.unsure, certain.bands_ours) == ("3.1", False, False)
        files = {"isms.yaml": settings(method="ipa-sme-4.0")}
        row = scored(files, factors={"threat": "3", "vulnerability": "3"})
        assert row.unsure
        assert to_json(row, "ja")["confidence"] == "medium"

    def test_bands_that_are_ours_are_marked(self, scored: Any, our_own: Any, settings: Any) -> None:
        files = {"isms.yaml": settings(method="our-own"), "knowledge/methods/our-own.yaml": our_own}
        row = scored(files, factors={"likelihood": "2", "effect": "重大"})
        assert row.bands_ours
        written = to_json(row, "ja")
        assert written["bands"] == "ours"
        assert written["inherent"]["score"] == 9.5


def test_risks_that_are_alike_are_scored_once(loaded: Any) -> None:
    head = "id,title,threat,owner,decision," + ",".join(f"factors.{name}" for name in NINE)
    lines = [f"R-{n},題,脅威,P-01,open,{','.join(NINE.values())}" for n in range(20)]
    rows = scores(loaded({"risks/risks.csv": "\n".join([head, *lines]) + "\n"}))
    assert len(rows) == 20
    assert len({id(row.outcome) for row in rows}) == 1


def test_a_risk_outside_the_register_is_scored_like_one_inside(loaded: Any) -> None:
    programme = loaded()
    for threat, expected in (("3", 9), ("2", 6), ("1", 3)):
        row = score(
            programme, Risk(key="R-X", id="R-X", factors={**NINE, "threat": threat}, current={}, residual={})
        )
        assert row.inherent is not None
        assert row.inherent.score == expected
