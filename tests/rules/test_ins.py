"""Self-inspections: carried out by everyone asked, followed up, checked, and entered where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.diagnostic import FieldPath, Level, Spot
from tests.rules.test_risk_rules import SETTINGS, but

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]
    Found = tuple[Level, FieldPath]

CERTIFIED = but(SETTINGS, stage="certified", risk={"method": "ipa-sme-3.1"})
INSPECTION: dict[str, Any] = {
    "id": "INS-01",
    "item": "退勤時に机上に書類が残っていない",
    "departments": ["D-01"],
    "every": "month",
    "starts": "2026-09-01",
    "criteria": "1枚でも残っていれば否",
}
RESULT: dict[str, Any] = {
    "inspection": "INS-01",
    "department": "D-01",
    "month": "2026-09",
    "result": "ok",
    "by": "P-01",
    "date": "2026-09-30",
    "checked_by": "P-02",
    "checked_on": "2026-10-06",
}
OCTOBER = {**RESULT, "month": "2026-10", "date": "2026-10-30", "checked_on": "2026-11-05"}
BOTH = [but(RESULT), but(OCTOBER)]
SALES = "id: D-02\nname: 営業部\nhead: P-01\n"


def found(judged: Judged, code: str, results: list[str], **files: Any) -> list[Found]:
    written = {f"inspections/results/{n}.yaml": result for n, result in enumerate(results)}
    inspection = but(INSPECTION, **files.pop("inspection", {}))
    said = judged({"isms.yaml": CERTIFIED, "inspections/I.yaml": inspection, **written, **files})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


class TestMissed:
    @pytest.mark.parametrize(
        ("changes", "results", "times"),
        [
            ({}, BOTH, 0),
            ({}, BOTH[:1], 1),
            ({}, [], 1),
            ({"starts": None}, [], 0),
            ({"starts": None}, BOTH[:1], 1),
            ({"starts": None}, BOTH[1:], 0),
            ({"starts": "2026-10-20"}, BOTH[1:], 0),
            ({"ends": "2026-09-30"}, BOTH[:1], 0),
            ({"every": "quarter", "starts": "2026-07-01"}, BOTH[:1], 0),
            ({"every": "quarter", "starts": "2026-07-01"}, BOTH[1:], 1),
            ({"every": "half"}, [], 0),
            ({"every": None}, [], 0),
            ({"starts": "9月"}, [], 0),
            ({"draft": True}, [], 0),
        ],
    )
    def test_every_part_of_the_year(
        self, changes: Any, results: list[str], times: int, judged: Judged
    ) -> None:
        expected = [(Level.ERROR, ("departments", 0))] * times
        assert found(judged, "INS001", results, inspection=changes) == expected

    @pytest.mark.parametrize(
        ("results", "level"),
        [
            (BOTH, None),
            (BOTH[:1], Level.ERROR),
            (BOTH[1:], Level.WARNING),
            ([], Level.ERROR),
            ([but(RESULT, result="na", comment="担当者が休んだ"), BOTH[1]], None),
        ],
    )
    def test_once_it_is_carried_out_again_a_miss_is_a_warning(
        self, results: list[str], level: Level | None, judged: Judged
    ) -> None:
        expected = [(level, ("departments", 0))] if level else []
        assert found(judged, "INS001", results) == expected

    @pytest.mark.parametrize(
        ("starts", "count"), [("2025-04-01", 17), ("2025-03-01", 17), ("2020-04-01", 17)]
    )
    def test_years_long_past_are_left_alone(self, starts: str, count: int, judged: Judged) -> None:
        files = {"inspections/I.yaml": but(INSPECTION, starts=starts)}
        files |= {f"inspections/results/{n}.yaml": result for n, result in enumerate(BOTH)}
        said = judged({"isms.yaml": CERTIFIED, **files})
        messages = [d.message.say("en") for d in said if d.code == "INS001"]
        assert [f" {count} results are missing (2025-04, …, 2026-08)" in message for message in messages] == [
            True
        ]

    def test_a_month_is_late_ten_days_after_its_end_or_when_the_firm_says(self, judged: Judged) -> None:
        settings = but(
            SETTINGS, stage="certified", risk={"method": "ipa-sme-3.1"}, rules={"INS001": {"days": "22"}}
        )
        assert found(judged, "INS001", BOTH[:1], **{"isms.yaml": settings}) == []

    @pytest.mark.parametrize(
        ("department", "times"),
        [
            (SALES, 1),
            (f"{SALES}in_scope: false\n", 0),
            (f"{SALES}external: true\n", 0),
            (f"{SALES}opened: 2026-11-02\n", 0),
            (f"{SALES}closed: 2026-08-31\n", 0),
        ],
    )
    def test_all_departments_in_scope_are_asked_where_none_is_named(
        self, department: str, times: int, judged: Judged
    ) -> None:
        files = {"departments/D-02.yaml": department, "inspection": {"departments": None}}
        assert found(judged, "INS001", BOTH, **files) == [(Level.ERROR, ("every",))] * times

    def test_nothing_is_missing_where_a_result_could_not_be_read(self, judged: Judged) -> None:
        assert found(judged, "INS001", [BOTH[0], but(OCTOBER, result="よい")]) == []


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, 1),
        ({"comment": "その場で収めた"}, 0),
        ({"finding": "FND-01"}, 0),
        ({"result": "na"}, 0),
        ({"draft": True}, 0),
    ],
)
def test_what_is_not_ok_is_followed_up(changes: Any, times: int, judged: Judged) -> None:
    results = [but(RESULT, **{"result": "ng", **changes})]
    assert found(judged, "INS002", results) == [(Level.ERROR, ("result",))] * times


@pytest.mark.parametrize(("by", "times"), [("P-01", 1), ("P-02", 0), (None, 0)])
def test_someone_else_checks(by: str | None, times: int, judged: Judged) -> None:
    results = [but(RESULT, checked_by=by)]
    assert found(judged, "INS003", results) == [(Level.WARNING, ("checked_by",))] * times


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, 0),
        ({"checked_by": None}, 1),
        ({"checked_on": None}, 1),
        ({"checked_on": "2026-11-23"}, 1),
        ({"checked_on": "来週"}, 0),
        ({"checked_on": None, "date": "2026-10-22"}, 1),
        ({"checked_on": None, "date": "2026-10-23"}, 0),
        ({"checked_on": None, "date": None, "month": "2026-10"}, 0),
        ({"checked_on": None, "date": None}, 1),
    ],
)
def test_the_office_checks_in_time(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "INS004", [but(RESULT, **changes)]) == [(Level.WARNING, ())] * times


@pytest.mark.parametrize(
    ("inspection", "changes", "field"),
    [
        ({}, {}, None),
        ({}, {"department": "D-02"}, "department"),
        ({"departments": None}, {"department": "D-02"}, None),
        ({}, {"month": "2026-08"}, "month"),
        ({"starts": None}, {"month": "2026-08"}, None),
        ({"ends": "2026-08-31", "starts": None}, {}, "month"),
        ({"ends": "2026-09-10"}, {}, None),
        ({}, {"month": "2026-12", "date": None}, "month"),
        ({}, {"month": "2026-11", "date": None}, None),
        ({}, {"department": "D-02", "draft": True}, None),
    ],
)
def test_a_result_is_of_a_department_and_a_month_that_are_asked_for(
    inspection: Any, changes: Any, field: str | None, judged: Judged
) -> None:
    files = {"departments/D-02.yaml": SALES, "inspection": inspection}
    expected = [(Level.WARNING, (field,))] if field else []
    assert found(judged, "INS005", [but(RESULT, **changes)], **files) == expected


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        ({}, {}, 1),
        ({"finding": "FND-01"}, {}, 0),
        ({}, {"finding": "FND-01"}, 0),
        ({}, {"result": "ok"}, 0),
        ({"month": "2026-04"}, {}, 1),
        ({"month": "2026-03"}, {}, 0),
    ],
)
def test_the_same_again_becomes_a_finding(first: Any, second: Any, times: int, judged: Judged) -> None:
    failed = {"result": "ng", "comment": "その場で収めた"}
    results = [but(RESULT, **{**failed, **first}), but(OCTOBER, **{**failed, **second})]
    assert found(judged, "INS006", results) == [(Level.WARNING, ("result",))] * times


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, 0),
        ({"every": None}, 1),
        ({"criteria": None}, 1),
        ({"criteria": None, "ends": "2026-11-21"}, 0),
        ({"criteria": None, "ends": "2026-11-22"}, 1),
        ({"every": "ときどき"}, 0),
        ({"starts": None}, 1),
        ({"starts": "いつか"}, 0),
    ],
)
def test_an_inspection_is_clear(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "INS007", [], inspection=changes) == [(Level.WARNING, ())] * times


def test_the_first_result_tells_when_an_inspection_starts(judged: Judged) -> None:
    assert found(judged, "INS007", BOTH, inspection={"starts": None}) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"checked_on": "2026-09-30"}, []),
        ({"checked_on": "2026-09-29"}, [(Level.ERROR, ("checked_on",))]),
        ({"reported_on": "2026-10-06"}, []),
        ({"reported_on": "2026-10-05"}, [(Level.ERROR, ("reported_on",))]),
        ({"date": "2026-09-01"}, []),
        ({"date": "2026-08-31"}, [(Level.WARNING, ("date",))]),
    ],
)
def test_the_days_are_in_order(changes: Any, said: list[Found], judged: Judged) -> None:
    assert found(judged, "INS008", [but(RESULT, **changes)]) == said
