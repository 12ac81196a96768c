"""A list that is too long for one message."""

from __future__ import annotations

from isms.rules.excerpt import excerpt


def test_what_does_not_fit_is_hinted_at() -> None:
    assert excerpt([], 2) == []
    assert excerpt(["a", "b"], 2) == ["a", "b"]
    assert excerpt(["a", "b", "c"], 2) == ["a", "b", "…"]
