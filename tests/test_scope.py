"""What the programme covers."""

from __future__ import annotations

from datetime import date

import pytest

from isms.model.asset import Asset
from isms.model.department import Department
from isms.model.person import Person
from isms.model.programme import Programme
from isms.model.settings import ScopeDetail, Settings
from isms.model.site import Site
from isms.scope import assets_in_scope, departments_in_scope, people_in_scope, sites_in_scope

DAY = date(2026, 11, 22)


def programme(
    *departments: Department, listed: tuple[str, ...] = (), sites: tuple[str, ...] = ()
) -> Programme:
    detail = ScopeDetail(departments=listed, sites=sites)
    made = Programme(DAY, Settings(format=1, scope_detail=detail))
    made.departments.add(list(departments))
    return made


def department(
    key: str, parent: str | None = None, *, covered: bool | None = None, external: bool | None = None
) -> Department:
    return Department(key=key, id=key, name=key, parent=parent, in_scope=covered, external=external)


@pytest.mark.parametrize(
    ("departments", "covered"),
    [
        ([department("a"), department("b", "a")], {"a", "b"}),
        ([department("a", covered=False), department("b", "a")], set()),
        (
            [department("a", covered=False), department("b", "a", covered=True), department("c", "b")],
            {"b", "c"},
        ),
        ([department("a", covered=True), department("b", "a", covered=False)], {"a"}),
        ([department("a"), department("firm", external=True), department("branch", "firm")], {"a"}),
        ([department("firm", external=True, covered=True)], {"firm"}),
    ],
)
def test_without_a_list_a_department_decides_then_those_above(
    departments: list[Department], covered: set[str]
) -> None:
    assert departments_in_scope(programme(*departments)) == covered


@pytest.mark.parametrize(
    ("departments", "listed", "covered"),
    [
        ([department("a"), department("b")], ("a",), {"a"}),
        ([department("a", covered=False), department("b", covered=True)], ("a",), {"a"}),
        ([department("a"), department("b", "a"), department("c", "b")], ("a",), {"a", "b", "c"}),
        ([department("a"), department("b", "a"), department("c", "a")], ("b",), {"b"}),
        ([department("a"), department("b", "a", covered=False), department("c", "b")], ("a",), {"a"}),
        ([department("a"), department("b", "a", covered=True)], ("a",), {"a", "b"}),
    ],
)
def test_a_list_decides_where_it_is_given(
    departments: list[Department], listed: tuple[str, ...], covered: set[str]
) -> None:
    assert departments_in_scope(programme(*departments, listed=listed)) == covered


def test_privacymark_covers_the_whole_legal_entity() -> None:
    made = programme(
        department("a"), department("b", covered=False), department("firm", external=True), listed=("a",)
    )
    assert departments_in_scope(made, "pmark") == {"a", "b"}


@pytest.mark.parametrize(("closed", "covered"), [(DAY, {"a"}), (date(2026, 11, 21), set()), (None, {"a"})])
def test_a_department_that_is_closed_is_not_covered(closed: date | None, covered: set[str]) -> None:
    assert departments_in_scope(programme(Department(key="a", id="a", closed=closed))) == covered


@pytest.mark.parametrize(
    ("listed", "covered"), [((), {"hq", "store"}), (("hq",), {"hq"}), (("home",), {"home"})]
)
def test_sites(listed: tuple[str, ...], covered: set[str]) -> None:
    made = programme(sites=listed)
    made.sites.add(
        [
            Site(key="hq", id="hq"),
            Site(key="store", id="store", in_scope=True),
            Site(key="home", id="home", in_scope=False),
            Site(key="old", id="old", closed=date(2020, 3, 31)),
        ]
    )
    assert sites_in_scope(made) == covered
    assert sites_in_scope(made, "pmark") == {"hq", "store", "home"}


def test_a_person_is_covered_by_the_department_or_a_concurrent_one() -> None:
    made = programme(department("a"), department("b", covered=False))
    made.people.add(
        [
            Person(key="1", id="1", department="a"),
            Person(key="2", id="2", department="b"),
            Person(key="3", id="3", department="b", concurrent=("a",)),
            Person(key="4", id="4", department="a", left=date(2026, 3, 31)),
        ]
    )
    assert [person.key for person in people_in_scope(made)] == ["1", "3"]
    assert [person.key for person in people_in_scope(made, "pmark")] == ["1", "2", "3"]


def test_an_asset_that_does_not_say_follows_its_department() -> None:
    made = programme(department("a"), department("b", covered=False))
    made.assets.add(
        [
            Asset(key="1", id="1", department="a"),
            Asset(key="2", id="2", department="b"),
            Asset(key="3", id="3", department="b", in_scope=True),
            Asset(key="4", id="4", department="a", in_scope=False),
            Asset(key="5", id="5", department="a", disposed=DAY),
        ]
    )
    assert [asset.key for asset in assets_in_scope(made)] == ["1", "3"]
    assert [asset.key for asset in assets_in_scope(made, "pmark")] == ["1", "2", "3", "4"]
