"""Roles, people who come and go, departments and sites, and the context of the organisation."""

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
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{standards}]\nscope: 全社\nstage: {stage}\n"
    'risk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n'
)
ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO


def settings(standards: str = "iso27001, pmark", stage: str = "certified") -> str:
    return SETTINGS.format(standards=standards, stage=stage)


def found(
    judged: Judged, code: str, files: Mapping[str, str], standards: str = "iso27001, pmark"
) -> list[tuple[str, Level, FieldPath]]:
    said = judged({"isms.yaml": settings(standards), **files})
    return [
        (d.where.path.rpartition("/")[2].partition(".")[0], d.level, d.where.field)
        for d in said
        if d.code == code and isinstance(d.where, Spot)
    ]


def person(key: str, fields: str, department: str = "D-01", employment: str = "employee") -> dict[str, str]:
    text = f"id: {key}\nname: 人 {key}\ndepartment: {department}\nemployment: {employment}\n{fields}\n"
    return {f"people/{key}.yaml": text}


AUDITOR = "roles: [privacy_auditor]"
MANAGER = "roles: [privacy_manager]"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (MANAGER, MANAGER, [("P-04", ERROR, ("roles", 0))]),
        (AUDITOR, "roles: [secretariat, privacy_auditor]", [("P-04", ERROR, ("roles", 1))]),
        (MANAGER, "roles: [privacy_manager]\nleft: 2026-11-21", []),
        (MANAGER, "roles: [privacy_manager]\njoined: 2026-12-01", []),
        ("roles: [complaints]", "roles: [complaints]", []),
        (
            "appointments: [{role: privacy_manager, since: 2020-04-01, until: 2026-11-22}]",
            "appointments: [{role: privacy_manager, since: 2026-11-22}]",
            [("P-04", ERROR, ("appointments", 0, "role"))],
        ),
        (
            "appointments: [{role: privacy_manager, since: 2020-04-01, until: 2026-11-21}]",
            "appointments: [{role: privacy_manager, since: 2026-11-22}]",
            [],
        ),
    ],
)
def test_a_role_of_one_person_is_held_by_one(
    first: str, second: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "ORG003", person("P-03", first) | person("P-04", second)) == said


def test_top_management_may_be_several_people(judged: Judged) -> None:
    second = person("P-03", "roles: [top_management]")
    assert found(judged, "ORG003", second) == [("P-03", WARNING, ("roles", 0))]
    assert found(judged, "ORG003", second, "iso27001") == []


@pytest.mark.parametrize(
    ("fields", "employment", "department", "flaws"),
    [
        (AUDITOR, "employee", "D-01", 0),
        (AUDITOR, "officer", "D-01", 0),
        (AUDITOR, "statutory_auditor", "D-01", 1),
        (AUDITOR, "contractor", "D-01", 1),
        (AUDITOR, "employee", "D-09", 1),
        ("roles: [privacy_auditor, privacy_manager]", "employee", "D-01", 1),
        ("roles: [privacy_auditor, top_management]", "officer", "D-01", 1),
        (MANAGER, "contractor", "D-01", 1),
        (MANAGER, "statutory_auditor", "D-01", 0),
        ("roles: [internal_auditor]", "contractor", "D-09", 0),
    ],
)
def test_a_privacy_auditor_is_independent_and_of_the_organisation(
    fields: str, employment: str, department: str, flaws: int, judged: Judged
) -> None:
    outside = {"departments/D-09.yaml": "id: D-09\nname: 社外\nexternal: true\n"}
    files = person("P-03", fields, department, employment) | outside
    assert len(found(judged, "ORG004", files)) == flaws
    assert found(judged, "ORG004", files, "iso27001") == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("roles: [internal_auditor]\nleft: 2026-11-21", [("P-03", ERROR, ("roles", 0))]),
        ("roles: [internal_auditor]\nleft: 2026-11-22", []),
        ("roles: [privacy_manager]\nleft: 2026-11-21", []),
        ("appointments: [{role: secretariat, since: 2020-04-01, until: 2026-11-21}]\nleft: 2026-11-21", []),
        (
            "appointments: [{role: secretariat, since: 2020-04-01}]\nleft: 2026-11-21",
            [("P-03", ERROR, ("appointments", 0, "role"))],
        ),
    ],
)
def test_a_leaver_holds_no_role(
    fields: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "ORG005", person("P-03", fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("left: 2026-11-22", []),
        ("left: 2026-11-21", [("access_removed", ERROR), ("assets_returned", WARNING)]),
        ("left: 2026-11-21\naccess_removed: 2026-11-21\nassets_returned: 2026-11-20", []),
        (
            "left: 2026-11-21\naccess_removed: 2026-12-01\nassets_returned: 2026-11-20",
            [("access_removed", ERROR)],
        ),
        ("left: 2026-11-21\naccess_removed: 済\nassets_returned: 2026-11-20", []),
    ],
)
def test_what_a_leaver_had_is_taken_back(fields: str, said: list[tuple[str, Level]], judged: Judged) -> None:
    got = found(judged, "ORG006", person("P-03", fields))
    assert [(field[0], level) for _, level, field in got] == said


