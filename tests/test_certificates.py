"""Windows, surveillance and notices of certificates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.certificates import (
    in_use,
    last_audit,
    late_first_surveillance,
    missed_surveillance,
    notice_of,
    number_fits,
    scheme,
    window,
)
from isms.knowledge import Scheme
from isms.model.change import ChangeKind
from isms.records.load import load
from isms.records.packaged import packaged
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE

if TYPE_CHECKING:
    from isms.model.programme import Programme

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001, pmark]\nscope: 全社\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def programme(certificate: str, change: str = "", day: date = date(2026, 11, 22)) -> Programme:
    files = {path: file.data for path, file in BASE.items()} | {"isms.yaml": SETTINGS.encode()}
    files["certifications/C.yaml"] = f"id: C\n{certificate}\n".encode()
    if change:
        head = "id: CH\ntitle: 変更\nowner: P-01\nplanned_on: 2026-12-01\n"
        files["changes/CH.yaml"] = f"{head}{change}\n".encode()
    return load(MemoryTree(files), day)


@pytest.mark.parametrize(
    ("expires", "first", "last"),
    [
        ("2022-12-01", date(2022, 4, 2), date(2022, 8, 1)),
        ("2024-12-01", date(2024, 4, 2), date(2024, 8, 1)),
        ("2025-01-14", date(2024, 5, 15), date(2024, 9, 17)),
        ("2027-09-30", date(2027, 1, 31), date(2027, 5, 31)),
    ],
)
def test_the_window_is_that_of_the_published_examples(expires: str, first: date, last: date) -> None:
    whole = programme(f"standard: pmark\nexpires: {expires}")
    assert window(whole, whole.certifications["C"]) == (first, last)


def test_an_isms_certificate_has_no_window() -> None:
    whole = programme("standard: iso27001\nexpires: 2028-03-14")
    assert window(whole, whole.certifications["C"]) is None


def events(*rows: str) -> str:
    return "events:\n" + "\n".join(f"  - {{{row}}}" for row in rows)


@pytest.mark.parametrize(
    ("rows", "missed"),
    [
        ([], [(2025, True), (2026, False)]),
        (["kind: surveillance, performed: 2025-12-31"], [(2026, False)]),
        (["kind: surveillance, performed: 2025-01-01", "kind: surveillance, planned: 2026-12-01"], []),
        (["kind: surveillance, performed: 2025-01-01", "kind: surveillance, planned: 2026-11"], []),
        (["kind: surveillance, performed: 2025-01-01", "kind: surveillance, planned: 2026-10"], []),
        (
            ["kind: surveillance, performed: 2025-01-01", "kind: surveillance, planned: 2027-01"],
            [(2026, False)],
        ),
        (["kind: recertification, performed: 2025-05-01"], [(2026, False)]),
        (["kind: surveillance, performed: 2025-05-01", "kind: recertification, planned: 2026-12"], []),
    ],
)
def test_surveillance_falls_in_every_calendar_year(rows: list[str], missed: list[tuple[int, bool]]) -> None:
    whole = programme(
        "standard: iso27001\ngranted: 2024-04-01\nexpires: 2027-03-31\n" + (events(*rows) if rows else "")
    )
    assert list(missed_surveillance(whole, whole.certifications["C"])) == missed


def test_what_came_before_the_last_grant_is_past() -> None:
    rows = events("kind: surveillance, performed: 2023-05-01", "kind: surveillance, planned: 2026-12-01")
    dates = "initial_granted: 2022-04-01\ngranted: 2025-04-01\nexpires: 2028-03-31\n"
    whole = programme(f"standard: iso27001\n{dates}{rows}")
    certificate = whole.certifications["C"]
    assert list(missed_surveillance(whole, certificate)) == []
    assert late_first_surveillance(whole, certificate) is None


@pytest.mark.parametrize("granted", ["", "granted: 2022-04-01\n"])
@pytest.mark.parametrize(("day", "late"), [("2023-04-01", None), ("2023-04-02", (0, 12))])
def test_the_first_surveillance_comes_within_a_year(
    granted: str, day: str, late: tuple[int, int] | None
) -> None:
    rows = events(f"kind: surveillance, performed: {day}")
    dates = f"initial_granted: 2022-04-01\n{granted}expires: 2025-03-31\n"
    whole = programme(f"standard: iso27001\n{dates}{rows}")
    assert late_first_surveillance(whole, whole.certifications["C"]) == late


def test_the_year_in_which_a_certificate_ends_needs_no_surveillance() -> None:
    rows = events("kind: surveillance, performed: 2024-04-01", "kind: surveillance, performed: 2025-04-01")
    whole = programme(f"standard: iso27001\ngranted: 2023-12-15\nexpires: 2026-12-14\n{rows}")
    assert list(missed_surveillance(whole, whole.certifications["C"])) == []


def test_the_scheme_of_the_own_body_comes_first() -> None:
    whole = programme("standard: 15001\nexpires: 2027-09-30\nbody: 一般社団法人全日本冠婚葬祭互助協会")
    found = scheme(whole, whole.certifications["C"])
    assert found is not None
    assert found.key == "pmark-zengokyo"


@pytest.mark.parametrize(
    ("standard", "change", "rows", "asked"),
    [
        ("pmark", "kind: company_name", [], True),
        ("pmark", "kind: system", [], False),
        ("pmark", "kind: representative", [], False),
        ("pmark", "kind: representative", ["kind: application, performed: 2026-10-01"], True),
        (
            "pmark",
            "kind: representative\ndone: 2026-11-20",
            ["kind: application, performed: 2026-03-01", "kind: contract, performed: 2026-09-24"],
            False,
        ),
        ("iso27001", "kind: office_move", [], True),
        ("iso27001", "kind: company_name", [], False),
    ],
)
def test_a_body_wants_to_hear_of_some_changes(
    standard: str, change: str, rows: list[str], *, asked: bool
) -> None:
    lines = events(*rows) if rows else ""
    whole = programme(f"standard: {standard}\ngranted: 2025-10-01\nexpires: 2027-09-30\n{lines}", change)
    found = notice_of(whole, whole.certifications["C"], whole.changes["CH"])
    assert (found is not None) == asked


def test_the_last_audit_is_that_of_the_body_else_the_grant() -> None:
    rows = events("kind: surveillance, performed: 2026-02-13", "kind: application, performed: 2026-03-01")
    whole = programme(f"standard: iso27001\ngranted: 2025-03-15\nexpires: 2028-03-14\n{rows}")
    assert last_audit(whole.certifications["C"]) == date(2026, 2, 13)
    whole = programme("standard: iso27001\ngranted: 2025-03-15\nexpires: 2028-03-14")
    assert last_audit(whole.certifications["C"]) == date(2025, 3, 15)


def test_drafts_and_other_standards_are_not_in_use() -> None:
    assert in_use(programme("standard: iso27001\nexpires: 2028-03-14\ndraft: true")) == []
    assert in_use(programme("standard: iso9001\nexpires: 2028-03-14")) == []


@pytest.mark.parametrize(
    ("number", "fits"),
    [("12345678", True), ("12345678(05)", True), ("1234567", False), ("12345678(5)", False), ("", False)],
)
def test_the_number_of_a_privacymark_has_its_form(number: str, *, fits: bool) -> None:
    rules = packaged(Scheme, "pmark")
    assert rules is not None
    assert number_fits(rules.number or "", number) == fits


@pytest.mark.parametrize("name", ["iso27001", "pmark", "pmark-zengokyo"])
def test_the_packaged_schemes_name_kinds_of_change(name: str) -> None:
    rules = packaged(Scheme, name)
    assert rules is not None
    assert {notice.change for notice in rules.notices} <= {str(kind) for kind in ChangeKind}
