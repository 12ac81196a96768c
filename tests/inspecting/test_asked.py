"""From when to when a department is asked for results, and of which months it owes one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.inspecting import ended, results, started, wanted
from isms.months import number

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from tests.inspecting.conftest import Company

DEPARTMENTS = {
    "departments/d.yaml": (
        "- {id: D-1, name: 総務部, opened: 2026-06-15}\n- {id: D-2, name: 営業部, closed: 2026-09-30}\n"
    )
}


def asked_in(programme: Programme, inspection: str, department: str) -> list[str]:
    """Return the months of the fiscal year in which an inspection wants a result of a department."""
    months = [f"2026-{month:02}" for month in range(4, 13)]
    record = programme.inspections[inspection]
    return [month for month in months if wanted(programme, record, department, number(month))]


def test_a_department_is_asked_while_it_is_there(company: Company) -> None:
    programme = company(DEPARTMENTS)
    record = programme.inspections["I-1"]
    assert started(programme, record, "D-1") == date(2026, 6, 15)
    assert started(programme, record, "D-2") == date(2026, 4, 1)
    assert (ended(programme, record, "D-1"), ended(programme, record, "D-2")) == (None, date(2026, 9, 30))
    assert asked_in(programme, "I-1", "D-1")[0] == "2026-06"
    assert asked_in(programme, "I-1", "D-2")[-1] == "2026-09"


def test_of_two_ends_the_earlier_counts(company: Company) -> None:
    over = "- {id: I-1, item: 机上, every: month, starts: 2026-04-01, ends: 2026-08-15}\n"
    programme = company({**DEPARTMENTS, "inspections/i.yaml": over})
    record = programme.inspections["I-1"]
    assert ended(programme, record, "D-2") == date(2026, 8, 15)
    assert asked_in(programme, "I-1", "D-2")[-1] == "2026-07", "a month that ends later is not asked for"


@pytest.mark.parametrize("every", ["", "every: month, "])
def test_without_a_start_the_first_result_tells_when_it_began(every: str, company: Company) -> None:
    ledger = (
        "inspection,department,month,result,by\nI-1,D-1,2026-10,ok,P-1\n"
        "I-1,D-1,2026-08,ok,P-1\nI-1,D-1,2026-09,ok,P-1\n"
    )
    programme = company(
        {"inspections/i.yaml": f"- {{id: I-1, {every}item: 机上}}\n", "inspections/results/r.csv": ledger}
    )
    assert [each.month for each in results(programme)["I-1", "D-1"]] == ["2026-08", "2026-09", "2026-10"]
    assert started(programme, programme.inspections["I-1"], "D-1") == date(2026, 8, 1)
    assert asked_in(programme, "I-1", "D-1") == ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]
    assert asked_in(programme, "I-1", "D-2") == ["2026-10", "2026-11", "2026-12"], "from last month on"


def test_a_quarter_that_began_earlier_or_ends_later_is_not_owed(company: Company) -> None:
    quarterly = "- {id: I-1, item: 鍵, every: quarter, starts: 2026-05-01, ends: 2026-11-30}\n"
    programme = company({"inspections/i.yaml": quarterly})
    assert asked_in(programme, "I-1", "D-1") == ["2026-07", "2026-08", "2026-09"]
    record = programme.inspections["I-1"]
    assert wanted(programme, record, "D-1", number("2026-08")) == range(number("2026-07"), number("2026-10"))
