"""A company with two departments that inspect themselves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from isms.model.programme import Programme

FILES = {
    "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [iso27001]\nscope: 全社\n",
    "departments/d.yaml": "- {id: D-1, name: 総務部}\n- {id: D-2, name: 営業部}\n",
    "people/p.csv": (
        "id,name,department,employment,joined,left\n"
        "P-1,青木 健一,D-1,employee,,\nP-2,大森 由美,D-2,employee,,\n"
        "P-3,林 翔,D-2,employee,,\nP-4,林 翔,D-1,employee,,\n"
        "P-5,小野 進,D-2,employee,,2026-10-29\nP-6,南 薫,D-2,employee,2026-11-01,\n"
        "P-7,原 学,D-2,employee,,2026-10-31\n"
    ),
    "inspections/i.yaml": (
        "- {id: I-1, item: 机上に書類がない, every: month, starts: 2026-04-01, criteria: 0件}\n"
        "- {id: I-2, item: 鍵が揃っている, every: quarter, starts: 2026-04-01, departments: [D-1]}\n"
        "- {id: I-3, item: まだ始まらない, every: month, starts: 2026-12-01}\n"
    ),
    "inspections/results/r.csv": (
        "inspection,department,month,result,by,date,comment,finding,checked_by,checked_on\n"
        "I-1,D-1,2026-09,ng,P-1,2026-09-30,収めた,,P-2,2026-10-05\n"
        "I-1,D-1,2026-10,ng,P-1,2026-10-30,,,,\n"
        "I-2,D-1,2026-07,ok,P-1,2026-07-10,,,P-1,2026-08-03\n"
    ),
}


class Company(Protocol):
    """Loads the company with some files changed, as of a day."""

    def __call__(self, changes: dict[str, str] | None = None, day: str = "2026-11-22") -> Programme: ...


@pytest.fixture
def company() -> Company:
    def loaded(changes: dict[str, str] | None = None, day: str = "2026-11-22") -> Programme:
        return load(MemoryTree(FILES | (changes or {})), date.fromisoformat(day))

    return loaded
