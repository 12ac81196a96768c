"""Who is to be trained, by when, and what the records of a training have to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{standard}]\nscope: 全社\n"
    'stage: certified\nrisk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n{more}\n'
)
HEAD = "training,person,date,status,reason,score,passed,followed_up_on\n"
OTHERS = HEAD + "T-25,P-02,2025-06-10,attended,,95,true,\nT-26,P-02,2026-06-10,attended,,95,true,\n"
"""The base has two people: these rows are those of the one that a test is not about."""
YEARS = (
    "- {id: T-25, title: 2025年度, kind: general, planned: 2025-06, held: 2025-06-10, audience: [all],\n"
    "   contents: 方針, pass_mark: 80, effectiveness: 良い, plan_approved_by: P-02,\n"
    "   plan_approved_on: 2025-04-01}\n"
    "- {id: T-26, title: 2026年度, kind: general, planned: 2026-06, held: 2026-06-10, audience: [all],\n"
    "   contents: 方針, pass_mark: 80, effectiveness: 良い, plan_approved_by: P-02,\n"
    "   plan_approved_on: 2026-04-01}\n"
)


def found(
    judged: Judged, code: str, files: Mapping[str, str], standard: str = "pmark", more: str = ""
) -> list[tuple[Level, str, int, object]]:
    """Return where a rule speaks, and how loudly: level, file, number of the record and first field."""
    settings = SETTINGS.format(standard=standard, more=more)
    said = judged({"isms.yaml": settings, **files})
    return [
        (d.level, d.where.path, d.where.ordinal, d.where.field[0])
        for d in said
        if d.code == code and isinstance(d.where, Spot)
    ]


def attendance(*rows: str) -> dict[str, str]:
    """Return both yearly trainings with the rows of one person, P-01, and complete ones of the other."""
    return {
        "trainings/t.yaml": YEARS,
        "trainings/attendance/a.csv": HEAD + "".join(f"{row}\n" for row in rows),
        "trainings/attendance/b.csv": OTHERS,
    }


CAME_25 = "T-25,P-01,2025-06-10,attended,,90,true,"
CAME_26 = "T-26,P-01,2026-06-10,attended,,90,true,"
ROWS = "trainings/attendance/a.csv"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((CAME_25, CAME_26), []),
        ((CAME_26,), [(Level.ERROR, "trainings/t.yaml", 0, "audience")]),
        ((CAME_25,), [(Level.INFO, "trainings/t.yaml", 1, "audience")]),
        (("T-25,P-01,2025-06-10,absent,休暇,,,", CAME_26), [(Level.ERROR, ROWS, 0, "status")]),
        (("T-25,P-01,2025-06-10,absent,休暇,,,2025-06-20", CAME_26), []),
        (("T-25,P-01,2025-06-10,absent,休暇,,,2026-12-01", CAME_26), [(Level.ERROR, ROWS, 0, "status")]),
        (("T-25,P-01,2025-06-10,absent,休暇,,,", "T-25,P-01,2025-06-20,attended,,,,", CAME_26), []),
        (("T-25,P-01,2025-06-10,exempt,講師,,,", CAME_26), []),
        (("T-25,P-01,2025-06-10,たぶん,,,,", CAME_26), []),
    ],
)
def test_everyone_is_trained_in_every_year(
    rows: tuple[str, ...], said: list[tuple[Level, str, int, object]], judged: Judged
) -> None:
    assert found(judged, "EDU001", attendance(*rows)) == said


@pytest.mark.parametrize(
    ("person", "wrong"),
    [
        ("joined: 2020-04-01", True),
        ("joined: 2025-06-11", False),
        ("left: 2026-11-21", False),
        ("left: 2026-11-22", True),
    ],
)
def test_everyone_is_who_was_there_and_still_is(person: str, wrong: object, judged: Judged) -> None:
    who = f"id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: part_time\n{person}\n"
    said = found(judged, "EDU001", {**attendance(CAME_26), "people/P-01.yaml": who})
    assert said == ([(Level.ERROR, "trainings/t.yaml", 0, "audience")] if wrong else [])


@pytest.mark.parametrize(
    ("joined", "rows", "codes"),
    [
        ("2025-03-31", (), ["EDU001", "EDU001"]),
        ("2025-04-01", (), ["EDU002"]),
        ("2025-04-01", ("T-25,P-01,2025-06-10,absent,病気,,,",), ["EDU002"]),
        ("2025-04-01", (CAME_25,), ["EDU001", "EDU002"]),
        ("2025-04-01", (CAME_26,), ["EDU001", "EDU002"]),
    ],
)
def test_a_joiner_who_was_never_taught_is_named_once(
    joined: str, rows: tuple[str, ...], codes: list[str], judged: Judged
) -> None:
    who = f"id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\njoined: {joined}\n"
    files = {**attendance(*rows), "people/P-01.yaml": who}
    said = [code for code in ("EDU001", "EDU002") for _ in found(judged, code, files)]
    assert said == codes


def test_outsiders_and_departments_out_of_scope_are_not_everyone(judged: Judged) -> None:
    rows = attendance(CAME_25, CAME_26)
    rows["departments/D-02.yaml"] = "id: D-02\nname: 監査事務所\nexternal: true\n"
    rows["departments/D-03.yaml"] = "id: D-03\nname: 農園\nin_scope: false\n"
    rows["people/others.csv"] = (
        "id,氏名,部署,雇用区分\nP-03,外の人,D-02,contractor\nP-04,農園の人,D-03,employee\n"
    )
    assert found(judged, "EDU001", rows, "iso27001") == []
    assert [level for level, *_ in found(judged, "EDU001", rows)] == [Level.ERROR, Level.INFO]


def test_a_training_for_new_joiners_counts_for_its_year(judged: Judged) -> None:
    joiners = "id: T-J\ntitle: 入社時\nkind: new_joiner\nplanned: 2025-04\nheld: 2025-04-01\ncontents: 方針\n"
    rows = attendance("T-J,P-01,2025-05-01,attended,,,,", CAME_26)
    assert found(judged, "EDU001", {**rows, "trainings/j.yaml": joiners}) == []


def test_a_training_that_still_goes_on_is_waited_for(judged: Judged) -> None:
    files = attendance(CAME_25)
    files["trainings/t.yaml"] = YEARS.replace("held: 2026-06-10,", "held: 2026-06-10, ends: 2026-11-22,")
    assert found(judged, "EDU001", files) == []


@pytest.mark.parametrize(
    ("more", "levels"),
    [
        ("", [Level.ERROR, Level.INFO]),
        ("fiscal_year_start: 12-01", [Level.ERROR, Level.WARNING]),
        ("pms_started: 2026-03-31", [Level.ERROR, Level.INFO]),
        ("pms_started: 2026-04-01", [Level.INFO]),
    ],
)
def test_a_year_without_a_training_for_everyone(more: str, levels: list[Level], judged_whole: Judged) -> None:
    said = found(judged_whole, "EDU001", {}, more=more)
    assert said == [(level, "isms.yaml", 0, "standards") for level in levels]


def test_a_training_that_is_planned_is_no_year_without(judged_whole: Judged) -> None:
    plans = YEARS.replace(" held: 2025-06-10,", "").replace(" held: 2026-06-10,", "")
    files = {"trainings/t.yaml": plans}
    assert found(judged_whole, "EDU001", files) == []
    assert [ordinal for _, _, ordinal, _ in found(judged_whole, "EDU009", files)] == [0, 1]


@pytest.mark.parametrize(
    ("joined", "row", "more", "level"),
    [
        ("2026-10-23", "", "", None),
        ("2026-10-22", "", "", Level.ERROR),
        ("2026-10-22", "", "rules: {EDU002: {days: 60}}", None),
        ("2026-10-22", "", "pms_started: 2026-11-01", None),
        ("2025-03-31", "", "", None),
        ("2025-04-01", "T-J,P-03,2025-05-01,attended,,,,", "", None),
        ("2025-04-01", "T-J,P-03,2025-05-02,attended,,,,", "", Level.WARNING),
        ("2025-04-01", "T-J,P-03,2025-04-01,absent,病気,,,2025-04-20", "", None),
        ("2025-04-01", "T-J,P-03,2025-04-01,absent,病気,,,", "", Level.ERROR),
        ("2025-04-01", "T-J,P-03,2025-03-28,attended,,,,", "", None),
        ("2025-04-01", "T-X,P-03,2025-04-02,attended,,,,", "", Level.ERROR),
    ],
)
def test_who_joins_is_trained_soon(
    joined: str, row: str, more: str, level: Level | None, judged: Judged
) -> None:
    files = {
        "people/P-03.yaml": (
            f"id: P-03\nname: 小林 徹\ndepartment: D-01\nemployment: dispatched\njoined: {joined}\n"
        ),
        "trainings/j.yaml": (
            "- {id: T-J, title: 入社時, kind: new_joiner, planned: 2025-03, held: 2025-03-01,\n"
            "   contents: 方針}\n"
            "- {id: T-X, title: 職務別, kind: function, planned: 2025-03, held: 2025-03-01, contents: 手順}\n"
        ),
        "trainings/attendance/a.csv": f"{HEAD}{row}\n",
    }
    said = found(judged, "EDU002", files, more=more)
    assert said == ([] if level is None else [(level, "people/P-03.yaml", 0, "joined")])


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (("T-26,P-01,2026-06-10,attended,,70,false,",), 0),
        (("T-26,P-01,2026-06-10,attended,,70,,",), 0),
        (("T-26,P-01,2026-06-10,attended,,80,,",), None),
        (("T-26,P-01,2026-06-10,attended,,70,false,2026-06-20",), None),
        (("T-26,P-01,2026-06-10,attended,,70,false,", "T-26,P-01,2026-06-24,attended,,85,true,"), None),
        (("T-26,P-01,2026-10-23,attended,,70,false,",), None),
        (("T-26,P-01,2026-10-22,attended,,70,false,",), 0),
    ],
)
def test_who_fails_is_followed_up(rows: tuple[str, ...], place: int | None, judged: Judged) -> None:
    said = found(judged, "EDU003", attendance(*rows))
    assert said == ([] if place is None else [(Level.ERROR, ROWS, place, "passed")])


def test_who_has_left_is_not_followed_up(judged: Judged) -> None:
    left = "id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\nleft: 2026-10-31\n"
    files = attendance("T-26,P-01,2026-06-10,attended,,70,false,")
    assert found(judged, "EDU003", {**files, "people/P-01.yaml": left}) == []


def role(roles: str, *assessments: str) -> dict[str, str]:
    """Return a person with roles, and assessments of that person."""
    files = {
        "people/P-03.yaml": (
            f"id: P-03\nname: 小林 徹\ndepartment: D-01\nemployment: employee\nroles: [{roles}]\n"
        )
    }
    if assessments:
        files["competences/c.yaml"] = "".join(
            f"- {{person: P-03, required: 知識, assessed_by: P-02, {each}}}\n" for each in assessments
        )
    return files


AUDITOR = "role: internal_auditor, assessed_on: 2026-06-20, result: sufficient"
NEVER = (Level.ERROR, "people/P-03.yaml", 0, "roles")
IN_HAND = (Level.WARNING, "competences/c.yaml", 1, "result")
NOT_YET = "role: internal_auditor, assessed_on: 2026-07-20, result: insufficient"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (role("internal_auditor"), [NEVER]),
        (role("committee_member"), [(Level.WARNING, "people/P-03.yaml", 0, "roles")]),
        (role("committee_member, secretariat"), [NEVER]),
        (role("top_management"), []),
        (role("internal_auditor", AUDITOR), []),
        (role("internal_auditor", f"{AUDITOR}, draft: true"), [NEVER]),
        (role("internal_auditor", AUDITOR, f"{NOT_YET}, action: 研修"), [IN_HAND]),
        (role("internal_auditor", AUDITOR, NOT_YET), []),
        (role("internal_auditor", "role: ISMSの目, assessed_on: 2026-06-20, result: sufficient"), []),
        (role("internal_auditor", "role: internal_auditor, assessed_on: 昨日, result: sufficient"), []),
    ],
)
def test_a_role_asks_for_a_competence(
    files: dict[str, str], said: list[tuple[Level, str, int, object]], judged: Judged
) -> None:
    assert found(judged, "EDU004", files, more="labels: {roles: {internal_auditor: ISMSの目}}") == said


def test_who_has_left_needs_no_competence(judged: Judged) -> None:
    files = role("internal_auditor", NOT_YET)
    files["people/P-03.yaml"] += "left: 2026-11-21\n"
    assert found(judged, "EDU004", files) == found(judged, "EDU005", files) == []


@pytest.mark.parametrize(
    ("assessments", "place"),
    [
        ((NOT_YET,), 0),
        ((f"{NOT_YET}, action: 研修",), None),
        ((NOT_YET, AUDITOR.replace("06-20", "08-20")), None),
    ],
)
def test_an_insufficient_competence_has_an_action(
    assessments: tuple[str, ...], place: int | None, judged: Judged
) -> None:
    for roles, level in (("internal_auditor", Level.ERROR), ("secretariat", Level.WARNING)):
        said = found(judged, "EDU005", role(roles, *assessments))
        assert said == ([] if place is None else [(level, "competences/c.yaml", place, "result")])


@pytest.mark.parametrize(
    ("assessed", "fields", "level"),
    [
        ("電話応対", "roles: [secretariat]", Level.ERROR),
        ("internal_auditor", "roles: [よく分からない役]", Level.ERROR),
        (
            "internal_auditor",
            "appointments: [{role: internal_auditor, since: 2026-04-01, until: 2026-11-21}]",
            Level.WARNING,
        ),
        ("internal_auditor", "appointments: [{role: internal_auditor, since: 2026-04-01}]", Level.ERROR),
    ],
)
def test_a_competence_that_is_not_needed_is_a_warning(
    assessed: str, fields: str, level: Level, judged: Judged
) -> None:
    files = role("secretariat", NOT_YET.replace("role: internal_auditor", f"role: {assessed}"))
    files["people/P-03.yaml"] = files["people/P-03.yaml"].replace("roles: [secretariat]", fields)
    assert [level for level, *_ in found(judged, "EDU005", files)] == [level]


def training(fields: str, kind: str = "function") -> dict[str, str]:
    text = f"id: T-01\ntitle: 研修\nkind: {kind}\nplanned: 2026-06\ncontents: 手順\n{fields}\n"
    return {"trainings/t.yaml": text}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("held: 2026-06-10\nplan_approved_by: P-02\nplan_approved_on: 2026-06-10", None),
        ("held: 2026-06-10\nplan_approved_by: P-02\nplan_approved_on: 2026-06-11", "plan_approved_on"),
        ("held: 2026-06-10\nplan_approved_on: 2026-06-01", "plan_approved_by"),
        ("held: 2026-06-10\nplan_approved_by: P-02", "plan_approved_on"),
        ("held: 2026-06-10\nplan_approved_on: 6月", None),
        ("held: 2025-03-31", None),
        ("", None),
    ],
)
def test_a_plan_is_approved_first(fields: str, field: str | None, judged: Judged) -> None:
    for standard in ("pmark", "iso27001"):
        said = found(judged, "EDU006", training(fields), standard)
        assert said == ([] if field is None else [(Level.WARNING, "trainings/t.yaml", 0, field)])


@pytest.mark.parametrize(
    ("drills", "levels"),
    [
        ((), [Level.WARNING, Level.INFO]),
        (("held: 2025-07-16",), [Level.INFO]),
        (("held: 2025-07-16", "planned: 2027-03"), []),
        (("held: 2025-07-16", "planned: 2027-04"), [Level.INFO]),
    ],
)
def test_a_drill_is_held_in_every_year(
    drills: tuple[str, ...], levels: list[Level], judged_whole: Judged
) -> None:
    files = {
        f"trainings/{number}.yaml": (
            f"id: T-{number}\ntitle: 訓練\nkind: drill\ncontents: 連絡\n{each}\n"
            + ("planned: 2025-07\n" if each.startswith("held") else "")
        )
        for number, each in enumerate(drills)
    }
    assert [level for level, *_ in found(judged_whole, "EDU007", files)] == levels


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ("held: 2026-08-24", False),
        ("held: 2026-08-23", True),
        ("held: 2026-08-01\nends: 2026-08-24", False),
        ("held: 2026-08-23\neffectiveness: 平均92点", False),
        ("held: 2025-03-31", False),
    ],
)
def test_the_effect_is_evaluated(fields: str, wrong: object, judged: Judged) -> None:
    for kind, level in (("function", Level.ERROR), ("kickoff", Level.WARNING)):
        said = found(judged, "EDU008", training(fields, kind))
        assert said == ([(level, "trainings/t.yaml", 0, "effectiveness")] if wrong else [])
    assert found(judged, "EDU008", training(fields, "drill")) == []


@pytest.mark.parametrize(
    ("planned", "level"),
    [
        ("2026-11", None),
        ("2026-10", Level.WARNING),
        ("2026-11-22", None),
        ("2026-11-21", Level.WARNING),
        ("2026-04-01", Level.WARNING),
        ("2026-03-31", Level.ERROR),
        ("2025-06", Level.ERROR),
    ],
)
def test_what_is_planned_is_held(planned: str, level: Level | None, judged: Judged) -> None:
    plan = training("")["trainings/t.yaml"].replace("planned: 2026-06", f"planned: {planned}")
    said = found(judged, "EDU009", {"trainings/t.yaml": plan})
    assert said == ([(level, "trainings/t.yaml", 0, "planned")] if level else [])
    assert found(judged, "EDU009", {"trainings/t.yaml": f"{plan}draft: true\n"}) == []


def test_a_drill_that_was_not_held_is_a_warning(judged: Judged) -> None:
    plan = "id: T\ntitle: 訓練\nkind: drill\nplanned: 2025-10\ncontents: 連絡\n"
    said = found(judged, "EDU009", {"trainings/t.yaml": plan})
    assert said == [(Level.WARNING, "trainings/t.yaml", 0, "planned")]


@pytest.mark.parametrize(
    ("roles", "due", "wrong"),
    [
        ("internal_auditor", "2026-11-22", False),
        ("internal_auditor", "2026-11-21", True),
        ("secretariat", "2026-11-21", False),
    ],
)
def test_a_competence_is_assessed_again(roles: str, due: str, wrong: object, judged: Judged) -> None:
    said = found(judged, "EDU010", role(roles, f"{AUDITOR}, next_due: {due}"))
    assert said == ([(Level.WARNING, "competences/c.yaml", 0, "next_due")] if wrong else [])


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("T-26,P-01,2026-06-10,attended,,79,true,", True),
        ("T-26,P-01,2026-06-10,attended,,79,true,2026-06-20", False),
        ("T-26,P-01,2026-06-10,attended,,80,true,", False),
        ("T-26,P-01,2026-06-10,attended,,79,false,", False),
    ],
)
def test_nobody_passes_below_the_mark(row: str, wrong: object, judged: Judged) -> None:
    said = found(judged, "EDU011", attendance(row))
    assert said == ([(Level.ERROR, ROWS, 0, "passed")] if wrong else [])


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("held: 2026-07-15", ["scenario", "lessons"]),
        ("held: 2026-11-22", []),
        ("held: 2026-07-15\nscenario: 停止", ["lessons"]),
        ("held: 2026-07-15\nscenario: 停止\nlessons: 連絡先", []),
    ],
)
def test_a_drill_teaches_something(fields: str, missing: list[str], judged: Judged) -> None:
    said = found(judged, "EDU012", training(fields, "drill"))
    assert [field for *_, field in said] == missing
    assert found(judged, "EDU012", training(fields)) == []


def audit(fields: str) -> dict[str, str]:
    return {"audits/a.yaml": f"id: A-1\ntitle: 監査\nplanned: 2026-07\n{fields}\n"}


@pytest.mark.parametrize(
    ("fields", "assessments", "said"),
    [
        ("auditors: [P-03]\nperformed: 2026-06-20", (AUDITOR,), []),
        ("auditors: [P-03]\nperformed: 2026-06-19", (AUDITOR,), [(Level.ERROR, "auditors")]),
        ("lead: P-03\nauditors: [P-03]\nperformed: 2026-06-19", (AUDITOR,), [(Level.ERROR, "lead")]),
        ("auditors: [P-03]\nperformed: 2026-07-25", (AUDITOR, NOT_YET), [(Level.ERROR, "auditors")]),
        ("auditors: [P-03]\nperformed: 2026-07-25", (), [(Level.WARNING, "auditors")]),
        ("auditors: [P-03]\nperformed: 2025-03-31", (), []),
        ("auditors: [P-03]", (), []),
        ("kind: surveillance\nauditors: [P-03]\nperformed: 2026-07-25", (), []),
    ],
)
def test_auditors_are_able_on_the_day(
    fields: str, assessments: tuple[str, ...], said: list[tuple[Level, str]], judged: Judged
) -> None:
    files = {**role("internal_auditor", *assessments), **audit(fields)}
    assert [(level, field) for level, *_, field in found(judged, "EDU013", files)] == said


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("T-26,P-01,2026-06-10,exempt,,,,", True),
        ("T-26,P-01,2026-06-10,absent,,,,", True),
        ("T-26,P-01,2026-06-10,absent,,,,2026-06-20", False),
        ("T-26,P-01,2026-06-10,absent,休暇,,,", False),
        ("T-26,P-01,2026-06-10,attended,,,,", False),
        ("T-26,P-01,2026-06-10,,,,,", False),
    ],
)
def test_who_is_away_has_a_reason(row: str, wrong: object, judged: Judged) -> None:
    said = found(judged, "EDU014", attendance(row))
    assert said == ([(Level.WARNING, ROWS, 0, "status")] if wrong else [])


@pytest.mark.parametrize(
    ("row", "fields", "said"),
    [
        (CAME_26, "", []),
        ("T-26,P-01,2026-06-09,attended,,,,", "", [(ROWS, "date")]),
        ("T-26,P-01,2026-06-10,attended,,70,false,2026-06-09", "", [(ROWS, "followed_up_on")]),
        (CAME_26, "ends: 2026-06-09, ", [("trainings/t.yaml", "ends")]),
        (CAME_26, "approved_by: P-02, approved_on: 2026-06-09, ", [("trainings/t.yaml", "approved_on")]),
    ],
)
def test_dates_follow_each_other(
    row: str, fields: str, said: list[tuple[str, object]], judged: Judged
) -> None:
    files = attendance(row)
    files["trainings/t.yaml"] = YEARS.replace("held: 2026-06-10, ", f"held: 2026-06-10, {fields}")
    assert [(path, field) for _, path, _, field in found(judged, "EDU015", files)] == said


@pytest.mark.parametrize(
    ("person", "wrong"),
    [
        ("joined: 2026-07-10", False),
        ("joined: 2026-07-11", True),
        ("left: 2026-06-10", False),
        ("left: 2026-06-09", True),
    ],
)
def test_who_attends_works_here(person: str, wrong: object, judged: Judged) -> None:
    who = f"id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\n{person}\n"
    said = found(judged, "EDU016", {**attendance(CAME_26), "people/P-01.yaml": who})
    assert said == ([(Level.WARNING, ROWS, 0, "date")] if wrong else [])
