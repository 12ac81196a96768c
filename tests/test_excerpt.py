"""A list that is too long to be told in full."""

from __future__ import annotations

from isms.excerpt import MORE, counted, excerpt


def test_what_does_not_fit_is_hinted_at() -> None:
    assert excerpt([], 2) == []
    assert excerpt(["a", "b"], 2) == ["a", "b"]
    assert excerpt(["a", "b", "c"], 2) == ["a", "b", "…"]


def test_what_does_not_fit_is_counted() -> None:
    assert counted(["a", "b"], 2) == ["a", "b"]
    assert counted(["a", "b", "c", "d"], 2) == ["a", "b", MORE.of(count=2)]
