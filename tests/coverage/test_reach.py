"""Paths into records, and the conditions on what they lead to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.coverage import reach
from isms.model.certification import Certification
from tests.coverage.reading import programme

if TYPE_CHECKING:
    from isms.kind import Record

CERTIFICATE = {
    "id": "C-1",
    "standard": "iso27001",
    "expires": "2028-03-14",
    "member": True,
    "events": [
        {"kind": "stage1", "performed": "2025-02-01"},
        {"kind": "stage2", "planned": "2025-03"},
        {"kind": "surveillance", "performed": "2026-02-01", "days": "1.5"},
    ],
}


@pytest.fixture
def record() -> Record:
    return programme({"certifications/c.yaml": CERTIFICATE}).certifications["C-1"]


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("standard", ["iso27001"]),
        ("number", []),
        ("events.performed", [date(2025, 2, 1), date(2026, 2, 1)]),
        ("events[kind=stage1].performed", [date(2025, 2, 1)]),
        ("events[kind=stage2].performed", []),
        ("nothing.there", []),
    ],
)
def test_a_path_leads_to_values(record: Record, path: str, values: list[object]) -> None:
    assert reach.values(record, path) == values


@pytest.mark.parametrize(
    ("path", "wanted", "met"),
    [
        ("standard", "pmark|iso27001", True),
        ("standard", "pmark", False),
        ("standard", "!pmark", True),
        ("standard", "!iso27001|pmark", False),
        ("member", "true", True),
        ("body", "*", False),
        ("body", "-", True),
        ("events.kind", "stage2", True),
    ],
)
def test_a_condition_is_met_or_not(record: Record, path: str, wanted: str, *, met: bool) -> None:
    assert reach.meets(record, path, wanted) is met


def test_nobody_knows_a_flag_that_is_absent_or_a_field_that_was_not_understood() -> None:
    unread = {**CERTIFICATE, "granted": "いつか", "member": ""}
    record = programme({"certifications/c.yaml": unread}).certifications["C-1"]
    assert reach.meets(record, "member", "true") is None
    assert reach.meets(record, "granted", "*") is None
    assert reach.filled(record, "granted")
    assert not reach.filled(record, "number|body")


def test_a_path_is_declared_or_not() -> None:
    performed = reach.declared(Certification, "events.performed")
    assert performed is not None
    assert performed.label.en == "Performed"
    assert reach.declared(Certification, "events[kind=stage1].performed") is performed
    for path in ("event", "events.day", "events[sort=stage1].performed", "standard.x"):
        assert reach.declared(Certification, path) is None


def test_fields_are_called_by_their_labels() -> None:
    (label,) = reach.labelled(Certification, ["number|body"])
    assert label.ja == "「登録番号/認証機関」"
    assert label.en == "'Certificate number or Body'"
