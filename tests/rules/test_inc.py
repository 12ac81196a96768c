"""What is said of incidents: reports, unknowns, what is missing, days that cannot be."""

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
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [pmark]\nscope: 全社\nstage: certified\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
CLEAR = "sensitive: false\nfinancial_damage: false\nmalicious: false\nmy_number: false\n"
PLAIN = f"kind: loss\npersons_affected: 0\ndepartments: [D-01]\n{CLEAR}"
LEAK = f"kind: mis_sent_mail\npersons_affected: 3\ndepartments: [D-01]\n{CLEAR}"
CLOSED = (
    "found_by: P-01\nverified: 確認した\ncause: 不注意\nactions: 手順を改めた\n"
    "lessons: 早い申告\nclosed_on: 2026-11-20\n"
)
HELD = {"certifications/C.yaml": "id: C\nstandard: pmark\ngranted: 2025-10-01\nexpires: 2027-09-30\n"}
TIMELINE = "timeline: [{at: 2026-11-02 10:00, what: 申告, by: P-01}]\n"


def found(
    judged: Judged,
    fields: str,
    known: str = "2026-11-02",
    settings: str = SETTINGS,
    held: Mapping[str, str] | None = None,
) -> list[tuple[str, Level, FieldPath]]:
    text = f"id: INC-01\ntitle: 事故\nknown_on: {known}\n{fields}"
    said = judged({"isms.yaml": settings, "incidents/INC-01.yaml": text, **(HELD if held is None else held)})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("INC") and isinstance(d.where, Spot)
    ]


FINAL = ("reports", "pmark_final")


@pytest.mark.parametrize(
    ("known", "reports", "said"),
    [
        ("2026-10-24", "", []),
        ("2026-10-23", "", [("INC001", Level.ERROR, FINAL)]),
        ("2026-10-23", "reports: {pmark_final: 2026-11-20}\n", []),
        ("2026-10-01", "reports: {pmark_final: 2026-11-20}\n", [("INC001", Level.WARNING, FINAL)]),
        ("2026-10-23", "reports: {pmark_final: 2026-11-23}\n", [("INC001", Level.ERROR, FINAL)]),
        ("2026-10-23", "reports: {pmark_final: きのう}\n", []),
        ("2026-10-23", "draft: true\n", []),
    ],
)
def test_a_report_is_late_from_the_day_after(
    known: str, reports: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, LEAK + reports, known) == said


def test_a_report_made_late_is_past_once_the_incident_is_closed(judged: Judged) -> None:
    rest = f"{CLOSED}{TIMELINE}level: event\nreports: {{pmark_final: 2026-11-20}}\n"
    assert found(judged, LEAK + rest.replace("2026-11-02", "2026-10-02"), "2026-10-01") == []


APPLIED = "events: [{kind: application, performed: 2026-10-01}]\n"


@pytest.mark.parametrize(
    ("certificate", "level"),
    [
        ("", Level.WARNING),
        ("granted: 2026-10-01\n", Level.ERROR),
        ("granted: 2026-10-02\n", Level.WARNING),
        ("granted: 2026-10-02\ninitial_granted: 2024-10-02\n", Level.ERROR),
        (APPLIED, Level.ERROR),
        (APPLIED.replace("2026-10-01", "2026-10-02"), Level.WARNING),
        (f"{APPLIED}draft: true\n", Level.WARNING),
    ],
)
@pytest.mark.parametrize("stage", ["building", "certified"])
def test_a_scheme_binds_whom_it_certified_or_who_applied(
    certificate: str, level: Level, stage: str, judged: Judged
) -> None:
    held = {"certifications/C.yaml": f"id: C\nstandard: pmark\nexpires: 2027-09-30\n{certificate}"}
    settings = SETTINGS.replace("certified", stage)
    assert found(judged, LEAK, "2026-10-01", settings, held) == [("INC001", level, FINAL)]


def test_the_law_binds_everyone(judged: Judged) -> None:
    fields = LEAK.replace("sensitive: false", "sensitive: true")
    said = found(judged, fields, "2026-10-01", SETTINGS.replace("certified", "building"), {})
    assert ("INC001", Level.ERROR, ("reports", "ppc_final")) in said
    assert ("INC001", Level.WARNING, FINAL) in said


@pytest.mark.parametrize(("known", "said"), [("2026-11-18", []), ("2026-11-17", ["malicious"])])
def test_what_is_unknown_may_stay_so_for_five_days(known: str, said: list[str], judged: Judged) -> None:
    fields = LEAK.replace("malicious: false\n", "")
    assert found(judged, fields, known) == [("INC002", Level.WARNING, (name,)) for name in said]


def test_an_unknown_that_cannot_be_read_is_reported_once(judged: Judged) -> None:
    assert found(judged, LEAK.replace("malicious: false", "malicious: たぶん")) == []


