"""What a month and a year come to, for those who read one page of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms.monthly import label, pursued, the_month, the_year, until
from isms.months import MONTHS, number
from isms.records.load import load
from isms.records.tree import FolderTree

if TYPE_CHECKING:
    from isms.model.programme import Programme

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/minato-contact"


@pytest.fixture(scope="module")
def example() -> Programme:
    return load(FolderTree(EXAMPLE), date(2026, 11, 22))


def test_the_month_is_the_last_that_is_over(example: Programme) -> None:
    found = the_month(example)
    assert found.number == number("2026-10")
    assert found.label.say("ja") == "2026年10月"
    assert (found.tally.asked, found.tally.done, found.tally.checked) == (13, 13, 13)
    assert sum(part.tally.asked for part in found.departments) == 13
    assert not any(part.to_be_told for part in found.departments)
    assert (found.met, found.unmet, found.unmeasured) == (1, 3, 0)


def test_what_is_not_ok_comes_with_its_finding_and_what_is_missing_is_named(example: Programme) -> None:
    august = the_month(example, number("2026-08"))
    ((line, finding),) = august.failed
    assert finding is not None
    assert (line.department, finding.key) == ("sales", line.result and line.result.finding)
    november = the_month(example, number("2026-11"))
    assert len(november.missing) == 13
    assert [part.department for part in november.departments if part.to_be_told] == [
        part.department for part in november.departments
    ]
    assert november.unmeasured == 4


def test_twelve_months_lead_to_the_month(example: Programme) -> None:
    before = the_month(example).before
    assert [figures.label.ja for figures in before][::11] == ["11月", "10月"]
    assert before[-1].tally == the_month(example).tally
    assert [until(each) for each in the_month(example).objectives] == [
        "▅▃▃▃█▃▃▁▃▁▃▁",
        "▁▁██",
        "▁▄▆█",
        "█▆▄▁",
    ]


def test_the_year_adds_up_by_department_and_by_inspection(example: Programme) -> None:
    year = the_year(example)
    assert (year.year.number, year.months[0].ja) == (2026, "4月")
    for rows in (year.departments, [row for _, row in year.inspections]):
        assert sum(row.total.asked for row in rows) == year.total.total.asked
        assert sum(row.total.ng for row in rows) == year.total.total.ng == len(year.failed)
    assert [cell.tally is None for cell in year.total.cells] == [False] * 7 + [True] * 5
    assert year.total.cells[1].text != ""


def test_a_month_of_the_year_says_what_is_missing(example: Programme) -> None:
    later = load(FolderTree(EXAMPLE), date(2026, 12, 22))
    texts = [cell.text for cell in the_year(later).total.cells]
    assert texts[7] == "0/13"
    assert [text for text in texts[8:] if text] == []
    assert the_year(later).total.total.missing == 13
    assert the_year(example).total.total.missing == 0


def test_objectives_of_the_year_with_their_last_value(example: Programme) -> None:
    found = {each.objective.key: each for each in pursued(example)}
    assert list(found) == ["OBJ-2024-01", "OBJ-2026-01", "OBJ-2026-02", "OBJ-2026-03", "OBJ-2026-04"]
    assert (found["OBJ-2026-02"].last, found["OBJ-2026-02"].met) == (Decimal(91), False)
    assert (found["OBJ-2026-04"].last, found["OBJ-2026-04"].met, found["OBJ-2026-04"].trend) == (
        None,
        None,
        "",
    )
    earlier = pursued(load(FolderTree(EXAMPLE), date(2026, 3, 31)))
    assert {each.objective.key for each in earlier} == {"OBJ-2024-01", "OBJ-2025-01", "OBJ-2025-02"}


def test_the_trend_of_an_objective_is_no_longer_than_a_year(example: Programme) -> None:
    found = {each.objective.key: each for each in pursued(example)}
    assert len(found["OBJ-2024-01"].months) > MONTHS
    assert len(found["OBJ-2024-01"].trend) == MONTHS
    assert len(found["OBJ-2026-02"].trend) == len(found["OBJ-2026-02"].months)


def test_a_month_is_spoken_of_in_both_languages() -> None:
    assert (label(number("2026-01")).ja, label(number("2026-12")).en) == ("2026年1月", "2026-12")
