"""Who held a role on a day."""

from __future__ import annotations

from datetime import date

import pytest

from isms.appointed import held, holders_on
from isms.model.person import Role
from isms.records.load import load
from isms.records.tree import MemoryTree

FILES = {
    "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [pmark]\nscope: 全社\n",
    "departments/d.yaml": "id: D\nname: 本社\n",
    "people/p.yaml": (
        "- {id: LISTED, name: 一, department: D, employment: officer, roles: [top_management]}\n"
        "- id: DATED\n  name: 二\n  department: D\n  employment: officer\n  roles: [top_management]\n"
        "  appointments:\n    - {role: top_management, since: 2020-04-01, until: 2025-06-30}\n"
        "- {id: NEVER, name: 三, department: D, employment: employee}\n"
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
    ],
)
def test_a_role_without_a_date_tells_of_the_running_year_only(
    person: str, day: date, *, known: bool | None
) -> None:
    assert held(PROGRAMME, person, Role.TOP_MANAGEMENT, day) is known


def test_holders_are_those_of_whom_it_is_known() -> None:
    assert holders_on(PROGRAMME, Role.TOP_MANAGEMENT, date(2024, 5, 1)) == ["DATED"]
    assert holders_on(PROGRAMME, Role.TOP_MANAGEMENT, date(2026, 5, 1)) == ["LISTED"]
