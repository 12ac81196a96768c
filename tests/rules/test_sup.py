"""When a supplier has to be assessed, and what has to be known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [pmark]\nscope: 全社\nstage: certified\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def found(judged: Judged, fields: str, settings: str = SETTINGS) -> list[tuple[str, Level, FieldPath]]:
    text = f"id: SUP-01\nname: 配送社\nservice: 配送\nowner: P-01\n{fields}\n"
    said = judged({"isms.yaml": settings, "suppliers/SUP-01.yaml": text})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("SUP") and isinstance(d.where, Spot)
    ]


def assessed(*assessments: str, flags: str = "personal_information: true\nmy_number: false") -> str:
    rows = "\n".join(f"  - {{by: 総務部, result: pass, {each}}}" for each in assessments)
    return f"{flags}\nassessments:\n{rows}" if rows else flags


NEVER = ("SUP001", Level.ERROR, ("assessments",))
LATE = ("SUP001", Level.ERROR, ("assessments", 0, "next_due"))
LAPSED = ("assessments", 0, "date")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (assessed(), [NEVER]),
        (assessed(flags="personal_information: false"), []),
        (assessed(flags="my_number: true"), [NEVER]),
        (assessed() + "\nended: 2026-11-21", []),
        (assessed() + "\nended: 2026-11-22", [NEVER]),
        (assessed() + "\nstarted: 2026-12-01", []),
        (assessed("date: 2026-12-01"), [NEVER]),
        (assessed("date: 2025-10-20, next_due: 2026-11-22"), []),
        (assessed("date: 2025-10-20, next_due: 2026-11-21"), [LATE]),
        (assessed("date: 2025-10-20, next_due: 2025-12-31", "date: 2026-01-20, next_due: 2027-01-31"), []),
        (assessed("date: 2020-10-20, next_due: 2027-01-31"), []),
        (assessed("date: 2020-10-20, next_due: 令和8年"), []),
        (assessed("date: 2026-04-01"), []),
        (assessed("date: 2026-03-31"), [("SUP001", Level.INFO, LAPSED)]),
        (assessed("date: 2025-03-31"), [("SUP001", Level.ERROR, LAPSED)]),
    ],
)
def test_a_supplier_with_personal_information_is_assessed_in_time(
    fields: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, fields) == said


def test_a_year_is_the_fiscal_year_of_the_organisation(judged: Judged) -> None:
    settings = f"{SETTINGS}fiscal_year_start: 12-01\n"
    last_days = [("SUP001", Level.WARNING, LAPSED)]
    assert found(judged, assessed("date: 2025-11-30"), settings) == last_days
    assert found(judged, assessed("date: 2025-12-01"), settings) == []


@pytest.mark.parametrize(
    ("flags", "unknown"),
    [
        ("kind: delivery", ["personal_information"]),
        ("my_number: false", ["personal_information"]),
        ("personal_information: false", []),
        (assessed("date: 2026-05-01", flags="personal_information: true"), ["my_number"]),
        (assessed("date: 2026-05-01", flags="my_number: true"), []),
        (assessed("date: 2026-05-01"), []),
        ("kind: delivery\nended: 2025-03-31", []),
    ],
)
def test_unknown_is_not_no(flags: str, unknown: list[str], judged: Judged) -> None:
    assert found(judged, flags) == [("SUP002", Level.WARNING, (name,)) for name in unknown]


def test_a_flag_that_cannot_be_read_is_reported_once(judged: Judged) -> None:
    assert found(judged, "personal_information: たぶん") == []


def test_an_assessment_that_cannot_be_read_is_not_missing(judged: Judged) -> None:
    assert found(judged, assessed("date: 昨日")) == []


def test_an_assessment_is_counted_as_it_is_written(judged: Judged) -> None:
    written = assessed("date: 2024-05-01", "date: 2025-10-20, next_due: 2026-10-31", "date: 2026-12-01")
    assert found(judged, written) == [("SUP001", Level.ERROR, ("assessments", 1, "next_due"))]
