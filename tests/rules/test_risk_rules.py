from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from isms.diagnostic import Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]

NINE = {"confidentiality": "3", "integrity": "1", "availability": "1", "threat": "3", "vulnerability": "3"}
ONE = {"confidentiality": "1", "integrity": "1", "availability": "1", "threat": "1", "vulnerability": "1"}
RISK = {
    "id": "R-001",
    "title": "受注データの消失",
    "threat": "機器の故障",
    "owner": "P-01",
    "factors": NINE,
    "residual": {"vulnerability": "1"},
    "decision": "reduce",
    "controls": ["A.8.14"],
    "accepted_by": ["P-01"],
    "accepted_on": "2026-05-29",
    "assessed_on": "2026-05-15",
    "assessed_by": "P-02",
}
TREATMENT = {
    "id": "T-001",
    "title": "機器の二重化",
    "risks": ["R-001"],
    "action": "予備機を置く",
    "route": "project",
    "owner": "P-01",
    "approved_by": "P-01",
    "approved_on": "2026-05-29",
    "due": "2027-01-31",
    "progress": [{"date": "2026-09-30", "by": "P-01", "percent": "60"}],
}
ASSET = {
    "id": "A-01",
    "name": "見積書",
    "department": "D-01",
    "owner": "P-01",
    "medium": ["server"],
    "personal_information": ["none"],
    "confidentiality": "2",
    "integrity": "1",
    "availability": "1",
}
SETTINGS = {
    "format": 1,
    "stage": "operating",
    "organisation": {"name": "株式会社みほん"},
    "standards": ["iso27001"],
    "scope": "全社",
}


CERTIFIED = {**SETTINGS, "stage": "certified", "risk": {"method": "ipa-sme-3.1", "acceptable": "score:4"}}
FORMER = "id: P-03\nname: 三田 実\ndepartment: D-01\nemployment: officer\nleft: 2026-10-31\n"
"""Someone who has left, and whose roles were emptied."""
BOTH = ["P-01", "P-02"]


def but(record: Mapping[str, Any], **changes: Any) -> str:
    changed = {name: value for name, value in {**record, **changes}.items() if value is not None}
    return json.dumps(changed, ensure_ascii=False)


def found(judged: Judged, code: str, files: Mapping[str, str]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in judged(files) if diagnostic.code == code]


def spot(diagnostic: Diagnostic) -> tuple[Any, ...]:
    assert isinstance(diagnostic.where, Spot)
    return (diagnostic.where.path, *diagnostic.where.field)


IN_TIME = {"risks/R.yaml": but(RISK), "treatments/T.yaml": but(TREATMENT)}
UNSTAMPED = {"RSK008"}
"""What is said about each acceptance here that carries no stamp: it holds all the same."""


def test_a_treated_and_accepted_risk_is_in_order(judged: Judged) -> None:
    assert {d.code for d in judged(IN_TIME)} == UNSTAMPED


