"""Which roles are asked for, which are vacant, who held one on a day, and where a record says so."""

from __future__ import annotations

from datetime import date

import pytest

from isms.model.person import Appointment, Employment, Person, Role
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.roles import held, holders, holders_on, may_have_held, required, vacant, written

DAY = date(2026, 11, 22)


def person(key: str, *roles: Role, appointments: tuple[Appointment, ...] = ()) -> Person:
    return Person(
        key=key, id=key, name=key, department="D-01", employment=Employment.EMPLOYEE,
        roles=roles, appointments=appointments,
    )  # fmt: skip


def programme(standards: tuple[str, ...], *people: Person) -> Programme:
    made = Programme(DAY, Settings(format=1, standards=standards))
    made.people.add(list(people))
    return made


def test_each_role_is_asked_for_once() -> None:
    roles = required(programme(("iso27001", "pmark")))
    assert roles == [
        Role.TOP_MANAGEMENT, Role.ISMS_MANAGER, Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR, Role.COMPLAINTS,
    ]  # fmt: skip
    assert required(programme(("something",))) == []


def test_a_role_that_nobody_holds_is_vacant() -> None:
    made = programme(("iso27001",), person("P-01", Role.TOP_MANAGEMENT))
    assert vacant(made) == [Role.ISMS_MANAGER]


def test_holders_are_those_at_work_who_hold_the_role_on_the_day() -> None:
    staying, other = person("P-1", Role.SECRETARIAT), person("P-3")
    gone = Person(
        key="P-2", id="P-2", roles=(Role.SECRETARIAT,), left=date(2026, 3, 31), department="D-01",
        employment=Employment.EMPLOYEE, name="P-2",
    )  # fmt: skip
    assert holders(programme((), staying, gone, other), Role.SECRETARIAT) == [staying]


def test_an_appointment_in_force_is_named_before_the_list() -> None:
    old = Appointment(role=Role.SECRETARIAT, since=date(2020, 4, 1), until=date(2021, 3, 31), ordinal=0)
    new = Appointment(role=Role.SECRETARIAT, since=date(2022, 4, 1), ordinal=1)
    holder = person("P-01", Role.COMPLAINTS, Role.SECRETARIAT, appointments=(old, new))
    assert written(holder, Role.SECRETARIAT, DAY) == ("appointments", 1, "role")
    assert written(holder, Role.COMPLAINTS, DAY) == ("roles", 0)
    assert written(holder, Role.SYSTEM_ADMIN, DAY) == ()


FILES = {
    "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [pmark]\nscope: 全社\n",
    "departments/d.yaml": "id: D\nname: 本社\n",
    "people/p.yaml": (
        "- {id: LISTED, name: 一, department: D, employment: officer, roles: [top_management]}\n"
        "- id: DATED\n  name: 二\n  department: D\n  employment: officer\n  roles: [top_management]\n"
        "  appointments:\n    - {role: top_management, since: 2020-04-01, until: 2025-06-30}\n"
        "- {id: NEVER, name: 三, department: D, employment: employee}\n"
        "- {id: GONE, name: 四, department: D, employment: officer, left: 2026-11-21}\n"
        "- {id: STILL, name: 五, department: D, employment: officer, left: 2026-11-21, "
        "roles: [top_management]}\n"
        "- id: ENDED\n  name: 六\n  department: D\n  employment: officer\n  left: 2026-11-21\n"
        "  appointments:\n    - {role: top_management, since: 2020-04-01, until: 2025-06-30}\n"
    ),
}
PROGRAMME = load(MemoryTree({path: text.encode() for path, text in FILES.items()}), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("person", "day", "known"),
    [
        ("LISTED", date(2026, 4, 1), True),
        ("LISTED", date(2026, 3, 31), None),
        ("DATED", date(2020, 3, 31), False),
        ("DATED", date(2025, 6, 30), True),
        ("DATED", date(2025, 7, 1), False),
        ("NEVER", date(2026, 4, 1), False),
        ("NEVER", date(2026, 3, 31), None),
        ("NOBODY", date(2026, 4, 1), None),
        ("GONE", date(2026, 4, 1), None),
        ("STILL", date(2026, 4, 1), True),
        ("ENDED", date(2026, 4, 1), False),
    ],
)
def test_a_role_without_a_date_tells_of_the_running_year_only(
    person: str, day: date, *, known: bool | None
) -> None:
    assert held(PROGRAMME, person, Role.TOP_MANAGEMENT, day) is known


def test_holders_are_those_of_whom_it_is_known() -> None:
    assert holders_on(PROGRAMME, Role.TOP_MANAGEMENT, date(2024, 5, 1)) == ["DATED", "ENDED"]
    assert holders_on(PROGRAMME, Role.TOP_MANAGEMENT, date(2026, 5, 1)) == ["LISTED", "STILL"]


@pytest.mark.parametrize(
    ("person", "day", "may"),
    [
        ("LISTED", date(2020, 4, 1), True),
        ("DATED", date(2025, 6, 30), True),
        ("DATED", date(2025, 7, 1), False),
        ("NEVER", date(2020, 4, 1), False),
        ("GONE", date(2020, 4, 1), True),
        ("ENDED", date(2025, 7, 1), False),
        ("NOBODY", date(2026, 4, 1), False),
    ],
)
def test_who_has_left_may_have_held_a_role_that_nothing_tells_of(
    person: str, day: date, *, may: bool
) -> None:
    assert may_have_held(PROGRAMME, person, Role.TOP_MANAGEMENT, day) is may
