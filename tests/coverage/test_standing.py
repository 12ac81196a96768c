"""Which records hold on the day."""

from __future__ import annotations

import pytest

from isms.coverage.state import State
from tests.coverage.asking import SUPPLIER, holding, wants


@pytest.mark.parametrize(
    ("last", "there"), [("2026-11-21", False), ("2026-11-22", True), ("2027-03-31", True)]
)
def test_what_has_ended_no_longer_counts(last: str, *, there: bool) -> None:
    files = {"suppliers/a.yaml": {**SUPPLIER, "ended": last}}
    assert holding(files, wants("supplier")).state is (State.READY if there else State.MISSING)
