"""Ids of new records sort by time and do not repeat."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from isms.identifier import LUCK, make, prefix_for

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def test_an_id_holds_the_day_and_no_sign_that_is_misread() -> None:
    made = make("R", NOON, 5, ())
    assert re.fullmatch(r"R-20261122-[0-9A-HJKMNP-TV-Z]{5}", made)


def test_ids_sort_by_the_moment_of_their_making() -> None:
    moments = [NOON + timedelta(seconds=3 * step) for step in range(1000)]
    made = [make("R", moment, chance % LUCK, ()) for chance, moment in enumerate(moments)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_midnight_is_the_first_and_the_last_moment() -> None:
    first = make("R", NOON.replace(hour=0), 0, ())
    last = make("R", NOON.replace(hour=23, minute=59, second=59), LUCK - 1, ())
    assert first == "R-20261122-00000"
    assert last[:-2] == "R-20261122-ZZZ"


def test_a_taken_id_is_not_made_again() -> None:
    taken: set[str] = set()
    for _ in range(LUCK):
        taken.add(make("R", NOON, 7, taken))
    assert len(taken) == LUCK
    with pytest.raises(ValueError, match="taken"):
        make("R", NOON, 7, taken)


@pytest.mark.parametrize(
    ("kind", "keys", "prefix"),
    [
        ("risk", [], "R"),
        ("personal-information", [], "PI"),
        ("asset", ["AS-01", "AS-02", "X-1"], "AS"),
        ("risk", ["R001", "R-002"], "R"),
        ("law", ["415AC0000000057"], "L"),
    ],
)
def test_the_prefix_is_the_one_in_use(kind: str, keys: list[str], prefix: str) -> None:
    assert prefix_for(kind, keys) == prefix
