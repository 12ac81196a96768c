"""Whose department is audited by whom (SEMANTICS 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

COMPANY = {
    "departments/d.csv": (
        "id,name,parent,external\nHQ,本部,,\nSALES,営業部,HQ,\nSALES1,営業一課,SALES,\nOUT,外部機関,,true\n"
    ),
    "people/p.csv": (
        "id,name,department,concurrent,employment\n"
        "HEAD,本 部長,HQ,,employee\n"
        "SELL,営 業,SALES,,employee\n"
        "BOTH,兼 務,D-01,SALES,employee\n"
        "GUEST,外 部,OUT,,contractor\n"
    ),
}


def found(judged: Judged, audit: str, **later: str) -> list[FieldPath]:
    text = f"id: AU-01\ntitle: 内部監査\nplanned: 2026-10\n{audit}\n"
    said = judged({**COMPANY, "audits/AU-01.yaml": text, **later})
    return [d.where.field for d in said if d.code == "AUD001" and isinstance(d.where, Spot)]


@pytest.mark.parametrize(
    ("auditor", "department", "own"),
    [
        ("SELL", "SALES", True),
        ("SELL", "SALES1", True),
        ("SELL", "HQ", False),
        ("HEAD", "SALES1", True),
        ("BOTH", "SALES", True),
        ("BOTH", "SALES1", True),
        ("BOTH", "D-01", True),
        ("BOTH", "HQ", False),
        ("P-01", "SALES", False),
        ("GUEST", "SALES", False),
        ("GUEST", "OUT", False),
        ("営業", "SALES", True),
    ],
)
@pytest.mark.parametrize("form", ["row", "team"])
def test_ones_own_are_department_concurrent_ones_and_all_below(
    auditor: str, department: str, *, own: bool, form: str, judged: Judged
) -> None:
    row = f"checklist:\n  - {{clause: 方針, department: {department}, auditor: {auditor}}}"
    team = f"departments: [{department}]\nauditors: [{auditor}]"
    place: FieldPath = ("checklist", 0, "auditor") if form == "row" else ("departments", 0)
    assert found(judged, row if form == "row" else team) == ([place] if own else [])


@pytest.mark.parametrize(
    ("audit", "fields"),
    [
        ("departments: [SALES]\nlead: P-01\nauditors: [SELL]", []),
        ("departments: [SALES]\nlead: SELL\nauditors: [BOTH]", [("departments", 0)]),
        ("departments: [SALES, D-01]\nauditors: [SELL]", [("departments", 0)]),
        ("departments: [SALES]\nmanager: SELL", []),
        ("departments: [SALES]", []),
        ("departments: [SALES]\nauditors: [SELL, 誰か]", []),
        ("kind: stage1\ndepartments: [SALES]\nauditors: [SELL]", []),
        ("kind: supplier\ndepartments: [SALES]\nauditors: [SELL]", []),
        (
            (
                "departments: [SALES]\nauditors: [SELL]\nchecklist:\n"
                "  - {clause: 方針, department: SALES, auditor: P-01}"
            ),
            [],
        ),
        (
            (
                "departments: [SALES, HQ]\nauditors: [HEAD]\nchecklist:\n"
                "  - {clause: 方針, department: SALES, auditor: P-01}\n  - {clause: 方針, auditor: SELL}"
            ),
            [("departments", 1)],
        ),
    ],
)
def test_rows_decide_and_without_rows_one_other_auditor_is_enough(
    audit: str, fields: list[FieldPath], judged: Judged
) -> None:
    assert found(judged, audit) == fields


AGAIN = "id: AU-02\ntitle: やり直し\nplanned: 2026-11\n"


@pytest.mark.parametrize(
    ("again", "good"),
    [
        ("performed: 2026-11-05\ndepartments: [SALES]\nauditors: [P-01]", True),
        ("performed: 2026-11-05\nchecklist: [{clause: 方針, department: SALES, auditor: P-01}]", True),
        ("performed: 2026-11-05\nlead: P-01\nchecklist: [{clause: 方針, department: SALES}]", True),
        (
            (
                "performed: 2026-11-05\ndepartments: [SALES]\nauditors: [P-01]\n"
                "checklist: [{clause: 方針, department: SALES, auditor: HEAD}]"
            ),
            False,
        ),
        ("performed: 2026-11-05\ndepartments: [HQ]\nauditors: [P-01]", False),
        ("performed: 2026-11-05\ndepartments: [SALES]\nauditors: [誰か]", False),
        ("performed: 2026-10-08\ndepartments: [SALES]\nauditors: [P-01]", False),
        ("departments: [SALES]\nauditors: [P-01]", False),
        ("kind: client\nperformed: 2026-11-05\ndepartments: [SALES]\nauditors: [P-01]", False),
        ("draft: true\nperformed: 2026-11-05\ndepartments: [SALES]\nauditors: [P-01]", False),
    ],
)
@pytest.mark.parametrize("form", ["row", "team"])
def test_what_was_audited_again_is_made_good(again: str, *, good: bool, form: str, judged: Judged) -> None:
    row = "checklist: [{clause: 方針, department: SALES, auditor: SELL}]"
    team = "departments: [SALES]\nauditors: [SELL]"
    first = f"performed: 2026-10-08\n{row if form == 'row' else team}"
    place: FieldPath = ("checklist", 0, "auditor") if form == "row" else ("departments", 0)
    said = found(judged, first, **{"audits/AU-02.yaml": f"{AGAIN}{again}\n"})
    assert (place not in said) == good
