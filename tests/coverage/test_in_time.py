"""What has to be done every year, once or for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.coverage.state import State
from tests.coverage.asking import holding, reasons, wants
from tests.coverage.reading import DAY

if TYPE_CHECKING:
    from datetime import date


@pytest.mark.parametrize(
    ("held_on", "day", "state"),
    [
        ("2026-05-01", DAY, State.READY),
        ("2025-10-01", DAY, State.READY),
        ("2025-10-01", DAY.replace(year=2027, month=2), State.PARTIAL),
        ("2025-03-31", DAY, State.PARTIAL),
    ],
)
def test_what_is_due_every_year_counts_until_the_year_is_nearly_over(
    held_on: str, day: date, state: State
) -> None:
    review = {"id": "R-1", "kind": "management_review", "held": held_on, "chaired_by": "P-1"}
    assert holding({"reviews/a.yaml": review}, wants("review", yearly="held"), day=day).state is state


def test_a_yearly_record_without_a_date_has_no_year() -> None:
    audit = {"id": "A-1", "title": "監査", "kind": "internal", "planned": "2026-12"}
    found = holding({"audits/a.yaml": audit}, wants("audit", yearly="performed"))
    assert reasons(found) == ["what is wanted: no record has a date"]


def test_each_record_is_looked_over_every_year() -> None:
    issue = {"id": "ISS-1", "title": "人手不足", "side": "internal", "reviewed": "2026-05-01"}
    files = {"issues/a.yaml": issue, "issues/b.yaml": {**issue, "id": "ISS-2", "reviewed": "2024-05-01"}}
    found = holding(files, wants("issue", each_yearly="reviewed"))
    assert found.state is State.PARTIAL
    assert reasons(found) == ["what is wanted: no 'Reviewed' in FY2025: 1 (ISS-2)"]


@pytest.mark.parametrize(
    ("next_check", "state"),
    [("2027-05-01", State.READY), ("2026-11-22", State.READY), ("2026-11-21", State.PARTIAL)],
)
def test_the_day_that_a_record_names_itself_wins(next_check: str, state: State) -> None:
    law = {"id": "L-1", "name": "個人情報保護法", "checked_on": "2024-05-01", "next_check": next_check}
    assert holding({"laws/a.yaml": law}, wants("law", each_yearly="checked_on")).state is state


def test_what_an_old_record_lacks_is_not_asked_for_any_more() -> None:
    review = {"id": "R-1", "kind": "management_review", "held": "2024-05-01", "chaired_by": "P-1"}
    now = {**review, "id": "R-2", "held": "2026-05-01", "conclusion": "有効"}
    wanted = wants("review", fields=("conclusion",), yearly="held")
    assert holding({"reviews/a.yaml": review, "reviews/b.yaml": now}, wanted).state is State.READY
    last_year = {**review, "held": "2025-05-01"}
    found = holding({"reviews/a.yaml": last_year, "reviews/b.yaml": now}, wanted)
    assert reasons(found) == ["what is wanted: 'Conclusion' not filled in: 1 (R-1)"]
    assert len(reasons(holding({"reviews/a.yaml": review}, wanted))) == 2
