"""How often operating records are kept, and by whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001, pmark]\nscope: 全社\n"
    'stage: certified\nrisk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def found(judged: Judged, code: str, files: Mapping[str, str]) -> list[Diagnostic]:
    """Return what one rule says."""
    return [said for said in judged({"isms.yaml": SETTINGS, **files}) if said.code == code]


def places(said: list[Diagnostic]) -> list[tuple[Level, object]]:
    """Return how loudly and of which field a rule speaks."""
    return [(d.level, d.where.field[0]) for d in said if isinstance(d.where, Spot)]


def kept(kind: str, *rows: str) -> dict[str, str]:
    """Return a type of record, and the records of it."""
    head = "date,department,what,by,checked_by\n"
    return {
        "departments/D-02.yaml": "id: D-02\nname: 営業部\n",
        "logs/types/t.yaml": f"{{id: review, name: 棚卸し, {kind}}}\n",
        "logs/review.csv": head + "".join(f"{row}\n" for row in rows),
    }


def entries(*days: str, department: str = "") -> list[str]:
    return [f"{day},{department},棚卸し,P-01,P-02" for day in days]


MONTHS = ("2026-04-30", "2026-05-01", "2026-06-15", "2026-07-31", "2026-08-01", "2026-09-30", "2026-10-01")
HALVES = "2026-04-01〜2026-09-30"


@pytest.mark.parametrize(
    ("kind", "rows", "missing", "level"),
    [
        ("every: month, starts: 2026-04-01", entries(*MONTHS), "", None),
        ("every: month, starts: 2026-04-01", entries(*MONTHS[:2], *MONTHS[3:]), "2026-06", Level.WARNING),
        ("every: month, starts: 2026-06-02", entries(*MONTHS[3:]), "", None),
        ("every: month", entries(*MONTHS[3:]), "", None),
        ("every: month", entries(MONTHS[0], *MONTHS[3:]), "2026-05、2026-06", Level.WARNING),
        ("every: month, starts: 2026-04-01", entries(*MONTHS[:6]), "2026-10", Level.ERROR),
        ("every: month, starts: 2026-04-01", entries(*MONTHS[1:6]), "2026-04、2026-10", Level.ERROR),
        (
            "every: month, starts: 2025-04-01",
            entries(*MONTHS[3:]),
            "2025-04、2025-05、2025-06、2025-07、2025-08、…",
            Level.WARNING,
        ),
        ("every: quarter, starts: 2026-07-01", [], "2026-07-01〜2026-09-30", Level.ERROR),
        ("every: half, starts: 2026-04-01", [], HALVES, Level.ERROR),
        ("every: half, starts: 2026-04-01", entries("2026-09-30"), "", None),
        ("every: half, starts: 2026-04-01", entries("2026-10-01"), HALVES, Level.ERROR),
        ("every: year, starts: 2025-04-01", entries("2026-04-01"), "2025-04-01〜2026-03-31", Level.ERROR),
        ("every: year, starts: 2026-04-01", [], "", None),
        ("every: week, starts: 2026-10-19", entries("2026-10-25"), "2026-10-26〜2026-11-01", Level.WARNING),
        ("every: day, starts: 2026-10-26", entries("2026-10-30"), "", None),
        ("every: day, starts: 2026-10-26", [], "2026-10-26〜2026-11-01", Level.WARNING),
        ("every: event, starts: 2025-04-01", [], "", None),
        ("every: 都度", entries("2025-04-30"), "", None),
        ("every: month, starts: 2026-12-01", [], "", None),
        ("every: month", [], "", None),
        ("starts: 2026-04-01", [], "", None),
    ],
)
def test_a_record_is_kept_in_every_period(
    kind: str, rows: list[str], missing: str, level: Level | None, judged: Judged
) -> None:
    said = found(judged, "LOG001", kept(kind, *rows))
    assert places(said) == ([(level, "every")] if missing else [])
    if missing:
        assert said[0].message.say("ja").endswith(f": {missing}。")


@pytest.mark.parametrize(("timezone", "closed"), [("Asia/Tokyo", True), ("Europe/London", False)])
def test_a_week_that_is_closed_throughout_needs_no_record(
    timezone: str, judged: Judged, *, closed: bool
) -> None:
    monday = date(2025, 12, 22)
    weeks = [f"{monday + timedelta(days=7 * n)}" for n in range(48) if n != 1]
    settings = SETTINGS.replace("[iso27001, pmark]", "[iso27001]") + f"timezone: {timezone}\n"
    files = kept("every: week, starts: 2025-12-22", *entries(*weeks)) | {"isms.yaml": settings}
    said = [d.message.say("en") for d in found(judged, "LOG001", files)]
    gap = "There is no record of '棚卸し' in: 2025-12-29 to 2026-01-04."
    assert said == ([] if closed else [gap])


@pytest.mark.parametrize(
    ("days", "missing"),
    [
        ("", "2026-08、2026-09、2026-10"),
        ("opened: 2026-09-01", "2026-09、2026-10"),
        ("opened: 2026-09-02", "2026-10"),
        ("closed: 2026-09-30", "2026-08、2026-09"),
        ("closed: 2026-09-29", "2026-08"),
        ("closed: 2026-08-30", None),
    ],
)
def test_a_department_keeps_records_while_it_exists(days: str, missing: str | None, judged: Judged) -> None:
    files = kept("every: month, starts: 2026-08-01, departments: [D-02]")
    files["departments/D-02.yaml"] = f"id: D-02\nname: 営業部\nhead: P-01\n{days}\n"
    said = [(d.level, d.message.say("ja")) for d in found(judged, "LOG001", files)]
    level = Level.ERROR if missing and missing.endswith("2026-10") else Level.WARNING
    assert said == (
        [] if missing is None else [(level, f"「棚卸し」の記録がない期間があります: {missing}。")]
    )


def test_a_period_is_judged_two_weeks_after_its_end(judged: Judged) -> None:
    weeks = entries("2026-10-25")
    assert (
        found(judged, "LOG001", kept("every: week, starts: 2026-10-19", *weeks, *entries("2026-11-01"))) == []
    )
    settings = f"{SETTINGS}rules: {{LOG001: {{days: 60}}}}\n"
    files = kept("every: half, starts: 2026-04-01")
    assert found(judged, "LOG001", {**files, "isms.yaml": settings}) == []


def test_each_department_keeps_its_own(judged: Judged) -> None:
    kind = "every: half, starts: 2026-04-01, departments: [D-01, D-02]"
    said = found(judged, "LOG001", kept(kind, *entries("2026-09-30", department="D-01")))
    assert [d.message.say("en") for d in said] == [
        "There is no record of '棚卸し' by 営業部 in: 2026-04-01 to 2026-09-30."
    ]
    assert found(judged, "LOG001", kept(kind, *entries("2026-09-30"))) == []


@pytest.mark.parametrize(
    ("people", "checked", "answered_for"),
    [
        ("P-01,P-02", [], []),
        ("P-01,", [], []),
        ("P-01,P-01", [(Level.WARNING, "checked_by")], []),
        (",P-02", [], [(Level.WARNING, "by")]),
        ("P-03,P-02", [], [(Level.WARNING, "by")]),
        ("P-01,P-03", [], [(Level.WARNING, "checked_by")]),
    ],
)
def test_two_people_answer_for_a_record(
    people: str, checked: list[object], answered_for: list[object], judged: Judged
) -> None:
    files = kept("every: half", f"2026-09-30,,棚卸し,{people}")
    files["people/P-03.yaml"] = (
        "id: P-03\nname: 小林 徹\ndepartment: D-01\nemployment: employee\nleft: 2026-09-29\n"
    )
    assert places(found(judged, "LOG002", files)) == checked
    assert places(found(judged, "LOG005", files)) == answered_for


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({}, 3),
        ({"logs/types/a.yaml": "{id: a, name: 棚卸し, clause: '27001:A.5.18、A.8.13'}"}, 1),
        ({"inspections/i.yaml": "{id: I-1, item: 復元, control: A.8.13}"}, 2),
        ({"controls/c.yaml": "{id: A.8.13, applicable: false, justification: 自社の機器がない}"}, 2),
        ({"controls/c.yaml": "{id: A.7.14, applicable: false, justification: 自社の機器がない}"}, 3),
    ],
)
def test_what_an_auditor_asks_for_is_planned(files: dict[str, str], count: int, judged_whole: Judged) -> None:
    assert places(found(judged_whole, "LOG003", files)) == [(Level.INFO, "standards")] * count


def test_interval_and_retention_are_decided(judged: Judged) -> None:
    assert places(found(judged, "LOG004", kept("retention: 3年"))) == [(Level.WARNING, "every")]
    assert places(found(judged, "LOG004", kept("every: month"))) == [(Level.WARNING, "retention")]
    assert found(judged, "LOG004", kept("every: event, retention: 3年")) == []
    assert found(judged, "LOG004", kept("every: ときどき, retention: 3年")) == []