OUTSIDE = {"departments/D-09.yaml": "id: D-09\nname: 社外\nexternal: true\n"}
ASIDE = {"departments/D-02.yaml": "id: D-02\nname: 別事業部\nhead: P-02\nin_scope: false\n"}


def test_outsiders_have_nothing_of_ours_to_give_back(judged: Judged) -> None:
    assert found(judged, "ORG006", person("P-03", "left: 2026-11-21", "D-09") | OUTSIDE) == []


def test_leavers_count_where_a_standard_covers_or_covered_their_department(judged: Judged) -> None:
    files = person("P-03", "left: 2026-11-21\nassets_returned: 2026-11-20", "D-02") | ASIDE
    said = [("P-03", ERROR, ("access_removed",))]
    assert found(judged, "ORG006", files, "iso27001") == []
    assert found(judged, "ORG006", files, "pmark") == said
    both = person("P-03", "left: 2026-11-21\nassets_returned: 2026-11-20\nconcurrent: [D-01]", "D-02") | ASIDE
    assert found(judged, "ORG006", both, "iso27001") == said
    closed = {"departments/D-02.yaml": "id: D-02\nname: 営業所\nhead: P-02\nclosed: 2026-11-21\n"}
    assert found(judged, "ORG006", files | closed, "iso27001") == said


@pytest.mark.parametrize(
    ("fields", "flaws"),
    [
        ("", 1),
        ("head: P-02", 0),
        ("head: だれか", 0),
        ("parent: D-01", 0),
        ("external: true", 0),
        ("closed: 2026-11-21", 0),
        ("closed: 2026-11-22", 1),
        ("opened: 2026-12-01", 0),
    ],
)
def test_someone_answers_for_a_department(fields: str, flaws: int, judged: Judged) -> None:
    got = found(judged, "ORG007", {"departments/D-02.yaml": f"id: D-02\nname: 営業部\n{fields}\n"})
    assert got == [("D-02", WARNING, ("head",))] * flaws


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("roles: [isms_manager]", ("roles", 0)),
        ("roles: [top_management]", None),
        ("roles: [secretariat]", None),
        ("appointments: [{role: isms_manager, since: 2026-04-01}]", ("appointments", 0, "by")),
        ("appointments: [{role: isms_manager, since: 2026-04-01, by: P-02}]", None),
        ("appointments: [{role: isms_manager, since: 2026-12-01, by: P-02}]", None),
        ("roles: [isms_manager]\nappointments: たくさん", None),
    ],
)
def test_an_appointment_has_its_day_and_whoever_made_it(
    fields: str, field: FieldPath | None, judged: Judged
) -> None:
    expected = [] if field is None else [("P-03", WARNING, field)]
    assert found(judged, "ORG008", person("P-03", fields)) == expected


@pytest.mark.parametrize(
    ("fields", "flaws"),
    [
        ("", 1),
        ("pledge_signed: 2026-11-22", 0),
        ("pledge_signed: 2026-11-23", 1),
        ("pledge_signed: 済", 0),
        ("left: 2026-11-21", 0),
        ("joined: 2026-11-23", 0),
        ("joined: 2026-11-22", 1),
    ],
)
def test_everyone_at_work_has_signed(fields: str, flaws: int, judged: Judged) -> None:
    got = found(judged, "ORG009", person("P-03", fields))
    assert [each for each in got if each[0] == "P-03"] == [("P-03", ERROR, ("pledge_signed",))] * flaws


