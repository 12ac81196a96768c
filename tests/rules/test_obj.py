"""Objectives: planned, measured month by month, discussed, and judged at the end."""

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
OBJECTIVE: dict[str, Any] = {
    "id": "OBJ-01",
    "title": "修正の適用率を95%以上にする",
    "measure": "期限内に適用した割合",
    "baseline": "72",
    "target": "95",
    "direction": "at_least",
    "actions": "毎週仕分ける",
    "resources": "試験用端末",
    "evaluation": "部長が評価する",
    "owner": "P-01",
    "starts": "2026-09-01",
    "due": "2027-03-31",
    "approved_by": "P-02",
    "approved_on": "2026-08-28",
    "months": [{"month": "2026-09", "value": "80"}, {"month": "2026-10", "value": "88"}],
}


def months(*values: str | None, **more: str) -> list[dict[str, str | None]]:
    return [
        {name: text for name, text in {"month": f"2026-{month:02}", "value": value, **more}.items() if text}
        for month, value in enumerate(values, 9)
    ]


def found(judged: Judged, code: str, **changes: Any) -> list[Found]:
    said = judged({"isms.yaml": CERTIFIED, "objectives/O.yaml": but(OBJECTIVE, **changes)})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


def test_an_objective_in_order(judged: Judged) -> None:
    said = judged({"isms.yaml": CERTIFIED, "objectives/O.yaml": but(OBJECTIVE)})
    assert [d for d in said if d.code.startswith("OBJ")] == []


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({}, None),
        ({"actions": None}, "実施事項"),
        ({"resources": None, "due": None}, "必要な資源、達成期限"),
        ({"evaluation": None, "result": "達成した"}, None),
        ({"evaluation": None, "achieved": "false"}, None),
        ({"due": "年度末"}, None),
        ({"actions": None, "draft": True}, None),
    ],
)
def test_what_is_planned(changes: Any, lacking: str | None, judged: Judged) -> None:
    said = judged({"isms.yaml": CERTIFIED, "objectives/O.yaml": but(OBJECTIVE, **changes)})
    spoken = [d.message.say("ja") for d in said if d.code == "OBJ001"]
    assert spoken == ([] if lacking is None else [f"目的の計画に「{lacking}」がありません。"])


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, 0),
        ({"months": months("80")}, 1),
        ({"months": months("80", None, comment="停電で測れず")}, 0),
        ({"months": months("80", None)}, 1),
        ({"months": months("80", "多数")}, 0),
        ({"months": None}, 1),
        ({"months": months("80"), "starts": None}, 1),
        ({"months": None, "starts": None}, 0),
        ({"months": months("80"), "due": "2026-09-30"}, 0),
        ({"months": None, "starts": "2026-11-01"}, 0),
        ({"months": months("80"), "starts": "9月"}, 0),
        ({"months": months("80"), "result": "9月で打ち切った"}, 0),
        ({"months": months("80"), "achieved": "false"}, 0),
        ({"months": months("80", None, "90"), "achieved": "false"}, 1),
        ({"months": None, "result": "測らずに終えた"}, 0),
        ({"months": months("80"), "achieved": "たぶん"}, 0),
        ({"months": None, "starts": "2026-07-01", "every": "quarter"}, 1),
        ({"months": months("80"), "starts": "2026-07-01", "every": "quarter"}, 0),
        ({"months": None, "starts": "2026-08-01", "every": "quarter"}, 0),
        ({"months": months(None, "88"), "starts": "2026-07-01", "every": "quarter"}, 1),
        ({"months": None, "starts": "2026-04-01", "every": "year"}, 0),
        ({"months": months("80"), "every": "month"}, 1),
        ({"months": months("80"), "every": "たまに"}, 0),
    ],
)
def test_every_month_that_is_over_has_a_value(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "OBJ002", **changes) == [(Level.WARNING, ("months",))] * times


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"due": "2026-11-22"}, None),
        ({"due": "2026-11-21"}, Level.WARNING),
        ({"due": "2026-11-02"}, Level.WARNING),
        ({"due": "2026-11-01"}, Level.ERROR),
        ({"due": "2026-11-01", "result": "88%で終えた"}, None),
        ({"due": "2026-11-01", "achieved": "false"}, None),
        ({"due": "2026-11-01", "achieved": "たぶん"}, None),
    ],
)
def test_what_is_over_has_a_result(changes: Any, level: Level | None, judged: Judged) -> None:
    assert found(judged, "OBJ003", **changes) == ([] if level is None else [(level, ("due",))])


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"months": months("72", "80")}, [0]),
        ({"months": months("80", "80")}, [1]),
        ({"months": months("80", "80", discussion="日程を変える")}, []),
        ({"months": months("80", "70", "75")}, [1]),
        ({"months": months("96", "95")}, []),
        ({"months": months("72", "80"), "baseline": None}, []),
        ({"months": months("80", "70"), "direction": None}, []),
        ({"months": months("4", "5"), "direction": "at_most", "baseline": "6", "target": "1"}, [1]),
        ({"months": months("4", "3"), "direction": "at_most", "baseline": "6", "target": "1"}, []),
    ],
)
def test_a_month_that_brings_no_progress_is_discussed(
    changes: Any, places: list[int], judged: Judged
) -> None:
    expected = [(Level.WARNING, ("months", place, "value")) for place in places]
    assert found(judged, "OBJ004", **changes) == expected


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({"approved_by": None}, 1),
        ({"approved_on": None}, 1),
        ({"approved_on": "2026-11-23"}, 1),
        ({"approved_on": "8月"}, 0),
        ({"approved_by": None, "starts": "2026-11-23"}, 0),
        ({"approved_by": None, "starts": None}, 1),
    ],
)
def test_an_objective_that_has_begun_is_approved(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "OBJ005", **changes) == [(Level.WARNING, ())] * times


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"due": "2026-11-22"}, []),
        ({"due": "2026-11-21"}, [Level.WARNING]),
        ({"due": None}, []),
        ({"draft": True}, [Level.ERROR]),
        ({"title": None}, []),
    ],
)
def test_an_objective_covers_the_day(changes: Any, said: list[Level], judged_whole: Judged) -> None:
    assert found(judged_whole, "OBJ006", **changes) == [(level, ("standards",)) for level in said]


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({"achieved": "true"}, 1),
        ({"achieved": "false"}, 0),
        ({"achieved": "true", "months": months("80", "95")}, 0),
        ({"achieved": "false", "months": months("80", "95")}, 1),
        ({"achieved": "true", "months": None}, 0),
        ({"achieved": "true", "direction": None}, 0),
    ],
)
def test_the_verdict_agrees_with_the_last_value(changes: Any, times: int, judged: Judged) -> None:
    assert found(judged, "OBJ007", **changes) == [(Level.INFO, ("achieved",))] * times


@pytest.mark.parametrize(
    ("month", "field"),
    [
        ({"by": "P-01", "checked_by": "P-02"}, None),
        ({"by": "P-01", "checked_by": "P-01"}, "checked_by"),
        ({"by": "P-01"}, None),
        ({"date": "2026-10-05", "checked_on": "2026-10-05"}, None),
        ({"date": "2026-10-05", "checked_on": "2026-10-02"}, "checked_on"),
    ],
)
def test_someone_else_checks_the_figure(month: Mapping[str, str], field: str | None, judged: Judged) -> None:
    expected = [(Level.WARNING, ("months", 0, field))] if field else []
    assert found(judged, "OBJ008", months=months("80", **month)) == expected