class TestNotAccepted:
    @pytest.mark.parametrize(
        ("changes", "field", "said"),
        [
            ({"accepted_by": None, "accepted_on": None}, (), "青木 健一"),
            ({"accepted_on": None}, (), "受容日"),
            ({"accepted_by": ["P-02"]}, ("accepted_by",), "大森 由美"),
            ({"residual": {"vulnerability": "2"}}, ("accepted_by",), "トップマネジメント"),
        ],
    )
    def test_it_is_said_who_is_lacking(
        self, changes: Any, field: tuple[str, ...], said: str, judged: Judged
    ) -> None:
        files = {**IN_TIME, "risks/R.yaml": but(RISK, **changes)}
        (diagnostic,) = found(judged, "RSK001", files)
        assert spot(diagnostic) == ("risks/R.yaml", *field)
        assert said in diagnostic.message.say("ja")

    @pytest.mark.parametrize(
        ("standards", "level"), [(["iso27001"], Level.WARNING), (["iso27001", "pmark"], Level.ERROR)]
    )
    def test_top_management_is_asked_for_by_the_privacymark(
        self, standards: list[str], level: Level, judged: Judged
    ) -> None:
        settings = {**CERTIFIED, "standards": standards}
        risk = but(RISK, residual={"vulnerability": "2"})
        (diagnostic,) = found(judged, "RSK001", {"isms.yaml": but(settings), **IN_TIME, "risks/R.yaml": risk})
        assert diagnostic.level is level

    def test_a_president_who_has_left_may_have_been_top_management(self, judged: Judged) -> None:
        risk = but(RISK, residual={"vulnerability": "2"}, accepted_by=["P-01", "P-03"])
        files = {**IN_TIME, "risks/R.yaml": risk, "people/P-03.yaml": FORMER}
        assert not found(judged, "RSK001", files)
        files["people/P-03.yaml"] = f"{FORMER}appointments: [{{role: top_management, since: 2026-06-01}}]\n"
        assert len(found(judged, "RSK001", files)) == 1
        files["people/P-03.yaml"] = FORMER.replace("left", "x_left")
        assert len(found(judged, "RSK001", files)) == 1

    @pytest.mark.parametrize(
        ("left", "level"), [("", Level.ERROR), ("2026-11-22", Level.ERROR), ("2026-11-21", Level.WARNING)]
    )
    def test_the_owner_before_has_accepted_and_left(self, left: str, level: Level, judged: Judged) -> None:
        person = FORMER.replace("2026-10-31", left)
        files = {"people/P-03.yaml": person, **IN_TIME, "risks/R.yaml": but(RISK, accepted_by=["P-03"])}
        (diagnostic,) = found(judged, "RSK001", {"isms.yaml": but(CERTIFIED), **files})
        assert diagnostic.level is level

    @pytest.mark.parametrize("decision", ["reduce", "avoid", "transfer", "accept"])
    def test_it_holds_for_every_decision(self, decision: str, judged: Judged) -> None:
        risk = but(RISK, factors=ONE, residual=None, decision=decision, accepted_by=None, accepted_on=None)
        assert len(found(judged, "RSK001", {"risks/R.yaml": risk})) == 1

    def test_what_is_undecided_or_a_draft_is_not_unaccepted(self, judged: Judged) -> None:
        bare = {"accepted_by": None, "accepted_on": None}
        assert not found(judged, "RSK001", {"risks/R.yaml": but(RISK, decision="open", **bare)})
        assert not found(judged, "RSK001", {"risks/R.yaml": but(RISK, draft=True, **bare)})

    @pytest.mark.parametrize(
        ("changes", "code"),
        [({"accepted_on": "2026-5-29"}, "REC002"), ({"accepted_by": "山田 花子"}, "REF002")],
    )
    def test_an_acceptance_that_could_not_be_read_is_not_called_missing(
        self, changes: Any, code: str, judged: Judged
    ) -> None:
        alike = [
            {"id": id_, "name": "山田 花子", "department": "D-01", "employment": "employee"}
            | {"pledge_signed": "2020-04-01"}
            for id_ in ("P-98", "P-99")
        ]
        people = {"people/alike.yaml": json.dumps(alike, ensure_ascii=False)}
        files = {**IN_TIME, **people, "risks/R.yaml": but(RISK, **changes)}
        assert {d.code for d in judged(files)} == {code}

    @pytest.mark.parametrize(
        ("stage", "level"),
        [("building", Level.INFO), ("operating", Level.WARNING), ("certified", Level.ERROR)],
    )
    def test_it_weighs_more_as_the_programme_goes_on(self, stage: str, level: Level, judged: Judged) -> None:
        settings = but(SETTINGS, stage=stage, risk={"method": "ipa-sme-3.1"})
        risk = but(RISK, factors=ONE, residual=None, accepted_by=None, accepted_on=None)
        (diagnostic,) = found(judged, "RSK001", {"isms.yaml": settings, "risks/R.yaml": risk})
        assert diagnostic.level is level


