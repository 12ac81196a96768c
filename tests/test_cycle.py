"""The cycle of audits, and the year in which a yearly act is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.cycle import began, cycles, missed
from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
SETTINGS = "format: 1\norganisation: {name: みほん}\nstandards: [iso27001, pmark]\nscope: 全社\n"
CERTIFICATE = (
    "id: C-1\nstandard: {standard}\ninitial_granted: 2022-03-15\ngranted: 2025-03-15\nexpires: {end}\n"
)


def programme(files: Mapping[str, str], settings: str = "", day: date = DAY) -> Programme:
    written = {"isms.yaml": SETTINGS + settings, **files}
    return load(MemoryTree({path: text.encode() for path, text in written.items()}), day)


def spans(asked: Programme, standard: str) -> list[tuple[str, str]]:
    return [(str(c.span.first), str(c.span.last)) for c in cycles(asked, standard)]


YEARS = [("2025-04-01", "2026-03-31"), ("2026-04-01", "2027-03-31")]


def test_the_cycle_of_privacy_mark_is_the_fiscal_year() -> None:
    certificate = CERTIFICATE.format(standard="pmark", end="2027-03-14")
    assert spans(programme({"certifications/c.yaml": certificate}), "pmark") == YEARS
    assert spans(programme({}, "fiscal_year_start: 01-01\n"), "pmark")[1] == ("2026-01-01", "2026-12-31")


def test_a_certificate_of_the_first_day_of_the_calendar_has_a_cycle() -> None:
    certificate = CERTIFICATE.format(standard="iso27001", end="2028-03-14").replace(
        "2025-03-15", "0001-01-01"
    )
    assert spans(programme({"certifications/c.yaml": certificate}), "iso27001")[0] == (
        "0001-01-01",
        "0001-01-01",
    )


@pytest.mark.parametrize("name", ["iso27001", "27001"])
def test_the_cycle_of_an_isms_is_the_three_years_of_its_certificate(name: str) -> None:
    certificate = CERTIFICATE.format(standard=name, end="2028-03-14")
    assert spans(programme({"certifications/c.yaml": certificate}), "iso27001") == [
        ("2022-03-15", "2025-03-14"),
        ("2025-03-15", "2028-03-14"),
    ]


def test_a_certificate_that_is_said_to_last_longer_makes_no_longer_cycle() -> None:
    certificate = CERTIFICATE.format(standard="iso27001", end="2030-03-14")
    assert spans(programme({"certifications/c.yaml": certificate}), "iso27001")[1] == (
        "2025-03-15",
        "2028-03-14",
    )


@pytest.mark.parametrize(
    "certificate",
    [
        CERTIFICATE.format(standard="iso27001", end="2026-11-21"),
        CERTIFICATE.format(standard="iso27001", end="2028-03-14") + "draft: true\n",
        CERTIFICATE.format(standard="pmark", end="2028-03-14"),
    ],
)
def test_without_a_certificate_in_force_it_is_the_fiscal_year(certificate: str) -> None:
    assert spans(programme({"certifications/c.yaml": certificate}), "iso27001") == YEARS


def test_a_programme_began_on_the_first_day_that_anything_tells_of() -> None:
    audit = "{{id: A, title: 監査, kind: {kind}, planned: 2024-09, performed: 2024-09-10}}"
    review = "{{id: R, kind: {kind}, held: 2024-10-10, chaired_by: P}}"
    assert began(programme({})) is None
    assert began(programme({}, "pms_started: 2024-04-01\n")) == date(2024, 4, 1)
    assert began(programme({"audits/a.yaml": audit.format(kind="internal")})) == date(2024, 9, 10)
    assert began(programme({"audits/a.yaml": audit.format(kind="client")})) is None
    assert began(programme({"reviews/r.yaml": review.format(kind="committee")})) is None
    certificate = CERTIFICATE.format(standard="iso27001", end="2028-03-14")
    assert began(programme({"certifications/c.yaml": certificate})) == date(2022, 3, 15)


@pytest.mark.parametrize(
    ("started", "last", "year"),
    [
        ("2025-04-01", None, 2025),
        ("2025-04-02", None, 2026),
        ("2025-04-01", date(2025, 3, 31), 2025),
        ("2025-04-01", date(2025, 4, 1), 2026),
        ("2025-04-01", date(2026, 3, 31), 2026),
        ("2025-04-01", date(2026, 4, 1), None),
    ],
)
def test_a_yearly_act_is_missing_in_a_year_that_was_run_through(
    started: str, last: date | None, year: int | None
) -> None:
    found = missed(programme({}, f"pms_started: {started}\n"), last)
    assert (found.number if found else None) == year
