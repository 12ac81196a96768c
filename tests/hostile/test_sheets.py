"""Whatever comes back from a department is read, or refused in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from tests.hostile.sheets import DAMAGED_SHEETS, Office

if TYPE_CHECKING:
    from tests.hostile.edits import Edit

FIXED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@cache
def office() -> Office:
    return Office()


@settings(FIXED, max_examples=100)
@given(damaged=DAMAGED_SHEETS)
def test_a_damaged_sheet_is_refused_in_words_or_read(damaged: tuple[str, list[Edit]]) -> None:
    office().assert_read_back(*damaged)


def test_a_sheet_as_it_was_sent_changes_nothing() -> None:
    for name in ("sheet.csv", "sheet.xlsx"):
        office().assert_read_back(name, [])
