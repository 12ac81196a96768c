"""When a risk has to be assessed again, and what every assessment has to say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from isms import api
from isms.diagnostic import FieldPath, Level, Spot
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.risk.acceptance import stamp_of
from isms.risk.score import scores
from tests.rules.test_risk_rules import ASSET, FORMER, NINE, ONE, RISK, SETTINGS, TREATMENT, but

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]
    Found = tuple[Level, FieldPath]

DAY = date(2026, 11, 22)
CERTIFIED = but(SETTINGS, stage="certified", risk={"method": "ipa-sme-3.1", "acceptable": "score:4"})
LOW = {**RISK, "factors": ONE, "residual": None}
ON_ASSET = {**LOW, "asset": "A-01"}
INCIDENT = {
    "id": "INC-01",
    "title": "見積書の誤送信",
    "level": "incident",
    "known_on": "2026-08-03",
    "assets": ["A-01"],
    "closed_on": "2026-08-31",
}
CHANGE = {
    "id": "CHG-01",
    "title": "サーバーの入替え",
    "planned_on": "2026-09-19",
    "owner": "P-01",
    "approved_on": "2026-08-28",
    "assets": ["A-01"],
    "done": "2026-09-19",
}


def found(judged: Judged, code: str, files: Mapping[str, str]) -> list[Found]:
    said = judged({"isms.yaml": CERTIFIED, **files})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


LATE = [(Level.ERROR, ("review_due",))]
OLD = ("assessed_on",)


class TestAssessedAgain:
    @pytest.mark.parametrize(
        ("assessed_on", "review_due", "said"),
        [
            ("2026-05-15", "2026-11-22", []),
            ("2026-05-15", "2026-11-21", LATE),
            (None, "2026-11-21", LATE),
            ("2026-11-20", "2026-11-21", LATE),
            ("2026-11-21", "2026-11-21", []),
            ("2026-11-16", "2026-05-31", []),
            ("2020-05-15", "2027-05-31", []),
            ("2026-04-01", None, []),
            ("2026-03-31", None, [(Level.INFO, OLD)]),
            ("2025-03-31", None, [(Level.ERROR, OLD)]),
            (None, None, []),
            ("2026-12-01", None, []),
            ("2025-03-31", "令和8年", []),
        ],
    )
    def test_once_a_year_or_by_the_day_that_the_risk_names(
        self, assessed_on: str | None, review_due: str | None, said: list[Found], judged: Judged
    ) -> None:
        risk = but(LOW, assessed_on=assessed_on, review_due=review_due)
        assert found(judged, "RSK010", {"risks/R.yaml": risk}) == said

    @pytest.mark.parametrize(
        ("changes", "assessed_on", "times"),
        [
            ({}, "2026-08-02", 1),
            ({}, "2026-08-03", 0),
            ({"level": None}, "2026-08-02", 1),
            ({"level": "event"}, "2026-08-02", 0),
            ({"closed_on": None}, "2026-08-02", 0),
            ({"closed_on": "2026-10-22"}, "2026-08-02", 1),
            ({"closed_on": "2026-10-23"}, "2026-08-02", 0),
            ({"assets": None}, "2026-08-02", 0),
            ({"draft": True}, "2026-08-02", 0),
        ],
    )
    def test_after_an_incident(self, changes: Any, assessed_on: str, times: int, judged: Judged) -> None:
        files = {
            "assets/A.yaml": but(ASSET),
            "incidents/I.yaml": but(INCIDENT, **changes),
            "risks/R.yaml": but(ON_ASSET, assessed_on=assessed_on),
        }
        assert found(judged, "RSK010", files) == [(Level.WARNING, OLD)] * times

    def test_what_weighs_more_is_said_of_an_incident_and_a_change(self, judged: Judged) -> None:
        files = {
            "assets/A.yaml": but(ASSET),
            "changes/C.yaml": but(CHANGE, approved_on="2026-07-01", done="2026-07-20"),
            "incidents/I.yaml": but(INCIDENT),
            "risks/R.yaml": but(ON_ASSET, assessed_on="2026-05-15"),
        }
        assert found(judged, "RSK010", files) == [(Level.ERROR, OLD)]

    @pytest.mark.parametrize(
        ("changes", "assessed_on", "times"),
        [
            ({}, "2026-08-27", 1),
            ({}, "2026-08-28", 0),
            ({"approved_on": None}, "2026-09-18", 1),
            ({"approved_on": None}, "2026-09-19", 0),
            ({"done": None}, "2026-08-27", 0),
            ({"assets": None, "risks": ["R-001"]}, "2026-08-27", 1),
        ],
    )
    def test_after_a_change(self, changes: Any, assessed_on: str, times: int, judged: Judged) -> None:
        files = {
            "assets/A.yaml": but(ASSET),
            "changes/C.yaml": but(CHANGE, **changes),
            "risks/R.yaml": but(ON_ASSET, assessed_on=assessed_on),
        }
        assert found(judged, "RSK010", files) == [(Level.ERROR, OLD)] * times

    def test_the_firm_may_allow_more_time(self, judged: Judged) -> None:
        settings = {"RSK010": {"days": "90"}}
        risk = {"method": "ipa-sme-3.1", "acceptable": "score:4"}
        files = {
            "isms.yaml": but(SETTINGS, stage="certified", risk=risk, rules=settings),
            "assets/A.yaml": but(ASSET),
            "incidents/I.yaml": but(INCIDENT),
            "risks/R.yaml": but(ON_ASSET, assessed_on="2026-08-02"),
        }
        assert found(judged, "RSK010", files) == []


class TestCriterion:
    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"criteria_approved_by": "P-02", "criteria_approved_on": "2026-04-10"}, []),
            ({"criteria_approved_by": "P-02"}, [(Level.WARNING, ("risk",))]),
            ({"criteria_approved_on": "2026-04-10"}, [(Level.WARNING, ("risk",))]),
            (
                {"criteria_approved_by": "P-02", "criteria_approved_on": "2026-11-23"},
                [(Level.WARNING, ("risk",))],
            ),
            ({"criteria_approved_by": "P-02", "criteria_approved_on": "4月"}, []),
            (
                {"criteria_approved_by": "P-01", "criteria_approved_on": "2026-04-10"},
                [(Level.WARNING, ("risk", "criteria_approved_by"))],
            ),
            ({"criteria_approved_by": "P-01", "criteria_approved_on": "2026-03-31"}, []),
            ({"criteria_approved_by": "P-03", "criteria_approved_on": "2026-04-10"}, []),
        ],
    )
    def test_top_management_approves_it(
        self, changes: Mapping[str, str], said: list[Found], judged_whole: Judged
    ) -> None:
        risk = {"method": "ipa-sme-3.1", "acceptable": "score:4", **changes}
        files = {
            "isms.yaml": but(SETTINGS, stage="certified", risk=risk),
            "risks/R.yaml": but(LOW),
            "people/P-03.yaml": FORMER,
        }
        assert found(judged_whole, "RSK011", files) == said

    def test_it_is_not_asked_for_before_there_are_risks(self, judged_whole: Judged) -> None:
        assert found(judged_whole, "RSK011", {}) == []


INFORMATION = {
    "id": "PI-01",
    "name": "応募書類",
    "department": "D-01",
    "owner": "P-01",
    "purpose": "採用選考",
    "items": "氏名",
    "acquisition": "direct_written",
    "medium": "紙",
    "location": "書庫",
    "retention": "6か月",
    "disposal": "溶解",
}


class TestNothingToAssess:
    @pytest.mark.parametrize(
        ("ended", "changes", "times"),
        [
            ("2026-11-21", {}, 1),
            ("2026-11-21", {"decision": "avoid"}, 0),
            ("2026-11-21", {"draft": True}, 0),
            ("2026-11-22", {}, 0),
            (None, {}, 0),
        ],
    )
    def test_personal_information_that_is_not_handled_any_more(
        self, ended: str | None, changes: Any, times: int, judged: Judged
    ) -> None:
        files = {
            "personal-information/PI.yaml": but(INFORMATION, ended=ended),
            "risks/R.yaml": but(LOW, personal_information="PI-01", phase="use", **changes),
        }
        assert found(judged, "RSK012", files) == [(Level.WARNING, ("personal_information",))] * times

    @pytest.mark.parametrize("gone", ["asset", "personal_information", None])
    def test_nobody_assesses_again_or_plans_what_is_gone(self, gone: str | None, judged: Judged) -> None:
        ended = "2026-11-21" if gone == "personal_information" else None
        avoided = {"decision": "avoid", "controls": None, "review_due": "2026-11-20"}
        files = {
            "assets/A.yaml": but(ASSET, disposed="2026-09-30" if gone == "asset" else None),
            "personal-information/PI.yaml": but(INFORMATION, ended=ended),
            "risks/R.yaml": but(LOW, asset="A-01", **avoided),
            "risks/S.yaml": but(LOW, id="R-002", personal_information="PI-01", phase="use", **avoided),
        }
        assert found(judged, "RSK012", files) == []
        assert len(found(judged, "RSK010", files)) == (1 if gone else 2)
        assert len(found(judged, "RSK014", files)) == (1 if gone else 2)

    @pytest.mark.parametrize(
        ("files", "said"),
        [
            ({}, [(Level.ERROR, ("standards",))]),
            ({"risks/R.yaml": but(LOW, draft=True)}, [(Level.ERROR, ("standards",))]),
            ({"risks/R.yaml": but(LOW)}, []),
            ({"risks/R.yaml": but(LOW, title=None)}, []),
        ],
    )
    def test_a_programme_without_risks(
        self, files: Mapping[str, str], said: list[Found], judged_whole: Judged
    ) -> None:
        assert found(judged_whole, "RSK015", files) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"assessed_by": None}, ["評価者"]),
        ({"assessed_on": None}, ["評価日"]),
        ({"assessed_on": None, "assessed_by": None}, ["評価日、評価者"]),
        ({"assessed_on": "5月"}, []),
        ({"assessed_by": None, "draft": True}, []),
    ],
)
def test_who_assessed_a_risk_and_when(changes: Any, said: list[str], judged: Judged) -> None:
    spoken = [
        d.message.say("ja") for d in judged({"risks/R.yaml": but(LOW, **changes)}) if d.code == "RSK013"
    ]
    assert len(spoken) == len(said)
    assert all(words in sentence for words, sentence in zip(said, spoken, strict=True))


@pytest.mark.parametrize(
    ("changes", "treatment", "times"),
    [
        ({"controls": None}, None, 1),
        ({}, None, 0),
        ({"controls": None}, but(TREATMENT), 0),
        ({"controls": None, "decision": "accept"}, None, 0),
        ({"controls": None, "decision": "open"}, None, 0),
        ({"controls": None, "decision": "transfer"}, None, 1),
        ({"controls": None}, but(TREATMENT, due=None), 0),
        ({"controls": None, "factors": NINE}, None, 0),
        ({"controls": None, "factors": {"threat": "1"}}, None, 1),
    ],
)
def test_a_decision_is_carried_out(changes: Any, treatment: str | None, times: int, judged: Judged) -> None:
    files = {"risks/R.yaml": but(LOW, **changes)}
    if treatment is not None:
        files["treatments/T.yaml"] = treatment
    assert found(judged, "RSK014", files) == [(Level.WARNING, ("decision",))] * times


@pytest.mark.parametrize(
    ("changes", "treatment", "standard", "times"),
    [
        ({"controls": None}, but(TREATMENT), "iso27001", 1),
        ({"controls": None}, but(TREATMENT), "pmark", 0),
        ({}, but(TREATMENT), "iso27001", 0),
        ({"controls": None}, None, "iso27001", 0),
        ({"controls": None}, but(TREATMENT, controls=["A.8.14"]), "iso27001", 0),
        ({"controls": None}, but(TREATMENT, due=None), "iso27001", 0),
        ({"controls": None, "decision": "transfer"}, but(TREATMENT), "iso27001", 0),
        ({"controls": None, "asset": "A-01"}, but(TREATMENT), "iso27001", 0),
    ],
)
def test_a_risk_that_is_reduced_names_its_controls(
    changes: Any, treatment: str | None, standard: str, times: int, judged: Judged
) -> None:
    files = {
        "isms.yaml": but(SETTINGS, standards=[standard], risk={"method": "ipa-sme-3.1"}),
        "assets/A-01.yaml": but(ASSET, disposed="2026-05-01"),
        "risks/R.yaml": but(LOW, **changes),
    }
    if treatment is not None:
        files["treatments/T.yaml"] = treatment
    assert found(judged, "RSK021", files) == [(Level.WARNING, ("controls",))] * times


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, 1),
        ({"accepted_until": "2027-03-31"}, 0),
        ({"accepted_until": "来年"}, 0),
        ({"accepted_by": ["P-01"]}, 0),
        ({"factors": ONE}, 0),
        ({"current": ONE}, 0),
        ({"decision": "reduce"}, 0),
    ],
)
def test_what_is_above_the_criterion_is_accepted_for_a_time(changes: Any, times: int, judged: Judged) -> None:
    accepted = {"residual": None, "decision": "accept", "accepted_by": ["P-01", "P-02"], "factors": NINE}
    risk = but({**RISK, **accepted}, **changes)
    assert found(judged, "RSK017", {"risks/R.yaml": risk}) == [(Level.WARNING, ("accepted_on",))] * times


@pytest.mark.parametrize(
    ("until", "changes", "left"),
    [
        ("2026-11-21", {}, None),
        ("2026-11-22", {}, 0),
        ("2027-01-21", {}, 60),
        ("2027-01-22", {}, None),
        ("2027-01-21", {"draft": True}, None),
        ("2027-01-21", {"accepted_by": []}, None),
        ("2027-01-21", {"factors": NINE}, None),
        ("2027-01-21", {"factors": NINE, "accepted_by": ["P-01", "P-02"]}, 60),
    ],
)
def test_an_acceptance_that_ends_soon_is_named_while_it_holds(
    until: str, changes: Any, left: int | None, judged: Judged
) -> None:
    accepted = {"residual": None, "decision": "accept", "factors": ONE, "accepted_until": until}
    files = {"risks/R.yaml": but({**RISK, **accepted}, **changes)}
    named = [each.message.say("en") for each in judged(files) if each.code == "RSK023"]
    said = f"The acceptance of what remains of the risk ends on {until} (days left: {left})."
    assert named == ([] if left is None else [said])


def test_how_long_before_its_end_an_acceptance_is_named_is_a_setting(judged: Judged) -> None:
    files = {
        "isms.yaml": but(SETTINGS, risk={"method": "ipa-sme-3.1"}, rules={"RSK023": {"days": 90}}),
        "risks/R.yaml": but(RISK, accepted_until="2027-02-20"),
    }
    assert found(judged, "RSK023", files) == [(Level.INFO, ("accepted_until",))]
    files["risks/R.yaml"] = but(RISK, accepted_until="2027-02-21")
    assert found(judged, "RSK023", files) == []


@pytest.mark.parametrize(("standard", "times"), [("pmark", 1), ("iso27001", 0)])
def test_the_phase_is_asked_for_where_there_is_a_privacymark(
    standard: str, times: int, judged: Judged
) -> None:
    settings = but(SETTINGS, standards=[standard], risk={"method": "ipa-sme-3.1"})
    files = {"isms.yaml": settings, "risks/R.yaml": but(LOW, personal_information="PI-01")}
    assert found(judged, "RSK016", files) == [(Level.WARNING, ("personal_information",))] * times


@pytest.mark.parametrize(
    ("external", "changes", "times"),
    [("true", {}, 1), ("false", {}, 0), ("true", {"owner": "P-01"}, 0), ("true", {"draft": True}, 0)],
)
def test_a_risk_is_owned_by_one_of_our_own(external: str, changes: Any, times: int, judged: Judged) -> None:
    files = {
        "departments/D-09.yaml": f"id: D-09\nname: 顧問\nexternal: {external}\n",
        "people/P-09.yaml": "id: P-09\nname: 吉田 亮\ndepartment: D-09\nemployment: contractor\n",
        "risks/R.yaml": but(LOW, **{"owner": "P-09", **changes}),
    }
    assert found(judged, "RSK018", files) == [(Level.WARNING, ("owner",))] * times


@pytest.mark.parametrize(
    ("left", "accepted_on", "times"),
    [
        ("2026-05-28", "2026-05-29", 1),
        ("2026-05-29", "2026-05-29", 0),
        ("2026-11-22", "2026-05-29", 0),
        ("2026-05-28", None, 0),
    ],
)
def test_nobody_accepts_a_risk_after_leaving(
    left: str, accepted_on: str | None, times: int, judged: Judged
) -> None:
    files = {
        "people/P-03.yaml": f"id: P-03\nname: 三田 実\ndepartment: D-01\nemployment: officer\nleft: {left}\n",
        "risks/R.yaml": but(LOW, accepted_by=["P-01", "P-03"], accepted_on=accepted_on),
    }
    assert found(judged, "RSK019", files) == [(Level.ERROR, ("accepted_by", 1))] * times


class TestMethodChangedSince:
    STEP: ClassVar[dict[str, Any]] = {"name": "score", "kind": "product", "of": ["likelihood", "effect"]}
    PATH = "knowledge/methods/our-own.yaml"

    def method(self, **changes: Any) -> str:
        levels = [{"value": n, "label_ja": str(n), "label_en": str(n)} for n in (2, 1)]
        scale = {"title_ja": "度合い", "title_en": "Degree", "asked_of": "risk", "levels": levels}
        whole = {
            "id": "our-own", "title_ja": "自社の方法", "title_en": "Our own", "version": 1,
            "source": "委員会", "confidence": "high", "acceptable": "level:low",
            "scales": {"likelihood": scale, "effect": scale}, "steps": [self.STEP],
            "bands": [
                {"level": "high", "from": 3, "to": 4, "label_ja": "高", "label_en": "High"},
                {"level": "low", "from": 1, "to": 2, "label_ja": "低", "label_en": "Low"},
            ],
            "bands_source": "ours",
        }  # fmt: skip
        return json.dumps({**whole, **changes}, ensure_ascii=False, indent=1)

    def accepted(self, own: str, name: str = "our-own", **changes: Any) -> dict[str, str]:
        """Return four risks accepted under a method, by stamps as isms accept writes them."""
        given = {"likelihood": 1, "effect": 1} if name == "our-own" else ONE
        files = {
            "isms.yaml": but(SETTINGS, stage="certified", risk={"method": name}),
            self.PATH: own,
            **{
                f"risks/R-00{n}.yaml": but(
                    LOW, id=f"R-00{n}", factors=given, decision="accept",
                    accepted_by=["P-01"], accepted_on="2026-05-29", **changes,
                )
                for n in range(1, 5)
            },
        }  # fmt: skip
        tree = MemoryTree({path: text.encode() for path, text in files.items()})
        for row in scores(load(tree, DAY)):
            stamps = {"accepted": dict(stamp_of(row.risk, row.remaining, row.scorer))}
            files[row.risk.file] = json.dumps({**json.loads(files[row.risk.file]), "stamps": stamps})
        return files

    def said(self, judged: Judged, files: Mapping[str, str]) -> list[tuple[Level, str, FieldPath, str]]:
        return [
            (each.level, each.where.path, each.where.field, each.message.say("en"))
            for each in judged(files)
            if each.code == "RSK020" and isinstance(each.where, Spot)
        ]

    def test_nothing_is_said_while_the_method_is_what_it_was(self, judged: Judged) -> None:
        assert self.said(judged, self.accepted(self.method())) == []

    def test_what_decides_nothing_may_change(self, judged: Judged) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(title_ja="別の題", source="総会")}
        assert self.said(judged, files) == []

    def test_a_definition_changed_under_its_version_is_named_once_in_its_file(self, judged: Judged) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(acceptable="level:high")}
        (said,) = self.said(judged, files)
        assert said[:3] == (Level.ERROR, self.PATH, ("version",))
        assert "'our-own 1' has changed under the same version" in said[3]
        assert said[3].endswith(": 4 (R-001, R-002, R-003, …).")

    def test_the_line_is_that_of_the_version(self) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(acceptable="level:high")}
        tree = MemoryTree({path: text.encode() for path, text in files.items()})
        (said,) = [each for each in api.check(api.load(tree, DAY)).diagnostics if each.code == "RSK020"]
        line = files[self.PATH].splitlines()[said.place.line - 1]
        assert line.strip() == '"version": 1,'

    def test_another_version_is_a_warning_in_its_file(self, judged: Judged) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(version=2, acceptable="level:high")}
        (said,) = self.said(judged, files)
        assert said[:3] == (Level.WARNING, self.PATH, ("version",))
        assert said[3].startswith(
            "The method is 'our-own 2' now; acceptances that still rest on 'our-own 1': 4"
        )

    def test_another_method_is_a_warning_where_it_is_chosen(self, judged: Judged) -> None:
        files = self.accepted(self.method(), "ipa-sme-3.1")
        files["isms.yaml"] = but(SETTINGS, stage="certified", risk={"method": "our-own"})
        (said,) = self.said(judged, files)
        assert said[:3] == (Level.WARNING, "isms.yaml", ("risk", "method"))
        assert "'ipa-sme-3.1 3.1': 4" in said[3]

    def test_a_packaged_method_is_named_where_it_is_chosen(self, judged: Judged) -> None:
        files = self.accepted(self.method(), "ipa-sme-3.1")
        for path in list(files):
            files[path] = re.sub(r'"definition": "[0-9a-f]+"', '"definition": "0a1b"', files[path])
        (said,) = self.said(judged, files)
        assert said[:3] == (Level.ERROR, "isms.yaml", ("risk", "method"))

    @pytest.mark.parametrize(
        "changes", [{"draft": True}, {"accepted_until": "2026-11-21"}, {"decision": "open"}]
    )
    def test_what_is_not_in_force_rests_on_nothing(self, changes: Any, judged: Judged) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(acceptable="level:high")}
        for path in [path for path in files if path.startswith("risks/")]:
            files[path] = but(json.loads(files[path]), **changes)
        assert self.said(judged, files) == []

    def test_an_older_stamp_without_the_definition_still_fits(self, judged: Judged) -> None:
        files = {**self.accepted(self.method()), self.PATH: self.method(acceptable="level:high")}
        for path in list(files):
            files[path] = re.sub(r', "definition": "[0-9a-f]+"', "", files[path])
        assert self.said(judged, files) == []