def test_outsiders_and_those_whom_no_standard_covers_need_not_sign(judged: Judged) -> None:
    said = [("P-03", ERROR, ("pledge_signed",))]
    assert found(judged, "ORG009", person("P-03", "", "D-09") | OUTSIDE) == []
    assert found(judged, "ORG009", person("P-03", "concurrent: [D-01]", "D-09") | OUTSIDE) == []
    assert found(judged, "ORG009", person("P-03", "", "D-02") | ASIDE, "iso27001") == []
    assert found(judged, "ORG009", person("P-03", "concurrent: [D-01]", "D-02") | ASIDE, "iso27001") == said
    assert found(judged, "ORG009", person("P-03", "", "D-02") | ASIDE) == said


CLOSED = "id: D-02\nname: 大阪営業所\nhead: P-02\nclosed: {closed}\n"
ASSET = (
    "id: A-1\nname: 台帳\ndepartment: D-02\nowner: P-01\nmedium: [paper]\n"
    "confidentiality: 2\nintegrity: 2\navailability: 2\n"
)


@pytest.mark.parametrize(
    ("closed", "files", "flaws"),
    [
        ("2026-11-21", person("P-03", "", "D-02"), 1),
        ("2026-11-22", person("P-03", "", "D-02"), 0),
        ("2026-11-21", person("P-03", "left: 2026-11-20", "D-02"), 0),
        ("2026-11-21", person("P-03", "concurrent: [D-02]"), 1),
        ("2026-11-21", {"assets/A-1.yaml": ASSET}, 1),
        ("2026-11-21", {"assets/A-1.yaml": f"{ASSET}disposed: 2026-11-01\n"}, 0),
        ("2026-11-21", {"departments/D-03.yaml": "id: D-03\nname: 課\nparent: D-02\nhead: P-02\n"}, 1),
        (
            "2026-11-21",
            {"departments/D-03.yaml": "id: D-03\nname: 課\nparent: D-02\nclosed: 2026-11-21\n"},
            0,
        ),
    ],
)
def test_nothing_is_left_in_a_closed_department(
    closed: str, files: Mapping[str, str], flaws: int, judged: Judged
) -> None:
    got = found(judged, "ORG010", {"departments/D-02.yaml": CLOSED.format(closed=closed), **files})
    assert got == [("D-02", ERROR, ("closed",))] * flaws


def test_a_closed_department_is_one_flaw_however_many_are_left(judged: Judged) -> None:
    people = {path: text for n in range(10, 18) for path, text in person(f"P-{n}", "", "D-02").items()}
    said = judged({"departments/D-02.yaml": CLOSED.format(closed="2026-10-31"), **people})
    messages = [d.message.say("en") for d in said if d.code == "ORG010"]
    assert messages == [
        "'大阪営業所' closed on 2026-10-31 and is still in use (8: P-10, P-11, P-12, P-13, P-14, …)."
    ]


def test_a_closed_site_stays_in_no_scope(judged: Judged) -> None:
    files = {
        "isms.yaml": f"{settings()}scope_detail: {{sites: [HQ, EAST], boundaries: 館内, interfaces: 契約}}\n",
        "sites/HQ.yaml": "id: HQ\nname: 本社\nregistered_head_office: true\n",
        "sites/EAST.yaml": "id: EAST\nname: 支社\nclosed: 2026-09-30\n",
    }
    assert found(judged, "ORG010", files) == [("EAST", ERROR, ("closed",))]