class TestNotTreatedInTime:
    @pytest.mark.parametrize(
        ("treatment", "residual", "said"),
        [
            (None, RISK["residual"], "登録されていません"),
            ({"approved_by": None, "approved_on": None}, RISK["residual"], "承認されていません"),
            ({"due": "2026-11-21"}, RISK["residual"], "期限を過ぎています"),
            ({}, None, "対応後の評価値がない"),
            ({"done": "2026-10-01"}, {"vulnerability": "2"}, "すべて完了していて"),
        ],
    )
    def test_it_is_said_why(self, treatment: Any, residual: Any, said: str, judged: Judged) -> None:
        files = {"risks/R.yaml": but(RISK, residual=residual)}
        if treatment is not None:
            files["treatments/T.yaml"] = but(TREATMENT, **treatment)
        (diagnostic,) = found(judged, "RSK003", files)
        assert spot(diagnostic) == ("risks/R.yaml", "decision")
        assert said in diagnostic.message.say("ja")

    def test_a_remainder_that_is_not_accepted_is_said_once(self, judged: Judged) -> None:
        files = {**IN_TIME, "risks/R.yaml": but(RISK, residual={"vulnerability": "2"})}
        assert {d.code for d in judged(files)} == {"RSK001"}
        over = but(RISK, residual={"vulnerability": "2"}, accepted_by=BOTH, accepted_until="2026-11-21")
        assert {d.code for d in judged({**files, "risks/R.yaml": over})} == {"RSK009"}
        undecided = but(RISK, residual={"vulnerability": "2"}, decision="open")
        (diagnostic,) = found(judged, "RSK003", {**files, "risks/R.yaml": undecided})
        assert "対応後のリスク(6・高)も" in diagnostic.message.say("ja")

    def test_what_remains_after_all_treatments_may_be_accepted(self, judged: Judged) -> None:
        risk = but(RISK, residual={"vulnerability": "2"}, accepted_by=BOTH, accepted_until="2027-03-31")
        treatment = but(TREATMENT, done="2026-10-01", result="二重化した", progress=None)
        files = {"isms.yaml": but(CERTIFIED), "risks/R.yaml": risk, "treatments/T.yaml": treatment}
        (diagnostic,) = found(judged, "RSK003", files)
        assert diagnostic.level is Level.WARNING
        assert "decision を accept" in diagnostic.message.say("ja")

    @pytest.mark.parametrize(
        ("assessed_on", "days", "level"),
        [
            ("2026-10-23", None, Level.WARNING),
            ("2026-10-22", None, Level.ERROR),
            ("2026-10-22", "31", Level.WARNING),
            (None, None, Level.ERROR),
        ],
    )
    def test_it_takes_some_time_to_decide(
        self, assessed_on: str | None, days: str | None, level: Level, judged: Judged
    ) -> None:
        settings = {**CERTIFIED, "rules": {"RSK003": {"days": days}} if days else None}
        risk = but(RISK, decision="open", assessed_on=assessed_on)
        (diagnostic,) = found(judged, "RSK003", {"isms.yaml": but(settings), "risks/R.yaml": risk})
        assert diagnostic.level is level

    def test_nothing_is_said_where_a_treatment_could_not_be_read(self, judged: Judged) -> None:
        files = {"risks/R.yaml": but(RISK), "treatments/T.yaml": but(TREATMENT, due=None)}
        codes = {diagnostic.code for diagnostic in judged(files)}
        assert "RSK003" not in codes
        assert "REC026" in codes

    @pytest.mark.parametrize("field", ["approved_on", "done"])
    def test_a_date_that_could_not_be_read_is_not_called_missing(self, field: str, judged: Judged) -> None:
        late = but(TREATMENT, due="2026-11-21", **{field: "2026-13-01"})
        said = {d.code for d in judged({**IN_TIME, "treatments/T.yaml": late})}
        assert "REC002" in said
        assert "RSK003" not in said

    def test_a_treatment_that_is_a_draft_is_neither_under_way_nor_done(self, judged: Judged) -> None:
        draft = but(TREATMENT, draft=True, done="2026-10-01")
        (diagnostic,) = found(judged, "RSK003", {**IN_TIME, "treatments/T.yaml": draft})
        assert "登録されていません" in diagnostic.message.say("ja")

    def test_a_risk_to_be_accepted_is_not_also_called_untreated(self, judged: Judged) -> None:
        risk = but(RISK, decision="accept", residual=None)
        assert {d.code for d in judged({"risks/R.yaml": risk})} == {"RSK001"}


class TestNotScored:
    def test_every_missing_factor_is_named_once(self, judged: Judged) -> None:
        (diagnostic,) = found(judged, "RSK004", {"risks/R.yaml": but(RISK, factors={"threat": "1"})})
        assert spot(diagnostic) == ("risks/R.yaml", "factors")
        said = diagnostic.message.say("ja")
        assert "(confidentiality 機密性、integrity 完全性、availability 可用性、" in said

    def test_a_kind_without_assets_is_told_unless_assets_were_lost(self, judged: Judged) -> None:
        files = {"risks/R.yaml": but(RISK, asset_kind="paper"), "assets/A.yaml": but(ASSET)}
        (diagnostic,) = found(judged, "RSK004", files)
        assert spot(diagnostic) == ("risks/R.yaml", "asset_kind")
        files["assets/B.yaml"] = but(ASSET, id="A-02", name=None)
        assert not found(judged, "RSK004", files)

    def test_a_draft_is_left_alone(self, judged: Judged) -> None:
        assert not found(judged, "RSK004", {"risks/R.yaml": but(RISK, draft=True, factors={"threat": "1"})})

    def test_a_broken_reference_is_told_once_and_as_such(self, judged: Judged) -> None:
        codes = [d.code for d in judged({"risks/R.yaml": but(RISK, asset="A-99")}) if d.level is Level.ERROR]
        assert codes == ["REF001"]


