"""The day is counted where the programme is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from isms.cli.clock import JAPAN, now, zone


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc/passwd", "Asia/Tokyo\0"])
def test_an_unknown_time_zone_is_that_of_japan(name: str) -> None:
    assert zone(name) is JAPAN


def test_now_is_now_in_the_zone_asked_for() -> None:
    tokyo, utc = now("Asia/Tokyo"), datetime.now(UTC)
    assert abs(tokyo - utc) < timedelta(minutes=1)
    assert tokyo.utcoffset() == timedelta(hours=9)
