"""A programme may ask for certain versions of isms."""

from __future__ import annotations

import pytest

from isms.records.versions import NoConditionError, satisfies


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (">=0.1", True), (">=0.1.0", True), (">0.1", False), ("<1", True), (">=0.2", False), ("==0.1", True),
        ("!=0.1", False), (">=0.1,<0.2", True), (">=0.0.9, <=0.1.0", True), (">=0.10", False),
        ("~=0.1", True),
        ("~=0.1.0", True), ("~=0.0.9", False), ("~=0.2", False), ("~=1.0", False), (" == 0.1.0 ", True),
        (">=0.1rc1", True), (">=0.2,<0", False),
    ],
)  # fmt: skip
def test_versions_are_compared_as_numbers(wanted: str, holds: bool) -> None:  # noqa: FBT001 - a case
    assert satisfies("0.1.0", wanted) is holds


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("0.9", "0.10"),
        ("1.0rc1", "1.0"),
        ("1.0.dev3", "1.0a1"),
        ("1.0a1", "1.0b1"),
        ("1.0b2", "1.0rc1"),
        ("0.3", "1"),
    ],
)
def test_versions_before_the_final_one_come_before_it(lower: str, higher: str) -> None:
    assert satisfies(higher, f">{lower}")
    assert not satisfies(lower, f">={higher}")


@pytest.mark.parametrize(
    "wanted", ["newest", "", "0.1", ">=", ">=x", ">=0.1,", "=0.1", "~=1", ">=0.1 0.2", "99,>=x", ">=0.1;<2"]
)
def test_what_is_no_condition_is_refused_even_after_one_that_fails(wanted: str) -> None:
    with pytest.raises(NoConditionError):
        satisfies("0.1.0", wanted)