@pytest.mark.parametrize(
    ("climate", "said"),
    [
        ("", [(ERROR, ("climate",))]),
        ("climate: {reason: 検討中}", [(ERROR, ("climate",))]),
        ("climate: {relevant: false}", [(WARNING, ("climate",))]),
        ("climate: {relevant: false, reason: 影響がない}", []),
        ("climate: {relevant: false, reason: 影響がない, decided_on: 2026-11-23}", [(ERROR, ("climate",))]),
        ("climate: {relevant: たぶん, reason: 影響がない}", []),
        ("climate: {relevant: true, reason: 浸水}", [(WARNING, ("climate", "relevant"))]),
    ],
)
def test_climate_change_is_determined(
    climate: str, said: list[tuple[Level, FieldPath]], judged_whole: Judged
) -> None:
    got = found(judged_whole, "ORG011", {"isms.yaml": f"{settings()}{climate}\n"})
    assert [(level, field) for _, level, field in got] == said


def test_climate_change_is_asked_for_by_iso_27001_only(judged_whole: Judged) -> None:
    assert found(judged_whole, "ORG011", {}, "pmark") == []


def test_relevant_climate_change_is_in_an_issue_or_a_need(judged_whole: Judged) -> None:
    files = {
        "isms.yaml": f"{settings()}climate: {{relevant: true, reason: 浸水}}\n",
        "issues/I-01.yaml": "id: I-01\ntitle: 大雨\nside: external\nclimate: true\n",
    }
    assert found(judged_whole, "ORG011", files) == []


@pytest.mark.parametrize(
    ("reviewed", "level"),
    [
        ("reviewed: 2026-04-01", None),
        ("reviewed: 2026-03-31", INFO),
        ("reviewed: 2025-04-01", INFO),
        ("reviewed: 2025-03-31", WARNING),
        ("reviewed: 2026-12-01", WARNING),
        ("", WARNING),
        ("reviewed: 先月", None),
        ("draft: true", None),
    ],
)
def test_the_context_is_looked_over_once_a_year(reviewed: str, level: Level | None, judged: Judged) -> None:
    got = found(judged, "ORG012", {"issues/I-01.yaml": f"id: I-01\ntitle: 人手不足\n{reviewed}\n"})
    assert got == ([] if level is None else [("I-01", level, ("reviewed",))])


def test_what_waits_in_the_running_year_is_one_line(judged: Judged) -> None:
    files = {f"issues/I-{n}.yaml": f"id: I-{n}\ntitle: 課題\nreviewed: 2026-01-20\n" for n in range(3)}
    assert found(judged, "ORG012", files) == [("I-0", INFO, ("reviewed",))]


ISSUE = "issues/{key}.yaml", "id: {key}\ntitle: 課題\nside: {side}\nkind: {kind}\n"


def issue(key: str, side: str, kind: str = "both") -> dict[str, str]:
    path, text = ISSUE
    return {path.format(key=key): text.format(key=key, side=side, kind=kind)}


PARTY = {"parties/PT-1.yaml": "id: PT-1\nname: 顧客\nneeds: 秘密の保持\n"}


@pytest.mark.parametrize(
    ("files", "levels"),
    [
        ({}, [ERROR, ERROR, ERROR]),
        (PARTY, [ERROR, ERROR]),
        (PARTY | issue("I-1", "internal"), [ERROR]),
        (PARTY | issue("I-1", "internal") | issue("I-2", "external"), []),
        (PARTY | issue("I-1", "internal", "risk") | issue("I-2", "external", "risk"), [WARNING]),
        (PARTY | {"issues/I-1.yaml": "id: I-1\ntitle: 側が不明\n"}, []),
        (PARTY | {"issues/I-1.yaml": "id: I-1\n"}, []),
    ],
)
def test_the_context_is_determined(
    files: Mapping[str, str], levels: list[Level], judged_whole: Judged
) -> None:
    assert [level for _, level, _ in found(judged_whole, "ORG013", files)] == levels


def test_an_issue_that_was_lost_to_a_repeated_id_may_be_the_opportunity(judged_whole: Judged) -> None:
    files = PARTY | issue("I-1", "internal", "risk") | issue("I-2", "external", "risk")
    again = {"issues/again.yaml": "id: I-2\ntitle: 需要\nside: external\nkind: opportunity\n"}
    assert found(judged_whole, "ORG013", files | again) == []


