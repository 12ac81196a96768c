"""Things put together by what they have in common."""

from __future__ import annotations

from isms.alike import grouped


def test_groups_and_what_is_in_them_keep_their_order() -> None:
    found = grouped(["R-3", "T-1", "R-1", "R-2"], lambda name: name[0])
    assert list(found.items()) == [("R", ["R-3", "R-1", "R-2"]), ("T", ["T-1"])]
