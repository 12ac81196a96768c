"""The treatment plan: how far each treatment is, and what it leaves of its risks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from isms.risk.plan import Planned, PlanState, figures, plan, to_json, urgent_first

DAY = date(2026, 11, 22)
LOWER = {"residual": {"vulnerability": "1"}}


@pytest.fixture
def planned(loaded: Any, risk: Any, treatment: Any) -> Any:
    def make(*, risks: tuple[dict[str, Any], ...] = (), **changes: Any) -> Planned:
        written = {name: value for name, value in treatment(**changes).items() if value is not None}
        files = {f"risks/{each['id']}.yaml": each for each in (risks or (risk(**LOWER),))}
        (row,) = plan(loaded({"treatments/T-001.yaml": written, **files}))
        return row

    return make


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, PlanState.UNDER_WAY),
        ({"due": "2026-11-22"}, PlanState.UNDER_WAY),
        ({"due": "2026-11-21"}, PlanState.LATE),
        ({"due": "2026-11-21", "done": "2026-11-20"}, PlanState.DONE),
        ({"done": "2026-11-23"}, PlanState.UNDER_WAY),
        ({"approved_on": None}, PlanState.UNAPPROVED),
        ({"approved_by": None}, PlanState.UNAPPROVED),
        ({"stamps": {"approved": {"digest": "00"}}}, PlanState.UNAPPROVED),
        ({"draft": "true", "due": "2026-11-21"}, PlanState.DRAFT),
    ],
)
def test_how_far_it_is(planned: Any, changes: Any, state: PlanState) -> None:
    assert planned(**changes).state is state


@pytest.mark.parametrize(
    ("progress", "percent", "reported"),
    [
        ([], None, None),
        ([{"date": "2026-09-30", "note": "着手"}], None, None),
        (
            [{"date": "2026-10-30", "percent": "60"}, {"date": "2026-09-30", "percent": "30"}],
            60,
            date(2026, 10, 30),
        ),
        ([{"percent": "10"}, {"percent": "20"}], 10, None),
        (
            [{"date": "2026-11-30", "percent": "90"}, {"date": "2026-11-01", "percent": "40"}],
            40,
            date(2026, 11, 1),
        ),
    ],
)
def test_the_last_progress_counts(planned: Any, progress: Any, percent: Any, reported: Any) -> None:
    row = planned(progress=progress)
    assert (row.percent, row.reported) == (percent, reported)


def test_what_is_done_is_done(planned: Any) -> None:
    row = planned(done="2026-11-01", progress=[{"date": "2026-09-30", "percent": "30"}])
    assert (row.percent, row.reported) == (100, date(2026, 11, 1))


def test_of_several_risks_the_gravest_counts(loaded: Any, risk: Any, treatment: Any) -> None:
    files = {
        "risks/R-001.yaml": risk(**LOWER),
        "risks/R-002.yaml": risk(id="R-002", residual={"threat": "2"}),
        "treatments/T-001.yaml": treatment(risks=["R-001", "R-002"]),
    }
    (row,) = plan(loaded(files))
    assert [each.id for each in row.risks] == ["R-001", "R-002"]
    assert row.before is not None
    assert row.after is not None
    assert (row.before.score, row.after.score) == (9, 6)


def test_what_is_done_has_left_what_stands_today(planned: Any, risk: Any) -> None:
    today = risk(**LOWER, current={"vulnerability": "2"})
    assert planned(risks=(today,)).after.score == 3
    assert planned(risks=(today,), done="2026-11-01").after.score == 6


def test_what_is_left_is_not_known_where_one_of_its_risks_is_not(planned: Any, risk: Any) -> None:
    row = planned(risks=(risk(factors={"threat": "3"}),))
    assert (row.before, row.after) == (None, None)
    assert to_json(row)["after"] is None


def test_a_risk_that_is_not_in_the_register_is_left_out(planned: Any, risk: Any) -> None:
    row = planned(risks=(risk(id="R-007"),))
    assert (row.risks, row.before, row.after) == ((), None, None)


def test_what_is_late_comes_first_and_what_is_done_last(loaded: Any, risk: Any, treatment: Any) -> None:
    changes: dict[str, dict[str, Any]] = {
        "T-1": {"done": "2026-11-20"},
        "T-2": {"due": "2027-03-31", "cost_jpy": "1000"},
        "T-3": {"due": "2026-11-01"},
        "T-4": {"due": "2026-12-31", "cost_jpy": "0"},
        "T-5": {"due": "2026-10-01"},
        "T-6": {"approved_on": None},
        "T-7": {"draft": "true"},
    }
    files = {
        f"treatments/{key}.yaml": {
            name: value for name, value in treatment(id=key, **each).items() if value is not None
        }
        for key, each in changes.items()
    }
    programme = loaded({"risks/R-001.yaml": risk(**LOWER), **files})
    rows = urgent_first(programme)
    assert [row.treatment.key for row in rows] == ["T-5", "T-3", "T-6", "T-4", "T-2", "T-1"]
    assert [row.days_late(DAY) for row in rows] == [52, 21, 0, 0, 0, 0]
    counted = figures(rows)
    assert (counted.count, counted.cost, counted.unpriced) == (6, 1000, 4)
    assert counted.states[PlanState.LATE] == 2
    assert sum(counted.states.values()) == counted.count
