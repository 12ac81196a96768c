"""The treatment plan: approved, in time, carried out, and shown to have worked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from isms.diagnostic import FieldPath, Level, Spot
from tests.rules.test_risk_rules import ONE, RISK, SETTINGS, TREATMENT, but

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]
    Found = tuple[Level, FieldPath]

CERTIFIED = but(SETTINGS, stage="certified", risk={"method": "ipa-sme-3.1", "acceptable": "score:4"})
LOW = {**RISK, "factors": ONE, "residual": None}
DONE = {"done": "2026-09-30", "result": "予備機を2台置いた", "progress": None}
INSPECTION = {
    "id": "INS-01",
    "item": "予備機の起動",
    "treatment": "T-001",
    "every": "month",
    "criteria": "起動",
}


def found(judged: Judged, code: str, treatment: str, risk: str = but(LOW), **files: str) -> list[Found]:
    said = judged({"isms.yaml": CERTIFIED, "risks/R.yaml": risk, "treatments/T.yaml": treatment, **files})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


class TestApproval:
    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, []),
            ({"approved_by": None}, [(Level.ERROR, ())]),
            ({"approved_on": None}, [(Level.ERROR, ("approved_by",))]),
            ({"approved_on": "2026-11-23"}, [(Level.ERROR, ())]),
            ({"approved_by": "P-02"}, [(Level.ERROR, ("approved_by",))]),
            ({"approved_on": "5月"}, []),
            ({"approved_by": None, "draft": True}, []),
            ({"approved_by": "P-02", "risks": ["R-999"]}, []),
        ],
    )
    def test_by_the_owner_of_the_risk(self, changes: Any, said: list[Found], judged: Judged) -> None:
        assert found(judged, "TRT001", but(TREATMENT, **changes)) == said

    @pytest.mark.parametrize(
        ("owner", "approver", "said"),
        [
            ("P-02", "P-01", [(Level.WARNING, ("approved_by",))]),
            ("P-02", "P-02", []),
            ("P-03", "P-02", []),
        ],
    )
    def test_of_several_owners_one_will_do_and_top_management_for_all(
        self, owner: str, approver: str, said: list[Found], judged: Judged
    ) -> None:
        treatment = but(TREATMENT, risks=["R-001", "R-002"], approved_by=approver)
        other = but(LOW, id="R-002", owner=owner, accepted_by=[owner])
        third = "id: P-03\nname: 三田 実\ndepartment: D-01\nemployment: employee\n"
        files = {"risks/S.yaml": other, "people/P-03.yaml": third}
        assert found(judged, "TRT001", treatment, **files) == said

    @pytest.mark.parametrize(
        ("standards", "said"), [(["iso27001", "pmark"], [(Level.ERROR, ("approved_by",))]), (["pmark"], [])]
    )
    def test_for_the_privacymark_top_management_approves(
        self, standards: list[str], said: list[Found], judged: Judged
    ) -> None:
        settings = {**json.loads(CERTIFIED), "standards": standards}
        treatment = but(TREATMENT, approved_by="P-02")
        assert found(judged, "TRT001", treatment, **{"isms.yaml": but(settings)}) == said

    @pytest.mark.parametrize(
        ("changes", "left", "said"),
        [
            ({"approved_by": "P-03"}, "", [(Level.ERROR, ("approved_by",))]),
            ({"approved_by": "P-03"}, "2026-11-22", [(Level.ERROR, ("approved_by",))]),
            ({"approved_by": "P-03"}, "2026-11-21", [(Level.WARNING, ("approved_by",))]),
            ({"approved_by": "P-03", **DONE}, "", []),
            ({"approved_by": None, **DONE}, "", [(Level.WARNING, ())]),
            ({"approved_on": None, **DONE}, "", [(Level.WARNING, ("approved_by",))]),
        ],
    )
    def test_owners_change_and_what_is_done_stays_as_it_was(
        self, changes: Any, left: str, said: list[Found], judged: Judged
    ) -> None:
        third = f"id: P-03\nname: 三田 実\ndepartment: D-01\nemployment: employee\nleft: {left}\n"
        files = {"people/P-03.yaml": third}
        assert found(judged, "TRT001", but(TREATMENT, **changes), **files) == said

    def test_a_risk_above_the_criterion_is_called_an_error_only_once(self, judged: Judged) -> None:
        treatment = but(TREATMENT, approved_by=None)
        assert found(judged, "TRT001", treatment, but(RISK)) == [(Level.WARNING, ())]
        assert found(judged, "RSK003", treatment, but(RISK)) == [(Level.ERROR, ("decision",))]


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({"due": "2026-11-22"}, 0),
        ({"due": "2026-11-21"}, 1),
        ({"due": "2026-11-21", "done": "2026-11-20"}, 0),
        ({"due": "2026-11-21", "done": "2026-11-23"}, 1),
        ({"due": "2026-11-21", "done": "昨日"}, 0),
        ({"due": "2026-11-21", "draft": True}, 0),
    ],
)
def test_a_treatment_is_late_from_the_day_after(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "TRT002", but(TREATMENT, **changes)) == [(Level.WARNING, ("due",))] * times


class TestRoute:
    @pytest.mark.parametrize(
        ("route", "inspection", "times"),
        [
            ("project", None, 0),
            ("inspection", None, 1),
            ("inspection", {}, 0),
            ("inspection", {"draft": True}, 1),
            ("objective", {}, 1),
            ("inspection", {"item": None}, 0),
        ],
    )
    def test_something_carries_the_treatment(
        self, route: str, inspection: Any, times: int, judged: Judged
    ) -> None:
        treatment = but(TREATMENT, route=route)
        files = {} if inspection is None else {"inspections/I.yaml": but(INSPECTION, **inspection)}
        assert found(judged, "TRT003", treatment, **files) == [(Level.WARNING, ("route",))] * times

    @pytest.mark.parametrize(("route", "times"), [("inspection", 0), ("project", 1), ("objective", 1)])
    def test_and_is_of_its_route(self, route: str, times: int, judged: Judged) -> None:
        files = {"inspections/I.yaml": but(INSPECTION)}
        expected = [(Level.WARNING, ("treatment",))] * times
        assert found(judged, "TRT007", but(TREATMENT, route=route), **files) == expected


class TestDone:
    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, []),
            ({"result": None}, [(Level.ERROR, ("done",))]),
            ({"result": None, "evidence": ["EV-1"]}, []),
            ({"result": None, "done": None}, []),
        ],
    )
    def test_it_shows_what_came_of_it(self, changes: Any, said: list[Found], judged: Judged) -> None:
        evidence = "id: EV-1\ntitle: 写真\nurl: https://example.org\n"
        treatment = but(TREATMENT, **{**DONE, **changes})
        assert found(judged, "TRT004", treatment, **{"evidence/EV-1.yaml": evidence}) == said

    @pytest.mark.parametrize(
        ("done", "risk", "said"),
        [
            ("2026-09-30", {"assessed_on": "2026-09-29"}, [Level.INFO]),
            ("2026-09-30", {"assessed_on": "2026-09-30"}, []),
            ("2026-09-30", {"assessed_on": "2026-05-15", "current": {"vulnerability": "1"}}, []),
            ("2026-03-31", {"assessed_on": "2026-03-30"}, [Level.WARNING]),
            ("2026-04-01", {"assessed_on": "2026-03-31"}, [Level.INFO]),
            ("2026-09-30", {"assessed_on": None}, []),
        ],
    )
    def test_the_risk_is_assessed_again(
        self, done: str, risk: Any, said: list[Level], judged: Judged
    ) -> None:
        treatment = but(TREATMENT, **{**DONE, "done": done, "approved_on": "2026-01-30"})
        expected = [(level, ("assessed_on",)) for level in said]
        assert found(judged, "TRT005", treatment, but(LOW, **risk)) == expected

    def test_the_effect_is_not_asked_for_while_another_treatment_is_open(self, judged: Judged) -> None:
        other = {"treatments/U.yaml": but(TREATMENT, id="T-002")}
        assert found(judged, "TRT005", but(TREATMENT, **DONE), **other) == []

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, []),
            ({"approved_on": "2026-09-30"}, []),
            ({"approved_on": "2026-10-01"}, [(Level.WARNING, ("approved_on",))]),
            (
                {"progress": [{"date": "2026-10-01", "percent": "100"}]},
                [(Level.WARNING, ("progress", 0, "date"))],
            ),
            ({"progress": [{"date": "2026-05-01", "percent": "100"}]}, []),
        ],
    )
    def test_its_days_are_in_order(self, changes: Any, said: list[Found], judged: Judged) -> None:
        assert found(judged, "TRT006", but(TREATMENT, **{**DONE, **changes})) == said


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({"progress": [{"date": "2026-08-24"}]}, 0),
        ({"progress": [{"date": "2026-08-23"}]}, 1),
        ({"progress": None}, 1),
        ({"progress": None, "approved_on": "2026-08-24"}, 0),
        ({"progress": None, "due": "2026-11-21"}, 0),
        ({"progress": None, "approved_by": None}, 0),
        ({"progress": None, "done": "2026-11-20"}, 0),
    ],
)
def test_a_treatment_under_way_is_reported_on(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "TRT008", but(TREATMENT, **changes)) == [(Level.INFO, ("progress",))] * times


@pytest.mark.parametrize(
    ("done", "percents", "place"),
    [
        (None, ["100"], 0),
        (None, ["60"], None),
        (None, ["100", "60"], None),
        ("2026-10-30", ["60", "100"], None),
        ("2026-10-30", ["60"], 0),
        ("2026-10-30", [], None),
    ],
)
def test_the_percentage_agrees_with_the_day_of_completion(
    done: str | None, percents: list[str], place: int | None, judged: Judged
) -> None:
    reports = [{"date": f"2026-10-{day:02}", "percent": each} for day, each in enumerate(percents, 1)]
    treatment = but(TREATMENT, done=done, result="済み", progress=reports)
    expected = [] if place is None else [(Level.WARNING, ("progress", place, "percent"))]
    assert found(judged, "TRT009", treatment) == expected


def test_no_treatment_is_more_than_wholly_done(judged: Judged) -> None:
    percents = {"2026-09-30": 101, "2026-10-31": 100, "2026-11-10": 150}
    reports = [{"date": day, "by": "P-01", "percent": percent} for day, percent in percents.items()]
    treatment = but(TREATMENT, done=None, progress=reports)
    assert found(judged, "TRT009", treatment) == [
        (Level.WARNING, ("progress", place, "percent")) for place in (0, 2)
    ]


@pytest.mark.parametrize(
    ("decision", "done", "times"),
    [("accept", None, 1), ("accept", "2026-09-30", 0), ("reduce", None, 0), ("open", None, 0)],
)
def test_what_is_accepted_is_not_treated(decision: str, done: str | None, times: int, judged: Judged) -> None:
    risk, treatment = but(LOW, decision=decision), but(TREATMENT, done=done)
    assert found(judged, "TRT010", treatment, risk) == [(Level.WARNING, ("risks", 0))] * times


@pytest.mark.parametrize(
    ("controls", "times"),
    [(["A.8.14"], 0), (["27001:A.8.14"], 0), (["A.8.13"], 1), (None, 0)],
)
def test_the_controls_of_a_treatment_are_those_of_its_risks(
    controls: list[str] | None, times: int, judged: Judged
) -> None:
    treatment = but(TREATMENT, controls=controls)
    assert found(judged, "TRT011", treatment) == [(Level.WARNING, ("controls", 0))] * times