class TestOffTheScale:
    def test_the_exact_field_is_named(self, judged: Judged) -> None:
        risk = but(
            RISK, factors={**NINE, "threat": "4"}, current={"wind": "1"}, residual={"vulnerability": "x"}
        )
        fields = [spot(d) for d in found(judged, "RSK005", {"risks/R.yaml": risk})]
        assert fields == [
            ("risks/R.yaml", "factors", "threat"),
            ("risks/R.yaml", "current", "wind"),
            ("risks/R.yaml", "residual", "vulnerability"),
        ]

    def test_assets_are_looked_at_where_the_method_asks_them(self, judged: Judged) -> None:
        files = {"assets/A.yaml": but(ASSET, integrity="4", availability="極")}
        assert [spot(d) for d in found(judged, "RSK005", files)] == [
            ("assets/A.yaml", "integrity"),
            ("assets/A.yaml", "availability"),
        ]
        files["isms.yaml"] = but(SETTINGS, risk={"method": "iso27005-5x5"})
        assert not found(judged, "RSK005", files)


class TestMethod:
    @pytest.mark.parametrize(
        ("risk", "field"),
        [
            ({"method": "ipa-sme-31"}, ("risk", "method")),
            ({"method": "ipa-sme-3.1", "lifecycle_method": "none"}, ("risk", "lifecycle_method")),
            ({"method": "ipa-sme-3.1", "acceptable": "level:x"}, ("risk", "acceptable")),
            (
                {"method": "ipa-sme-3.1", "acceptable": {"ipa-sme-3.1": "score:x"}},
                ("risk", "acceptable", "ipa-sme-3.1"),
            ),
        ],
    )
    def test_what_is_wrong_with_the_settings(self, risk: Any, field: tuple[str, ...], judged: Judged) -> None:
        (diagnostic,) = found(judged, "RSK006", {"isms.yaml": but(SETTINGS, risk=risk)})
        assert spot(diagnostic) == ("isms.yaml", *field)

    def test_a_method_that_nobody_knows_may_be_meant_for_any_that_ships(self, judged: Judged) -> None:
        settings = but(SETTINGS, risk={"method": "ten-levle"})
        (diagnostic,) = found(judged, "RSK006", {"isms.yaml": settings})
        said = diagnostic.message.say("en")
        assert "Did you mean 'ten-level'?" in said
        assert "ipa-sme-3.1, ipa-sme-4.0, iso27005-5x5" in said

    def test_a_criterion_for_a_method_that_is_not_in_use_is_nobody_s_business(self, judged: Judged) -> None:
        risk = {
            "method": "ipa-sme-3.1",
            "acceptable": {"ipa-sme-3.1": "score:4", "iso27005-5x5": "level:low"},
        }
        assert not found(judged, "RSK006", {"isms.yaml": but(SETTINGS, risk=risk)})

    def test_a_criterion_for_a_method_that_nobody_knows_may_be_meant_for_the_one_in_use(
        self, judged: Judged
    ) -> None:
        risk = {"method": "ipa-sme-3.1", "acceptable": {"ipa-sme-31": "score:2"}}
        (diagnostic,) = found(judged, "RSK006", {"isms.yaml": but(SETTINGS, risk=risk)})
        assert spot(diagnostic) == ("isms.yaml", "risk", "acceptable", "ipa-sme-31")

    def test_a_method_that_could_not_be_read_is_named_once(self, judged: Judged) -> None:
        settings = {"isms.yaml": but(SETTINGS, risk={"method": "own"})}
        broken = {**settings, "knowledge/methods/own.yaml": "id：own\n", "risks/R.yaml": but(RISK)}
        assert {d.code for d in judged(broken)} == {"REC006"} | UNSTAMPED

    def test_a_method_of_which_a_part_could_not_be_read_scores_nothing(self, judged: Judged) -> None:
        scale = {
            "title_ja": "影響",
            "title_en": "Impact",
            "asked_of": "risk",
            "levels": [{"value": str(n), "label_ja": str(n), "label_en": str(n)} for n in (1, 2)],
        }
        step = {"name": "doubled", "title_ja": "値", "title_en": "Value", "kind": "maximum", "of": ["impact"]}
        method = {
            "id": "own", "title_ja": "独自", "title_en": "Own", "version": "1", "source": "社内",
            "confidence": "high", "acceptable": "score:1", "scales": {"impact": scale},
            "steps": [step, {**step, "name": "score", "kind": "power"}],
            "bands": [{"level": "low", "from": "1", "to": "2", "label_ja": "低", "label_en": "Low"}],
            "bands_source": "ours",
        }  # fmt: skip
        files = {
            "isms.yaml": but(SETTINGS, risk={"method": "own"}),
            "knowledge/methods/own.yaml": json.dumps(method, ensure_ascii=False),
            "risks/R.yaml": but(RISK, factors={"impact": "1"}, residual=None),
        }
        assert {d.code for d in judged(files)} == {"REC002"} | UNSTAMPED

    def test_risks_need_a_method(self, judged: Judged) -> None:
        files = {"isms.yaml": but(SETTINGS), "risks/R.yaml": but(RISK)}
        (diagnostic,) = found(judged, "RSK006", files)
        assert spot(diagnostic) == ("isms.yaml", "risk")
        assert {d.code for d in judged(files)} == {"RSK006"} | UNSTAMPED

    def test_a_criterion_that_cannot_be_read_blames_no_risk(self, judged: Judged) -> None:
        settings = but(SETTINGS, risk={"method": "ipa-sme-3.1", "acceptable": "level:x"})
        codes = {d.code for d in judged({"isms.yaml": settings, "risks/R.yaml": but(RISK)})}
        assert codes == {"RSK006"} | UNSTAMPED


