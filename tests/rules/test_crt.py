"""What is said of certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic, FieldPath
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001, pmark]\nscope: 全社\n"
    'stage: certified\nrisk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
MARK = "standard: pmark\ngranted: 2025-10-01\nexpires: 2027-09-30\nmember: false\n"
ISMS = "standard: iso27001\ngranted: 2026-02-01\nexpires: 2029-01-31\n"


def found(judged: Judged, fields: str, settings: str = SETTINGS) -> list[tuple[str, Level, FieldPath]]:
    said = judged({"isms.yaml": settings, "certifications/C.yaml": f"id: C\n{fields}"})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("CRT") and isinstance(d.where, Spot)
    ]


def mark(expires: str, granted: str) -> str:
    return MARK.replace("2027-09-30", expires).replace("2025-10-01", granted)


APPLIED = "events: [{kind: application, performed: 2026-10-01}]\n"


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        (MARK, None),
        (mark("2027-07-22", "2025-08-01"), None),
        (mark("2027-07-21", "2025-08-01"), Level.WARNING),
        (mark("2027-03-24", "2025-04-01"), Level.WARNING),
        (mark("2027-03-20", "2025-04-01"), Level.ERROR),
        (mark("2027-03-20", "2025-04-01") + APPLIED, None),
        (mark("2026-11-22", "2025-04-01"), Level.ERROR),
        (mark("2026-11-21", "2025-04-01"), Level.ERROR),
        (mark("2026-11-21", "2025-04-01") + APPLIED, Level.WARNING),
        (mark("2026-11-21", "2025-04-01") + APPLIED.replace("2026-10", "2026-03"), Level.ERROR),
        (f"standard: iso27001\ngranted: 2023-11-22\nexpires: 2026-11-21\n{APPLIED}", Level.ERROR),
        ("draft: true\n" + mark("2026-11-21", "2025-04-01"), None),
        ("standard: iso9001\nexpires: 2026-11-21\n", None),
    ],
)
def test_a_certificate_is_renewed_in_its_window(fields: str, level: Level | None, judged: Judged) -> None:
    said = [each for each in found(judged, fields) if each[0] == "CRT001"]
    assert said == ([("CRT001", level, ("expires",))] if level else [])


def test_a_newer_certificate_stands_for_the_older_one(judged: Judged) -> None:
    old = {"certifications/OLD.yaml": f"id: OLD\n{mark('2025-09-30', '2023-10-01')}"}
    said = judged({"isms.yaml": SETTINGS, "certifications/C.yaml": f"id: C\n{MARK}", **old})
    assert not [d for d in said if d.code == "CRT001"]


@pytest.mark.parametrize(
    ("days", "said"),
    [("", []), ("rules: {CRT001: {days: 1000}}\n", [("CRT001", Level.WARNING, ("expires",))])],
)
def test_a_recertification_is_planned_some_time_before(
    days: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, ISMS, SETTINGS + days) == said


def test_a_link_that_cannot_be_read_is_reported_once(judged: Judged) -> None:
    page = "mark_url: https://www.example.jp/\n"
    assert [code for code, *_ in found(judged, MARK + page)] == ["CRT003"]
    assert found(judged, MARK + page + "mark_link: [a, b]\n") == []
    assert found(judged, ISMS + page) == []


def test_replies_are_given_by_their_day(judged: Judged) -> None:
    def said(reply: str) -> list[tuple[str, Level]]:
        audit = "{kind: surveillance, performed: 2026-10-01, reply_due: 2026-10-31}"
        rows = f"events:\n  - {audit}\n{reply}"
        return [(code, level) for code, level, _ in found(judged, ISMS + rows) if code == "CRT006"]

    assert said("") == [("CRT006", Level.ERROR)]
    assert said("  - {kind: reply, performed: 2026-10-31}\n") == []
    assert said("  - {kind: reply, performed: 2026-11-01}\n") == [("CRT006", Level.WARNING)]
    assert said("  - {kind: reply, performed: 2026-09-01}\n") == [("CRT006", Level.ERROR)]


@pytest.mark.parametrize(
    ("finding", "level"),
    [
        ("reply_due: 2026-10-31\nreplied_on: 2026-10-30\n", None),
        ("reply_due: 2026-10-31\nreplied_on: 2026-11-02\n", Level.WARNING),
        ("reply_due: 2026-10-31\n", Level.WARNING),
        ("reply_due: 2026-10-31\ndraft: true\n", Level.ERROR),
        ("", Level.ERROR),
    ],
)
def test_what_is_answered_or_overdue_at_a_finding_is_not_an_error_here(
    finding: str, level: Level | None, judged: Judged
) -> None:
    event = "{kind: surveillance, performed: 2026-10-01, reply_due: 2026-10-31, audit: A}"
    files = {
        "certifications/C.yaml": f"id: C\n{ISMS}events: [{event}]\n",
        "audits/A.yaml": "id: A\ntitle: 審査\nkind: surveillance\nplanned: 2026-10\nperformed: 2026-10-01\n",
        "findings/F.yaml": "id: F\naudit: A\ngrade: minor\ndescription: 漏れ\nraised_on: 2026-10-01\n"
        + finding,
    }
    said = [d.level for d in judged({"isms.yaml": SETTINGS, **files}) if d.code == "CRT006"]
    assert said == ([level] if level else [])


@pytest.mark.parametrize(
    ("planned", "said"),
    [("2026-11-22", []), ("2026-11-21", ["CRT008"]), ("2026-11", []), ("2026-10", ["CRT008"])],
)
def test_a_planned_step_is_late_after_its_day_or_month(planned: str, said: list[str], judged: Judged) -> None:
    rows = f"events: [{{kind: special, planned: {planned}}}]\n"
    assert [code for code, *_ in found(judged, ISMS + rows)] == said


@pytest.mark.parametrize(
    ("audit", "said"),
    [
        ("planned: 2026-10-20", "AUD009"),
        ("planned: 2026-12-10", "CRT008"),
        ("planned: 2026-10-20\nperformed: 2026-10-20", "CRT008"),
        ("planned: 2026-10-20\ndraft: true", "CRT008"),
    ],
)
def test_a_step_that_is_late_in_the_record_of_its_audit_is_said_there(
    audit: str, said: str, judged: Judged
) -> None:
    event = "{kind: special, planned: 2026-10-20, audit: A}"
    files = {
        "certifications/C.yaml": f"id: C\n{ISMS}events: [{event}]\n",
        "audits/A.yaml": f"id: A\ntitle: 審査\nkind: special\n{audit}\n",
    }
    found = judged({"isms.yaml": SETTINGS, **files})
    assert [d.code for d in found if d.code in {"CRT008", "AUD009"}] == [said]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ("initial_granted: 2026-03-01\n", ("granted",)),
        ("initial_granted: 2026-02-01\n", None),
    ],
)
def test_the_first_grant_is_not_after_the_grant(fields: str, at: FieldPath | None, judged: Judged) -> None:
    said = [field for code, _, field in found(judged, ISMS + fields) if code == "CRT009"]
    assert said == ([at] if at else [])


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        (ISMS.replace("2029-01-31", "2029-02-01"), None),
        (ISMS.replace("2029-01-31", "2029-02-02"), Level.ERROR),
        (ISMS.replace("2029-01-31", "2029-04-30") + "initial_granted: 2026-02-01\n", Level.ERROR),
        (ISMS.replace("2029-01-31", "2029-04-30") + "initial_granted: 2023-05-01\n", Level.WARNING),
        (mark("2028-09-30", "2025-10-01") + "initial_granted: 2023-10-01\n", Level.ERROR),
    ],
)
def test_a_certificate_holds_as_long_as_its_scheme_grants(
    fields: str, level: Level | None, judged: Judged
) -> None:
    said = [level for code, level, field in found(judged, fields) if (code, *field) == ("CRT009", "expires")]
    assert said == ([level] if level else [])


def test_a_certificate_ends_after_it_is_granted(judged: Judged) -> None:
    backwards = "standard: pmark\ngranted: 2028-10-01\nexpires: 2027-09-30\nmember: false\n"
    assert found(judged, backwards) == []
    assert ("CRT009", Level.ERROR, ("expires",)) in found(
        judged, backwards.replace("2028", "2026").replace("2027-09-30", "2026-09-01")
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["kind: committee, performed: 2026-07-10"], [0]),
        (["kind: committee, performed: 2026-08-22"], []),
        (["kind: committee, performed: 2026-08-21"], [0]),
        (["kind: committee, performed: 2026-07-10, result: 付与適格"], [0]),
        (["kind: committee, performed: 2026-07-10, result: Eligible"], [0]),
        (["kind: committee, performed: 2026-07-10, result: 不適格"], []),
        (["kind: committee, performed: 2026-07-10, result: 適格性の審議を継続"], []),
        (["kind: committee, performed: 2026-07-10, result: 書類の補正を求める"], []),
        (["kind: committee, performed: 2025-08-20"], []),
        (["kind: committee, performed: 2025-10-01"], []),
        (["kind: committee, performed: 2026-07-10", "kind: contract, performed: 2026-09-19"], []),
        (["kind: committee, performed: 2026-07-10", "kind: contract, performed: 2026-11-19"], [0]),
        (
            [
                "kind: committee, performed: 2026-08-10",
                "kind: committee, performed: 2026-05-10, result: 保留",
            ],
            [0],
        ),
        (
            [
                "kind: committee, performed: 2026-05-10",
                "kind: committee, performed: 2026-08-10, result: 保留",
            ],
            [],
        ),
    ],
)
def test_a_contract_follows_the_last_decision(rows: list[str], said: list[int], judged: Judged) -> None:
    events = "events:\n" + "".join(f"  - {{{row}}}\n" for row in rows)
    places = [field[1] for code, _, field in found(judged, MARK + events) if code == "CRT011"]
    assert places == said


@pytest.mark.parametrize(
    ("place", "event", "said"),
    [
        ("departments", "kind: surveillance, planned: 2027-02", []),
        ("departments", "kind: recertification, planned: 2027-02", []),
        ("departments", "kind: surveillance, performed: 2026-02-10", ["CRT007"]),
        ("departments", "kind: special, planned: 2027-02", ["CRT007"]),
        ("departments", "kind: scope_extension, planned: 2027-02", []),
        ("sites", "kind: surveillance, planned: 2027-02", ["CRT007"]),
        ("sites", "kind: relocation, planned: 2027-02", []),
    ],
)
def test_an_audit_is_planned_for_what_is_new(place: str, event: str, said: list[str], judged: Judged) -> None:
    files = {
        "certifications/C.yaml": f"id: C\n{ISMS}events: [{{{event}}}]\n",
        f"{place}/N.yaml": "id: N\nname: 名古屋\nopened: 2026-10-01\n",
    }
    found = judged({"isms.yaml": SETTINGS, **files})
    assert [d.code for d in found if d.code == "CRT007"] == said


def test_places_of_the_mark_are_looked_at_each_year(judged: Judged) -> None:
    def level(day: str) -> list[Level]:
        rows = f"mark_uses: [{{place: 名刺, checked_on: {day}}}]\n"
        return [level for code, level, _ in found(judged, ISMS + rows) if code == "CRT012"]

    assert level("2026-04-01") == []
    assert level("2026-03-31") == [Level.INFO]
    assert level("2025-03-31") == [Level.WARNING]
