"""What internal audits cover, who does them and what they leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

Said = list[tuple[str, Level, str, FieldPath]]

SETTINGS = (
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{standards}]\nscope: 全社\n"
    'stage: certified\nrisk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n'
)
ISMS = SETTINGS.format(standards="iso27001")
MARK = SETTINGS.format(standards="pmark")
BOTH = SETTINGS.format(standards="iso27001, pmark")
CERTIFICATE = "id: C-1\nstandard: iso27001\ngranted: 2025-03-15\nexpires: 2028-03-14\n"
ALL = "\n".join(f'  - {{clause: "27001:{n}", result: conform, evidence: 記録}}' for n in range(4, 11))


def said(judged: Judged, files: Mapping[str, str], *codes: str, settings: str = ISMS) -> Said:
    found = judged({"isms.yaml": settings, **files})
    return [
        (d.code, d.level, d.record or "", d.where.field)
        for d in found
        if d.code in codes and isinstance(d.where, Spot)
    ]


def audit(key: str, performed: str | None, more: str = "", planned: str = "2025-10") -> str:
    done = f"performed: {performed}\n" if performed else ""
    return f"id: {key}\ntitle: 内部監査\nkind: internal\nplanned: {planned}\n{done}{more}\n"


def rows(*clauses: str) -> str:
    return "checklist:\n" + "\n".join(
        f'  - {{clause: "{clause}", result: conform, evidence: 記録}}' for clause in clauses
    )


PARTLY = audit("A-1", "2025-10-08", rows("27001:4", "27001:5"))
LEFT = ("AUD002", Level.ERROR, "A-1", ("checklist",))
STILL_OPEN = ("AUD002", Level.INFO, "A-1", ("checklist",))


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"audits/1.yaml": PARTLY}, [LEFT]),
        ({"audits/1.yaml": PARTLY, "certifications/c.yaml": CERTIFICATE}, [STILL_OPEN]),
        ({"audits/1.yaml": audit("A-1", "2026-10-08", rows("27001:4"))}, [STILL_OPEN]),
        ({"audits/1.yaml": audit("A-1", "2025-10-08", f"checklist:\n{ALL}")}, []),
        ({"audits/1.yaml": audit("A-1", "2025-10-08")}, []),
        (
            {"audits/1.yaml": PARTLY, "audits/2.yaml": audit("A-2", "2026-10-08", f"checklist:\n{ALL}")},
            [],
        ),
        (
            {
                "audits/1.yaml": PARTLY,
                "audits/2.yaml": audit("A-2", None, f"checklist:\n{ALL}", planned="2027-01"),
            },
            [LEFT],
        ),
        (
            {
                "audits/1.yaml": audit("A-1", "2026-10-08", rows("27001:4")),
                "audits/2.yaml": audit("A-2", None, planned="2027-01"),
            },
            [],
        ),
        (
            {
                "audits/1.yaml": audit("A-1", "2026-10-08", rows("27001:4")),
                "audits/2.yaml": audit("A-2", None, planned="2027-04"),
            },
            [STILL_OPEN],
        ),
        ({"audits/1.yaml": f"{PARTLY}draft: true\n"}, []),
        ({"audits/1.yaml": PARTLY.replace("internal", "client")}, []),
        ({"audits/1.yaml": f"{PARTLY}standards: [pmark]\n"}, []),
        ({"audits/1.yaml": f"{PARTLY}standards: ['27001']\n"}, [LEFT]),
    ],
)
def test_what_a_cycle_left_out_is_named_until_it_is_made_good(
    files: Mapping[str, str], found: Said, judged: Judged
) -> None:
    assert said(judged, files, "AUD002") == found


def test_items_of_the_guideline_weigh_a_warning(judged: Judged) -> None:
    files = {"audits/1.yaml": audit("A-1", "2025-10-08", rows("pmark:J.1"))}
    assert said(judged, files, "AUD002", settings=MARK) == [("AUD002", Level.WARNING, "A-1", ("checklist",))]


def test_a_checklist_by_the_standard_is_measured_by_the_standard(judged: Judged) -> None:
    clauses = rows(*(f"15001:{n}" for n in range(4, 11)))
    files = {"audits/1.yaml": audit("A-1", "2025-10-08", clauses)}
    assert said(judged, files, "AUD002", settings=MARK) == []


DEPARTMENTS = (
    "id,name,parent,external,opened,closed\n"
    "D-01,情報システム部,,,,\nTOP,本部,,,,\nA,一課,TOP,,,\nB,二課,TOP,,,\n"
    "NEW,新部,,,2025-11-01,\nOLD,旧部,,,,2025-12-31\nEXT,社外,,true,,\n"
)


@pytest.mark.parametrize(
    ("departments", "left"),
    [
        ("D-01, TOP", False),
        ("D-01, A, B", False),
        ("D-01, A", True),
        ("TOP", True),
        ("", False),
    ],
)
def test_an_audit_comes_to_every_department(departments: str, judged: Judged, *, left: bool) -> None:
    files = {
        "departments/D-01.yaml": "",
        "departments/d.csv": DEPARTMENTS,
        "audits/1.yaml": audit("A-1", "2025-10-08", f"departments: [{departments}]"),
    }
    expected = [("AUD003", Level.ERROR, "A-1", ("departments",))] if left else []
    assert said(judged, files, "AUD003") == expected


def test_a_department_that_both_standards_miss_in_a_year_is_named_once(judged: Judged) -> None:
    files = {
        "departments/D-02.yaml": "id: D-02\nname: 営業部\n",
        "audits/1.yaml": audit("A-1", "2025-10-08", "departments: [D-01]"),
    }
    assert len(said(judged, files, "AUD003", settings=BOTH)) == 1


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["part: both"], []),
        (["part: conformity", "part: operation"], []),
        (["part: operation"], [("AUD004", Level.ERROR, "A-0", ("part",))]),
        ([""], [("AUD004", Level.WARNING, "A-0", ("part",))]),
        (["part: 全部"], []),
    ],
)
def test_a_year_has_both_parts(parts: list[str], found: Said, judged: Judged) -> None:
    files = {f"audits/{n}.yaml": audit(f"A-{n}", f"2025-10-0{n + 1}", p) for n, p in enumerate(parts)}
    assert said(judged, files, "AUD004", settings=MARK) == found
    assert said(judged, files, "AUD004") == []


PEOPLE = {
    "departments/D-02.yaml": "id: D-02\nname: 営業部\n",
    "people/p.csv": (
        "id,name,department,employment,roles\n"
        "MAN,管 理,D-02,employee,privacy_manager\nAUD,監 査,D-02,employee,privacy_auditor\n"
        "INT,内 部,D-02,employee,internal_auditor\nNOT,無 役,D-02,employee,\n"
    ),
}


@pytest.mark.parametrize(
    ("fields", "settings", "found"),
    [
        ("lead: INT\nmanager: AUD", MARK, []),
        ("lead: MAN", MARK, [("lead",)]),
        ("lead: MAN", ISMS, []),
        ("lead: MAN\nstandards: [iso27001]", BOTH, []),
        ("auditors: [INT, P-02]", ISMS, [("auditors", 1)]),
        (
            "auditors: [INT]\nchecklist:\n  - {clause: A.5.1, auditor: P-02}",
            ISMS,
            [("checklist", 0, "auditor")],
        ),
        ("manager: INT", MARK, [("manager",)]),
        ("manager: INT", ISMS, []),
        ("manager: 外部の人", MARK, []),
    ],
)
def test_who_may_not_audit(fields: str, settings: str, found: list[FieldPath], judged: Judged) -> None:
    files = {**PEOPLE, "audits/1.yaml": audit("A-1", "2026-10-08", fields)}
    assert [field for *_, field in said(judged, files, "AUD006", settings=settings)] == found


@pytest.mark.parametrize(
    ("fields", "settings", "level"),
    [
        ("", ISMS, Level.WARNING),
        ("", MARK, Level.ERROR),
        ("", BOTH, Level.ERROR),
        ("standards: [iso27001]\n", BOTH, Level.WARNING),
        ("standards: [pmark]\n", BOTH, Level.ERROR),
    ],
)
def test_that_top_management_audits_weighs_by_the_standard(
    fields: str, settings: str, level: Level, judged: Judged
) -> None:
    files = {**PEOPLE, "audits/1.yaml": audit("A-1", "2026-10-08", f"lead: P-02\n{fields}")}
    assert said(judged, files, "AUD006", settings=settings) == [("AUD006", level, "A-1", ("lead",))]


def test_who_held_a_role_in_earlier_years_is_not_guessed(judged: Judged) -> None:
    files = {**PEOPLE, "audits/1.yaml": audit("A-1", "2026-03-31", "lead: MAN\nmanager: NOT")}
    assert said(judged, files, "AUD006", "AUD016", settings=MARK) == []


@pytest.mark.parametrize(
    ("person", "found"), [("INT", []), ("AUD", []), ("NOT", [("lead",)]), ("MAN", [("lead",)])]
)
def test_auditors_are_appointed(person: str, found: list[FieldPath], judged: Judged) -> None:
    files = {**PEOPLE, "audits/1.yaml": audit("A-1", "2026-10-08", f"lead: {person}")}
    assert [field for *_, field in said(judged, files, "AUD016")] == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("", ("plan_approved_on",)),
        ("plan_approved_on: 2026-10-08", ("plan_approved_by",)),
        ("plan_approved_on: 2026-10-09\nplan_approved_by: P-02", ("plan_approved_on",)),
        ("plan_approved_on: 2026-10-08\nplan_approved_by: P-02", None),
        ("plan_approved_on: 昨日\nplan_approved_by: P-02", None),
    ],
)
def test_a_plan_is_approved_by_the_day_of_the_audit(
    fields: str, found: FieldPath | None, judged: Judged
) -> None:
    files = {"audits/1.yaml": audit("A-1", "2026-10-08", fields)}
    assert [field for *_, field in said(judged, files, "AUD007")] == ([found] if found else [])


@pytest.mark.parametrize(
    ("performed", "fields", "settings", "found"),
    [
        ("2026-09-23", "", ISMS, None),
        ("2026-09-22", "", ISMS, ("report_on",)),
        ("2026-11-01", "", f"{ISMS}rules: {{AUD008: {{days: 14}}}}\n", ("report_on",)),
        ("2026-09-22", "report_on: 2026-10-02", ISMS, ("reported_to",)),
        ("2026-09-22", "report_on: 2026-10-02\nreported_to: P-01", ISMS, None),
        ("2026-09-22", "report_on: 2026-10-02\nreported_to: P-01", MARK, ("reported_to",)),
        ("2026-09-22", "report_on: 2026-10-02\nreported_to: P-02", MARK, None),
        ("2025-09-22", "report_on: 2025-10-02\nreported_to: P-01", MARK, None),
    ],
)
def test_an_audit_is_reported(
    performed: str, fields: str, settings: str, found: FieldPath | None, judged: Judged
) -> None:
    files = {"audits/1.yaml": audit("A-1", performed, fields)}
    at = [field for *_, field in said(judged, files, "AUD008", settings=settings)]
    assert at == ([found] if found else [])


@pytest.mark.parametrize(
    ("planned", "late"),
    [("2026-11-21", True), ("2026-11-22", False), ("2026-10", True), ("2026-11", False)],
)
def test_a_planned_audit_takes_place(planned: str, judged: Judged, *, late: bool) -> None:
    files = {"audits/1.yaml": audit("A-1", None, planned=planned)}
    assert bool(said(judged, files, "AUD009")) == late


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("{clause: A.5.1}", [("AUD010", Level.ERROR, "A-1", ("checklist", 0, "result"))]),
        ("{clause: A.5.1, result: na}", []),
        ("{clause: A.5.1, result: よし}", []),
        (
            "{clause: A.5.1, result: observe}",
            [("AUD010", Level.WARNING, "A-1", ("checklist", 0, "evidence"))],
        ),
        (
            "{clause: A.5.1, result: conform, evidence: 記録, department: D-02}",
            [("AUD010", Level.WARNING, "A-1", ("departments", 0))],
        ),
    ],
)
def test_rows_have_results_and_evidence(row: str, found: Said, judged: Judged) -> None:
    fields = f"report_on: 2026-10-30\ndepartments: [D-01]\nchecklist:\n  - {row}"
    text = audit("A-1", "2026-10-08", fields)
    assert said(judged, {**PEOPLE, "audits/1.yaml": text}, "AUD010") == found


@pytest.mark.parametrize(
    ("performed", "days", "level"),
    [
        ("2026-09-23", "", Level.INFO),
        ("2026-09-22", "", Level.ERROR),
        ("2026-10-08", "rules: {AUD008: {days: 44}}\n", Level.ERROR),
        ("2026-10-08", "rules: {AUD008: {days: 45}}\n", Level.INFO),
    ],
)
@pytest.mark.parametrize("fields", ["", "checklist: [{clause: A.5.1}]"])
def test_results_may_take_as_long_as_the_report(
    performed: str, days: str, level: Level, fields: str, judged: Judged
) -> None:
    files = {"audits/1.yaml": audit("A-1", performed, fields)}
    assert [found[1] for found in said(judged, files, "AUD010", settings=ISMS + days)] == [level]


@pytest.mark.parametrize(("day", "asked"), [("2025-04-01", True), ("2025-03-31", False)])
def test_audits_of_earlier_years_are_left_alone(day: str, judged: Judged, *, asked: bool) -> None:
    performed = (
        f"report_on: {day}\nreported_to: P-02\ndepartments: [D-01]\nlead: P-01\n"
        "checklist: [{clause: A.5.1, department: D-01, auditor: P-01, result: nonconform}, {clause: A.5.2}]"
    )
    files = {
        "audits/1.yaml": audit("A-1", day, performed),
        "audits/2.yaml": audit("A-2", day),
    }
    codes = ("AUD001", "AUD005", "AUD007", "AUD008", "AUD010", "AUD017", "AUD018")
    assert {code for code, *_ in said(judged, files, *codes)} == (set(codes) if asked else set())


FINDING = (
    "id: F-1\naudit: {audit}\ndepartment: {department}\ngrade: {grade}\nclause: A.5.1\n"
    "description: 不備\nraised_on: 2026-10-08\nowner: P-01\ndue: 2026-12-25\n"
)


@pytest.mark.parametrize(
    ("row", "finding", "found"),
    [
        ("nonconform, finding: F-1", {}, []),
        ("conform, finding: F-1", {}, [("A-1", ("checklist", 0, "result"))]),
        ("observe, finding: F-1", {"grade": "opportunity"}, []),
        ("nonconform, finding: F-1", {"grade": "strength"}, [("A-1", ("checklist", 0, "result"))]),
        ("nonconform, finding: F-1", {"audit": "A-2"}, [("A-1", ("checklist", 0, "finding"))]),
        ("nonconform, finding: F-1", {"department": "D-02"}, [("A-1", ("checklist", 0, "finding"))]),
        ("conform", {}, [("F-1", ("clause",))]),
        ("conform", {"department": "D-02"}, []),
        ("conform", {"grade": "observation"}, []),
    ],
)
def test_checklist_and_findings_agree(
    row: str, finding: Mapping[str, str], found: list[tuple[str, FieldPath]], judged: Judged
) -> None:
    values = {"audit": "A-1", "department": "D-01", "grade": "minor", **finding}
    checklist = f"checklist:\n  - {{clause: A.5.1, department: D-01, evidence: 記録, result: {row}}}"
    files = {
        **PEOPLE,
        "audits/1.yaml": audit("A-1", "2026-10-08", checklist),
        "audits/2.yaml": audit("A-2", "2026-10-08"),
        "findings/f.yaml": FINDING.format(**values),
    }
    assert [(record, field) for *_, record, field in said(judged, files, "AUD011")] == found


def test_management_and_secretariat_are_audited(judged: Judged) -> None:
    people = {
        "departments/D-02.yaml": "id: D-02\nname: 総務部\n",
        "people/s.yaml": "id: S\nname: 事 務\ndepartment: D-02\nemployment: employee\nroles: [secretariat]\n",
    }
    clauses = ("27001:5.1", "D-01"), ("27001:10.2", "D-01")
    checklist = "checklist:\n" + "\n".join(
        f'  - {{clause: "{c}", department: {d}, result: conform, evidence: 記録}}' for c, d in clauses
    )
    found = judged({"isms.yaml": ISMS, **people, "audits/1.yaml": audit("A-1", "2025-10-08", checklist)})
    said_of = [d.message.say("en") for d in found if d.code == "AUD012"]
    assert said_of == ["In FY2025 no row of an internal audit is about the secretariat and the managers."]


@pytest.mark.parametrize(
    ("started", "audits", "level"),
    [
        ("2025-04-01", {}, Level.ERROR),
        ("2025-05-01", {}, Level.INFO),
        ("2025-04-01", {"audits/1.yaml": audit("A-1", "2026-03-31")}, Level.INFO),
        ("2025-04-01", {"audits/1.yaml": audit("A-1", "2026-04-01")}, None),
        ("2025-04-01", {"audits/1.yaml": audit("A-1", None, planned="2027-03")}, Level.ERROR),
        ("2025-05-01", {"audits/1.yaml": audit("A-1", None, planned="2027-03")}, None),
        ("2025-05-01", {"audits/1.yaml": audit("A-1", None, planned="2027-04")}, Level.INFO),
        ("2025-04-01", {"audits/1.yaml": "id: A-1\nplanned: 2026-10\n"}, None),
    ],
)
def test_there_is_an_audit_in_every_year(
    started: str, audits: Mapping[str, str], level: Level | None, judged_whole: Judged
) -> None:
    settings = f"{ISMS}pms_started: {started}\n"
    found = said(judged_whole, audits, "AUD013", settings=settings)
    assert found == ([("AUD013", level, "", ("standards",))] if level else [])


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("", ["departments", "criteria", "auditors", "manager"]),
        ("departments: [D-01]\ncriteria: [規程]\nlead: AUD\nmanager: AUD", []),
        (
            "criteria: [規程]\nmanager: AUD\nchecklist:\n  - {clause: A.5.1, department: D-01, auditor: AUD}",
            [],
        ),
    ],
)
def test_an_audit_says_what_by_what_and_by_whom(fields: str, found: list[str], judged: Judged) -> None:
    files = {**PEOPLE, "audits/1.yaml": audit("A-1", "2026-10-08", fields)}
    assert [field[0] for *_, field in said(judged, files, "AUD017", settings=MARK)] == found
    to_come = {**PEOPLE, "audits/1.yaml": audit("A-1", None, fields, planned="2026-12")}
    assert said(judged, to_come, "AUD017", settings=MARK) == []
