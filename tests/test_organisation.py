"""Departments below departments, and whose own they are."""

from __future__ import annotations

from datetime import date

from isms.model.department import Department
from isms.model.person import Person
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.organisation import below, by_department, is_external, own_departments, upwards

DAY = date(2026, 11, 22)


def programme(parents: dict[str, str | None], *people: Person) -> Programme:
    made = Programme(DAY, Settings(format=1))
    made.departments.add([Department(key=key, id=key, name=key, parent=up) for key, up in parents.items()])
    made.people.add(list(people))
    return made


TREE = {"board": None, "sales": "board", "east": "sales", "west": "sales", "it": "board"}


def test_below_a_department_is_everything_under_it() -> None:
    beneath = below(programme(TREE))
    assert beneath["board"] == TREE.keys()
    assert beneath["sales"] == {"sales", "east", "west"}
    assert beneath["it"] == {"it"}


def test_things_stand_in_the_order_of_the_departments() -> None:
    things = [("1", "it"), ("2", "gone"), ("3", "board"), ("4", None), ("5", "it")]
    found = by_department(programme(TREE), things, lambda thing: thing[1])
    assert {key: [name for name, _ in some] for key, some in found.items()} == {
        "board": ["3"], "it": ["1", "5"], "gone": ["2"], None: ["4"],
    }  # fmt: skip
    assert list(found) == ["board", "it", "gone", None]


def test_a_circle_ends() -> None:
    made = programme({"a": "b", "b": "a", "c": "a", "d": "d"})
    assert [department.id for department in upwards(made, "c")] == ["c", "a", "b"]
    assert below(made)["a"] == {"a", "b", "c"}
    assert below(made)["d"] == {"d"}


def test_a_parent_that_does_not_exist_is_the_end() -> None:
    made = programme({"a": "gone"})
    assert [department.id for department in upwards(made, "a")] == ["a"]
    assert list(upwards(made, "gone")) == []


def test_own_departments_are_the_main_and_the_concurrent_with_all_below() -> None:
    beneath = below(programme(TREE))
    assert own_departments(Person(department="sales", concurrent=("it",)), beneath) == {
        "sales",
        "east",
        "west",
        "it",
    }
    assert own_departments(Person(department="gone"), beneath) == {"gone"}


def test_what_is_below_an_external_department_is_external() -> None:
    made = programme({"firm": None, "branch": "firm", "own": None})
    made.departments.replace(
        [
            Department(key=d.key, id=d.id, parent=d.parent, external=True if d.id == "firm" else None)
            for d in made.departments
        ]
    )
    assert [is_external(made, key) for key in ("firm", "branch", "own", "gone")] == [True, True, False, False]
