"""The head of a paper comes from its document record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.document_head import head, owner, unapproved
from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from isms.model.programme import Programme

SETTINGS = "format: 1\norganisation: {name: 株式会社ひかり}\nstandards: [iso27001]\nscope: 全社\n"
PEOPLE = "id,氏名,部署,役職,雇用区分\nP-1,光 一郎,d1,代表取締役,役員\n"
POLICY = """\
id: DOC-1
number: D-01
title: 適用宣言書
kind: standard
owner: d1
version: "2.0"
renders: soa
prepared_by: P-1
approved_by: P-1
approved_on: 2026-04-01
established: 2024-04-01
revisions:
  - {version: "2.0", date: 2026-04-01, reason: 見直し, by: P-1}
  - {version: "1.0", date: 2024-04-01, reason: 制定, by: P-1}
"""


def programme(document: str = POLICY, day: date = date(2026, 11, 22)) -> Programme:
    files = {
        "isms.yaml": SETTINGS,
        "people/people.csv": PEOPLE,
        "departments/d1.yaml": "id: d1\nname: 管理部\n",
        "documents/soa.yaml": document,
    }
    return load(MemoryTree(files), day)


def reasons(document: str, day: date = date(2026, 11, 22)) -> list[str]:
    return [reason.say("en") for reason in unapproved(programme(document, day), "soa")]


def test_the_head_names_people_and_days() -> None:
    front = head(programme(), "soa")
    assert (front.number, front.version) == ("D-01", "2.0")
    assert (front.established, front.revised) == (date(2024, 4, 1), date(2026, 4, 1))
    assert (front.approved.name, front.approved.title, front.approved.day) == (
        "光 一郎",
        "代表取締役",
        date(2026, 4, 1),
    )
    assert front.prepared.name == "光 一郎"
    assert front.reviewed.name is None
    assert [revision.version for revision in front.revisions] == ["1.0", "2.0"]


def test_without_a_record_there_is_an_empty_head() -> None:
    front = head(programme(), "manual")
    assert front.record is None
    assert (front.number, front.version, front.established, front.revised) == (None, None, None, None)


def test_an_abolished_document_is_the_head_of_nothing() -> None:
    assert head(programme(POLICY + "abolished: 2026-10-01\n"), "soa").record is None
    assert head(programme(POLICY + "abolished: 2027-10-01\n"), "soa").record is not None


def test_the_owner_is_a_department_a_person_or_a_name() -> None:
    found = programme()
    assert [owner(found, key) for key in ("d1", "P-1", "総務", None)] == ["管理部", "光 一郎", "総務", None]


def test_an_approved_document_lacks_nothing() -> None:
    assert reasons(POLICY) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("renders: soa", "renders: manual"), "no document record has 'renders: soa'"),
        (("approved_by: P-1\n", ""), "document D-01 is not approved (approved_by, approved_on)"),
        (("approved_on: 2026-04-01\n", ""), "document D-01 has no day of approval"),
        (("id: DOC-1\n", "id: DOC-1\ndraft: true\n"), "document D-01 is still a draft"),
        (
            ('version: "2.0"\nrenders', 'version: "3.0"\nrenders'),
            "document D-01 is version 3.0, but its history ends with 2.0",
        ),
    ],
)
def test_what_a_final_paper_asks_of_its_record(change: tuple[str, str], reason: str) -> None:
    assert reasons(POLICY.replace(*change)) == [reason]


def test_before_the_day_of_approval_it_is_not_approved() -> None:
    assert reasons(POLICY, date(2026, 3, 31))[0] == "document D-01 is not approved (approved_by, approved_on)"