@pytest.mark.parametrize(
    ("fields", "flaws"),
    [
        ("due: 2026-11-21", 1),
        ("due: 2026-11-22", 0),
        ("due: 2026-11-21\ndone: 2026-11-22", 0),
        ("due: 2026-11-21\ndone: 2026-11-23", 1),
        ("due: 2026-11-21\ndone: 済", 0),
        ("due: 2026-11-21\ndraft: true", 0),
    ],
)
def test_a_task_is_done_by_its_day(fields: str, flaws: int, judged: Judged) -> None:
    got = found(judged, "ORG014", {"tasks/T-1.yaml": f"id: T-1\ntitle: 改訂\nowner: P-01\n{fields}\n"})
    assert got == [("T-1", WARNING, ("due",))] * flaws


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("", ("by_programme",)),
        ("by_programme: true", ("addressed",)),
        ("by_programme: true\naddressed: 契約", None),
        ("by_programme: false", None),
        ("by_programme: たぶん", None),
    ],
)
def test_the_needs_of_a_party_are_met_or_not(fields: str, field: FieldPath | None, judged: Judged) -> None:
    got = found(
        judged, "ORG015", {"parties/PT-1.yaml": f"id: PT-1\nname: 顧客\nneeds: 秘密の保持\n{fields}\n"}
    )
    assert got == ([] if field is None else [("PT-1", WARNING, field)])


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("sites/S-1.yaml", "id: S-1\nname: 支社\nopened: 2020-04-02\nclosed: 2020-04-01\n", ("closed",)),
        ("sites/S-1.yaml", "id: S-1\nname: 支社\nopened: 2020-04-01\nclosed: 2020-04-01\n", None),
        ("departments/D-2.yaml", "id: D-2\nname: 課\nopened: 2020-04-02\nclosed: 2020-04-01\n", ("closed",)),
        ("tasks/T-1.yaml", "id: T-1\ntitle: 甲\nowner: P-01\nstart: 2027-02-01\ndue: 2027-01-31\n", ("due",)),
    ],
)
def test_nothing_ends_before_it_begins(path: str, text: str, field: FieldPath | None, judged: Judged) -> None:
    assert [f for *_, f in found(judged, "ORG016", {path: text})] == ([] if field is None else [field])


@pytest.mark.parametrize(
    ("appointment", "flaws"),
    [
        ("since: 2020-04-01, until: 2020-03-31", 1),
        ("since: 2020-04-01, until: 2026-10-31", 0),
        ("since: 2020-04-01, until: 2026-11-01", 1),
        ("since: 2020-04-01, until: 2026-11-21", 1),
        ("since: 2020-04-01, until: 2026-11-22", 0),
    ],
)
def test_an_appointment_ends_with_the_work(appointment: str, flaws: int, judged: Judged) -> None:
    leaver = person("P-03", f"appointments: [{{role: secretariat, {appointment}}}]\nleft: 2026-10-31")
    assert found(judged, "ORG016", leaver) == [("P-03", ERROR, ("appointments", 0, "until"))] * flaws


@pytest.mark.parametrize(
    ("detail", "flaws"),
    [
        ("", 2),
        ("scope_detail: {boundaries: 館内}", 1),
        ("scope_detail: {boundaries: 館内, interfaces: 契約}", 0),
        ("scope_detail: {boundaries: 館内, interfaces: 契約, exclusions: [{what: 共用部}]}", 1),
    ],
)
def test_the_scope_is_drawn(detail: str, flaws: int, judged_whole: Judged) -> None:
    files = {"isms.yaml": f"{settings()}{detail}\n"}
    assert [level for _, level, _ in found(judged_whole, "ORG017", files)] == [WARNING] * flaws


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ("true", "false", None),
        ("false", "false", "S-1"),
        ("true", "true", "S-2"),
        ("true", "true\nclosed: 2026-11-21", None),
    ],
)
def test_one_site_is_the_head_office(first: str, second: str, path: str | None, judged: Judged) -> None:
    files = {
        f"sites/S-{n}.yaml": f"id: S-{n}\nname: 拠点{n}\nregistered_head_office: {flag}\n"
        for n, flag in enumerate((first, second), 1)
    }
    assert [found_in for found_in, *_ in found(judged, "ORG018", files)] == ([] if path is None else [path])
    assert found(judged, "ORG018", files, "iso27001") == []