@pytest.mark.parametrize(
    ("known", "reports", "level"),
    [
        ("2026-11-18", "", None),
        ("2026-11-17", "", Level.ERROR),
        ("2026-11-17", "reports: {client: 2026-11-19}\n", None),
        ("2026-11-17", "reports: {client: 2026-11-22}\n", Level.WARNING),
        ("2026-11-10", "reports: {client: 2026-11-19}\nclosed_on: 2026-11-20\n", None),
    ],
)
def test_a_client_is_told_in_days(known: str, reports: str, level: Level | None, judged: Judged) -> None:
    party = {"parties/CL-01.yaml": "id: CL-01\nname: 商店\nkind: client\nneeds: 連絡\n"}
    text = f"id: INC-01\ntitle: 事故\nknown_on: {known}\nclients: [CL-01]\n{LEAK}{reports}"
    said = judged({"isms.yaml": SETTINGS, "incidents/INC-01.yaml": text, **party})
    assert [d.level for d in said if d.code == "INC003"] == ([level] if level else [])


@pytest.mark.parametrize(
    ("level", "missing"),
    [("level: event\n", []), ("level: incident\n", ["finding"]), ("", ["finding"])],
)
def test_only_an_event_is_closed_without_a_finding(level: str, missing: list[str], judged: Judged) -> None:
    said = found(judged, PLAIN + CLOSED + TIMELINE + level)
    assert said == [("INC004", Level.ERROR, (name,)) for name in missing]


def test_an_event_has_its_lesson_too(judged: Judged) -> None:
    said = found(judged, PLAIN + CLOSED.replace("lessons: 早い申告\n", "") + TIMELINE + "level: event\n")
    assert said == [("INC004", Level.ERROR, ("lessons",))]


@pytest.mark.parametrize(("known", "level"), [("2026-11-16", Level.WARNING), ("2026-10-16", Level.ERROR)])
def test_the_persons_concerned_are_told(known: str, level: Level, judged: Judged) -> None:
    fields = LEAK.replace("sensitive: false", "sensitive: true")
    said = [each for each in found(judged, fields, known) if each[0] == "INC005"]
    assert said == [("INC005", level, ("principals_notified_on",))]
    assert not [
        e for e in found(judged, f"{fields}principals_notified_on: {known}\n", known) if e[0] == "INC005"
    ]


@pytest.mark.parametrize(
    ("verified", "level"),
    [
        ("", Level.INFO),
        ("verified: 確認した\n", Level.INFO),
        ("verified: 連絡先が分からず、本人への通知は困難\n", None),
        ("verified: No addresses are kept; telling them is difficult.\n", None),
    ],
)
def test_what_was_published_need_not_be_told_one_by_one(
    verified: str, level: Level | None, judged: Judged
) -> None:
    fields = LEAK.replace("sensitive: false", "sensitive: true") + f"published_on: 2026-10-20\n{verified}"
    said = [level for code, level, _ in found(judged, fields, "2026-10-16") if code == "INC005"]
    assert said == ([level] if level else [])


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ("occurred_on: 2026-11-03\n", ("known_on",)),
        ("facts_confirmed_on: 2026-11-01\nverified: 確認\n", ("facts_confirmed_on",)),
        ("reports: {police: 2026-11-01}\n", ("reports", "police")),
        ("principals_notified_on: 2026-11-01\n", ("principals_notified_on",)),
    ],
)
def test_nothing_comes_before_its_turn(fields: str, at: FieldPath, judged: Judged) -> None:
    said = [each for each in found(judged, PLAIN + fields) if each[0] == "INC006"]
    assert said == [("INC006", Level.ERROR, at)]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ("timeline: [{at: 2026-11-21, what: 追加の連絡}]\n", ("timeline", 0, "at")),
        ("facts_confirmed_on: 2026-11-21\nverified: 確認\n", ("facts_confirmed_on",)),
        ("principals_notified_on: 2026-11-21\n", ("principals_notified_on",)),
        ("principals_notified_on: 2026-11-20\n", None),
        ("reports: {police: 2026-11-21}\n", None),
        ("published_on: 2026-11-21\n", None),
    ],
)
def test_reports_may_follow_the_end(fields: str, at: FieldPath | None, judged: Judged) -> None:
    said = [each for each in found(judged, f"{PLAIN}{fields}closed_on: 2026-11-20\n") if each[0] == "INC006"]
    assert said == ([("INC006", Level.WARNING, at)] if at else [])


def test_what_came_before_it_was_known_may_stand_in_the_timeline(judged: Judged) -> None:
    timeline = "timeline: [{at: 2026-11-01 18:42, what: 送信, by: P-01}]\n"
    assert found(judged, PLAIN + timeline) == []


@pytest.mark.parametrize(
    ("known", "rules", "said"),
    [
        ("2026-08-24", "", []),
        ("2026-08-23", "", ["INC007"]),
        ("2026-08-23", "rules: {INC007: {days: 120}}\n", []),
    ],
)
def test_an_incident_is_not_left_open(known: str, rules: str, said: list[str], judged: Judged) -> None:
    assert [code for code, *_ in found(judged, PLAIN, known, SETTINGS + rules)] == said


def test_my_numbers_are_no_more_than_persons(judged: Judged) -> None:
    fields = PLAIN.replace(
        "my_number: false", "my_number: true\nmy_number_count: 4\nmy_number_exposed: false"
    )
    said = found(judged, fields)
    assert ("INC009", Level.WARNING, ("my_number_count",)) in said
