"""Who was to be taught, who was, and by when a plan is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.competence import last_assessment
from isms.education import audience, is_over, last_day, learners, passed, sittings, taught, taught_on
from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from isms.model.programme import Programme

FILES = {
    "isms.yaml": (
        "format: 1\norganisation: {name: ひかり}\nstandards: [iso27001]\nscope: 本社\n"
        "labels: {roles: {isms_manager: 統括}}\n"
    ),
    "departments/d.csv": "id,部署名,社外,適用範囲内\nd1,管理部,,\nd2,工場,,false\nx1,社外,true,\n",
    "people/people.csv": (
        "id,氏名,部署,雇用区分,役割,入社日,退職日,兼務\n"
        "P-1,一郎,d1,役員,top_management,2020-04-01,,\n"
        "P-2,二郎,d1,派遣,,2020-04-01,2026-06-20,\n"
        "P-3,三郎,d2,正社員,,2020-04-01,,\n"
        "P-4,四郎,x1,業務委託,internal_auditor,2020-04-01,,\n"
        "P-5,五郎,d2,正社員,,2020-04-01,,d1\n"
    ),
    "trainings/t.yaml": (
        "- {id: T-1, title: 全員, planned: 2026-06, held: 2026-06-10, ends: 2026-06-30, audience: [all],\n"
        "   contents: 規程, pass_mark: 80}\n"
        "- {id: T-2, title: 役員, planned: 2027-02, audience: [役員, d2], contents: 役割}\n"
        "- {id: T-3, title: 訓練, planned: 2026-12-10, contents: 連絡}\n"
    ),
    "trainings/attendance/t.csv": (
        "training,person,date,status,score,passed,followed_up_on,draft\n"
        "T-1,P-1,2026-06-10,attended,79,,,\n"
        "T-1,P-3,2026-06-10,absent,,,2026-07-03,\n"
        "T-1,P-5,2026-06-10,absent,,,,\n"
        "T-1,P-4,2026-06-10,attended,80,,,true\n"
    ),
    "competences/c.yaml": (
        "- {person: P-1, role: 統括, required: 知識, assessed_on: 2026-04-01, assessed_by: P-3,\n"
        "   result: sufficient}\n"
        "- {person: P-1, role: isms_manager, required: 知識, assessed_on: 2025-04-01, assessed_by: P-3,\n"
        "   result: insufficient}\n"
    ),
}


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(MemoryTree(FILES), date(2026, 11, 22))


def test_an_audience_are_our_own_from_the_first_day_to_the_last(programme: Programme) -> None:
    assert audience(programme, programme.trainings["T-1"]) == {"P-1", "P-3", "P-5"}
    assert audience(programme, programme.trainings["T-2"]) == {"P-1", "P-3", "P-5"}
    assert audience(programme, programme.trainings["T-3"]) == set()


def test_learners_are_our_own_in_the_scope(programme: Programme) -> None:
    assert set(learners(programme)) == {"P-1", "P-5"}


def test_who_made_up_for_it_was_taught(programme: Programme) -> None:
    training = programme.trainings["T-1"]
    rows = sittings(programme)["T-1"]
    assert set(rows) == {"P-1", "P-3", "P-5"}
    assert {person: taught_on(training, row) for person, [row] in rows.items()} == {
        "P-1": date(2026, 6, 10),
        "P-3": date(2026, 7, 3),
        "P-5": None,
    }
    assert passed(training, rows["P-1"][0]) is False
    assert passed(training, rows["P-3"][0]) is None
    figures = taught(programme, training)
    assert (figures.expected, figures.attended, figures.exempt, figures.missing) == (3, 2, 0, ("P-5",))


def test_the_last_day_of_a_training_and_of_a_plan(programme: Programme) -> None:
    days = [last_day(training) for training in programme.trainings]
    assert days == [date(2026, 6, 30), date(2027, 2, 28), date(2026, 12, 10)]
    held, planned, _ = programme.trainings
    assert is_over(held, date(2026, 7, 1))
    assert not is_over(held, date(2026, 6, 30))
    assert not is_over(planned, date(2027, 3, 1))


def test_the_assessment_that_counts_is_the_last_before_the_day(programme: Programme) -> None:
    results = [
        last_assessment(programme, "P-1", "isms_manager", day)
        for day in (date(2025, 3, 31), date(2025, 4, 1), date(2026, 4, 1))
    ]
    assert [record and str(record.result) for record in results] == [None, "insufficient", "sufficient"]