class TestStamps:
    def test_one_line_tells_of_all_that_are_missing(self, judged: Judged) -> None:
        low = {"factors": ONE, "residual": None}
        stamp = {"accepted": {"digest": "0"}}
        files = {f"risks/R-{n}.yaml": but(RISK, id=f"R-{n}", **low) for n in range(3)}
        for more in ({}, {"risks/S.yaml": but(RISK, id="R-9", stamps=stamp, **low)}):
            (diagnostic,) = found(judged, "RSK008", {**files, **more})
            assert "3 件" in diagnostic.message.say("ja")
            assert diagnostic.level is Level.INFO
            assert spot(diagnostic) == ("risks/R-0.yaml", "accepted_on")

    def test_what_is_not_accepted_lacks_no_stamp(self, judged: Judged) -> None:
        low = {"factors": ONE, "residual": None}
        for changes in ({"decision": "open"}, {"accepted_on": None}, {"accepted_until": "2026-11-21"}):
            assert not found(judged, "RSK008", {"risks/R.yaml": but(RISK, **low, **changes)})

    def test_an_acceptance_that_ran_out_is_told_at_its_last_day(self, judged: Judged) -> None:
        files = {**IN_TIME, "risks/R.yaml": but(RISK, accepted_until="2026-11-21")}
        (diagnostic,) = found(judged, "RSK009", files)
        assert spot(diagnostic) == ("risks/R.yaml", "accepted_until")
        assert diagnostic.level is Level.ERROR

    @pytest.mark.parametrize(
        ("code", "changes"),
        [
            ("RSK009", {"accepted_until": "2026-11-21"}),
            ("RSK009", {"stamps": {"accepted": {"digest": "0"}}}),
            ("RSK002", {"factors": ONE, "residual": {"threat": "3", "vulnerability": "3"}}),
        ],
    )
    def test_a_draft_is_left_alone(self, code: str, changes: Any, judged: Judged) -> None:
        assert len(found(judged, code, {"risks/R.yaml": but(RISK, **changes)})) == 1
        assert not found(judged, code, {"risks/R.yaml": but(RISK, draft=True, **changes)})


class TestExempt:
    @pytest.mark.parametrize(
        ("changes", "fields"),
        [
            ({"asset_kind": "server", "exempt": ["A-01"]}, []),
            ({"asset_kind": "サーバー", "exempt": ["A-01", "A-02"]}, [("exempt", 1)]),
            ({"asset_kind": "契約", "exempt": ["A-01", "A-02"]}, [("exempt", 0)]),
            ({"asset": "A-01", "exempt": ["A-02"]}, [("exempt",)]),
            ({"asset_kind": "server", "exempt": ["A-99"]}, []),
        ],
    )
    def test_what_is_not_of_the_kind_has_no_effect(
        self, changes: Any, fields: list[tuple[Any, ...]], judged: Judged
    ) -> None:
        files = {
            "assets/A-01.yaml": but(ASSET),
            "assets/A-02.yaml": but(ASSET, id="A-02", medium=["paper"], category="契約"),
            "risks/R.yaml": but(RISK, **changes),
        }
        assert [spot(each)[1:] for each in found(judged, "RSK022", files)] == fields
