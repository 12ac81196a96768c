"""2,000 damaged sheets of a month, other ones each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from tests.hostile.sheets import DAMAGED_SHEETS, Office

if TYPE_CHECKING:
    from tests.hostile.edits import Edit

EACH = settings(deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=list(HealthCheck))


def test_a_damaged_sheet_is_refused_in_words_or_read() -> None:
    office = Office()

    @EACH
    @given(damaged=DAMAGED_SHEETS)
    def read(damaged: tuple[str, list[Edit]]) -> None:
        office.assert_read_back(*damaged)

    read()
