"""A person goes by their name, however it is spaced."""

from __future__ import annotations

import pytest

from isms.model.person import Person


@pytest.mark.parametrize(
    ("name", "goes"),
    [("佐藤 健一", True), ("佐藤健一", True), ("佐藤　健一", True), ("佐藤", False), ("", False)],
)
def test_a_name_is_the_same_with_and_without_its_space(name: str, *, goes: bool) -> None:
    assert Person(key="P-01", id="P-01", name="佐藤 健一").goes_by(name) is goes
