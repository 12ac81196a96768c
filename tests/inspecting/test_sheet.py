"""The sheet of a month that departments fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.inspecting.sheet import inspectors

if TYPE_CHECKING:
    from tests.inspecting.conftest import Company


def test_who_may_have_inspected_works_in_the_department(company: Company) -> None:
    assert inspectors(company(), ["D-2"]) == ["P-2 大森 由美", "P-3 林 翔", "P-6 南 薫"]
