"""20,000 damaged files, other ones each time; hypothesis prints how to see a failure again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.hostile.edits import DAMAGED, Edit, assert_read

SHARES = 8
"""How many tests the work is shared between."""
EACH = settings(
    deadline=None, max_examples=20_000 // SHARES, print_blob=True, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_damaged_file_is_wrong_only_where_it_is_wrong(share: int) -> None:
    @EACH
    @given(damaged=DAMAGED)
    def read(damaged: tuple[str, list[Edit]]) -> None:
        path, edits = damaged
        assert_read(path, edits, judged=share == 0)

    read()
