"""What becomes of a finding: cause, similar cases, action, effect, and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

Said = list[tuple[str, Level, FieldPath]]

SETTINGS = (
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{standards}]\nscope: 全社\n"
    'stage: certified\nrisk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n'
)
ISMS = SETTINGS.format(standards="iso27001")
WHOLE = {
    "id": "F-1",
    "department": "D-01",
    "grade": "minor",
    "clause": '"27001:7.3"',
    "description": "未受講",
    "raised_on": "2026-06-10",
    "owner": "P-01",
    "due": "2026-12-25",
    "correction": "補講",
    "corrected_on": "2026-06-09",
    "cause": "対象に加える手順がない",
    "similar_cases": "該当なし",
    "action": "一覧で知らせる",
    "action_approved_by": "P-02",
    "action_approved_on": "2026-06-25",
    "done": "2026-09-30",
    "effectiveness": "{date: 2026-11-10, by: P-02, result: effective}",
    "closed_on": "2026-11-12",
    "approved_by": "P-02",
    "approved_on": "2026-11-12",
}
"""A nonconformity that was followed to its end."""


def finding(**changes: str | None) -> str:
    fields = {**WHOLE, **changes}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)


def found(judged: Judged, *findings: str, settings: str = ISMS) -> Said:
    files = {f"findings/{number}.yaml": text for number, text in enumerate(findings)}
    said = judged({"isms.yaml": settings, **files})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("NCR") and isinstance(d.where, Spot)
    ]


OPEN: Mapping[str, str | None] = {
    "done": None,
    "effectiveness": None,
    "closed_on": None,
    "approved_by": None,
    "approved_on": None,
}
BEGUN: Mapping[str, str | None] = {
    **OPEN,
    "cause": None,
    "similar_cases": None,
    "action": None,
    "action_approved_by": None,
    "action_approved_on": None,
}


def test_a_nonconformity_that_was_followed_to_its_end_is_in_order(judged: Judged) -> None:
    assert found(judged, finding()) == []


@pytest.mark.parametrize("grade", ["observation", "opportunity", "strength"])
def test_a_remark_may_do_without(grade: str, judged: Judged) -> None:
    text = finding(**BEGUN, grade=grade, clause=None, department=None, owner=None, due=None)
    assert found(judged, text) == []
    closed = finding(**{**BEGUN, "closed_on": "2026-11-12"}, grade=grade, correction=None)
    assert found(judged, closed) == []


def error(code: str, *field: str) -> tuple[str, Level, FieldPath]:
    return (code, Level.ERROR, field)


def warning(code: str, *field: str) -> tuple[str, Level, FieldPath]:
    return (code, Level.WARNING, field)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"closed_on": "2026-11-09"}, [error("NCR001", "closed_on")]),
        ({"closed_on": "2026-11-10"}, []),
        ({"due": "2026-06-09"}, [error("NCR001", "due")]),
        ({"replied_on": "2026-07-01", "accepted_on": "2026-06-30"}, [error("NCR001", "accepted_on")]),
        ({"action_approved_on": "2026-06-09"}, [error("NCR001", "action_approved_on")]),
        ({"done": "2026-06-09"}, [error("NCR001", "done")]),
        ({"cause": None}, [error("NCR002", "cause")]),
        ({**OPEN, "cause": None}, [error("NCR002", "cause")]),
        (BEGUN, []),
        ({"similar_cases": None}, [error("NCR003", "similar")]),
        ({**OPEN, "similar_cases": None}, []),
        ({"similar_cases": None, "similar": "[{department: D-01, found: なし}]"}, []),
        (
            {"effectiveness": "{date: 2026-09-29, by: P-02, result: effective}"},
            [error("NCR004", "effectiveness", "date")],
        ),
        (
            {"effectiveness": "{date: 2026-09-30, by: P-02, result: effective}"},
            [warning("NCR004", "effectiveness", "date")],
        ),
        (
            {"effectiveness": "{date: 2026-11-10, by: P-01, result: effective}"},
            [warning("NCR004", "effectiveness", "by")],
        ),
        ({"done": None}, [error("NCR004", "effectiveness", "result")]),
        ({**OPEN, "due": "2026-11-21"}, [error("NCR006", "due")]),
        ({**OPEN, "due": "2026-11-22"}, []),
        ({**OPEN, "due": "2026-11-21", "done": "来月"}, []),
        ({**OPEN, "due": "2026-11-21", "grade": "observation"}, [warning("NCR006", "due")]),
        ({**OPEN, "owner": None}, [warning("NCR007", "owner")]),
        ({**OPEN, "due": None}, [warning("NCR007", "due")]),
        ({"owner": None, "due": None}, []),
        ({**OPEN, "reply_due": "2026-11-21"}, [warning("NCR008", "reply_due")]),
        ({**OPEN, "reply_due": "2026-11-21", "source": "client"}, [warning("NCR008", "reply_due")]),
        ({**OPEN, "reply_due": "2026-11-21", "source": "external"}, [error("NCR008", "reply_due")]),
        ({**OPEN, "reply_due": "2026-11-22"}, []),
        ({**OPEN, "reply_due": "2026-11-21", "replied_on": "2026-11-22"}, []),
        ({"effectiveness": None}, [error("NCR010", "effectiveness")]),
        (
            {"effectiveness": "{date: 2026-11-10, by: P-02, result: ineffective}"},
            [error("NCR010", "effectiveness", "result")],
        ),
        ({"action": None}, [error("NCR011", "action")]),
        ({"correction": None, "corrected_on": None}, [warning("NCR011", "correction")]),
        ({"clause": None}, [warning("NCR013", "clause")]),
        ({"department": None}, [warning("NCR013", "department")]),
        ({"source": "audit"}, [warning("NCR014", "audit")]),
        ({"source": "incident"}, [warning("NCR014", "incident")]),
        ({"approved_by": None}, [warning("NCR015", "approved_by")]),
        ({"approved_on": None}, [warning("NCR015", "approved_on")]),
        ({"approved_by": "P-01"}, [warning("NCR015", "approved_by")]),
    ],
)
def test_one_step_left_out_is_one_fault(
    changes: Mapping[str, str | None], said: Said, judged: Judged
) -> None:
    assert found(judged, finding(**changes)) == said


def test_how_long_to_wait_is_the_firms_choice(judged: Judged) -> None:
    settings = f"{ISMS}rules: {{NCR004: {{days: 60}}}}\n"
    assert found(judged, finding(), settings=settings) == [warning("NCR004", "effectiveness", "date")]


@pytest.mark.parametrize(
    ("standards", "level"), [("iso27001", Level.WARNING), ("iso27001, pmark", Level.ERROR)]
)
def test_an_approval_after_the_action_weighs_more_for_privacy_mark(
    standards: str, level: Level, judged: Judged
) -> None:
    settings = SETTINGS.format(standards=standards)
    late = finding(action_approved_on="2026-10-01")
    assert found(judged, late, settings=settings) == [("NCR009", level, ("action_approved_on",))]
    never = finding(action_approved_by=None, action_approved_on=None)
    assert found(judged, never, settings=settings) == [("NCR009", level, ("action_approved_on",))]
    by_nobody = finding(action_approved_by=None)
    assert found(judged, by_nobody, settings=settings) == [("NCR009", level, ("action_approved_by",))]


AGAIN = finding(**BEGUN, id="F-2", raised_on="2026-11-20")


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        ({}, True),
        ({"effectiveness": "{date: 2025-11-20, by: P-02, result: effective}", "done": "2025-11-01"}, True),
        ({"effectiveness": "{date: 2025-11-19, by: P-02, result: effective}", "done": "2025-11-01"}, False),
        ({"effectiveness": "{date: 2026-11-20, by: P-02, result: effective}"}, False),
        ({"effectiveness": "{date: 2026-11-10, by: P-02, result: ineffective}"}, False),
        ({"clause": "A.6.3"}, False),
        ({"department": None}, False),
        ({"grade": "observation"}, False),
    ],
)
def test_the_same_again_within_a_year(
    changes: Mapping[str, str | None], judged: Judged, *, again: bool
) -> None:
    before = {"raised_on": "2025-06-10", "action_approved_on": "2025-06-25", "corrected_on": None}
    said = found(judged, finding(**{**before, **changes}), AGAIN)
    assert (warning("NCR005", "clause") in said) == again


def test_a_finding_may_be_closed_when_another_takes_it_over(judged: Judged) -> None:
    failed = finding(effectiveness="{date: 2026-11-10, by: P-02, result: ineffective}")
    assert found(judged, failed, AGAIN) == []
    assert found(judged, failed, AGAIN.replace("D-01", "D-02")) == [
        error("NCR010", "effectiveness", "result")
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"done": "2026-05-26"}, []),
        ({"done": "2026-05-25"}, [warning("NCR012", "effectiveness")]),
        (
            {"done": "2026-05-25", "effectiveness": "{note: 11月に見る}"},
            [warning("NCR012", "effectiveness")],
        ),
        (
            {"done": "2026-05-01", "effectiveness": "{date: 2026-05-24, by: P-02, result: ineffective}"},
            [warning("NCR012", "effectiveness", "result")],
        ),
        ({"done": "2026-05-01", "effectiveness": "{date: 2026-05-24, by: P-02, result: effective}"}, []),
        ({"done": "2026-05-01", "effectiveness": "見た"}, []),
    ],
)
def test_the_effect_is_judged_within_half_a_year(
    changes: Mapping[str, str | None], said: Said, judged: Judged
) -> None:
    begun = {"raised_on": "2026-04-01", "corrected_on": None, "action_approved_on": "2026-04-10"}
    assert found(judged, finding(**{**OPEN, **begun, **changes})) == said


def test_a_nonconformity_of_a_body_says_when_it_is_to_be_answered(judged: Judged) -> None:
    audit = "id: A-1\ntitle: 審査\nkind: {kind}\nplanned: 2026-06\nperformed: 2026-06-10\n"
    text = finding(**OPEN, audit="A-1")
    for kind, unknown in (("surveillance", True), ("onsite", True), ("internal", False), ("client", False)):
        files = {"audits/a.yaml": audit.format(kind=kind), "findings/f.yaml": text}
        said = [d for d in judged({"isms.yaml": ISMS, **files}) if d.code == "NCR008"]
        assert [d.level for d in said] == ([Level.WARNING] if unknown else [])
        late = {**files, "findings/f.yaml": f"{text}reply_due: 2026-11-21\n"}
        said = [d for d in judged({"isms.yaml": ISMS, **late}) if d.code == "NCR008"]
        assert [d.level for d in said] == [Level.ERROR if unknown else Level.WARNING]


def test_a_draft_is_left_alone_where_something_is_missing(judged: Judged) -> None:
    assert found(judged, finding(**BEGUN, draft="true", owner=None, due=None, clause=None)) == []


RESULT = "inspection,department,month,result,by,date,finding\nINS-1,D-01,2026-06,ng,P-01,2026-06-10,F-1\n"
REVIEW = (
    "id: REV-1\nheld: 2026-06-10\nchaired_by: P-02\ndecisions:\n"
    "- {text: 改める, owner: P-01, due: 2027-01-29, about: [finding:F-1]}\n"
)


@pytest.mark.parametrize(
    ("changes", "others", "said"),
    [
        ({"source": "inspection"}, {}, [warning("NCR014", "source")]),
        ({"source": "inspection"}, {"inspections/results/r.csv": RESULT}, []),
        (
            {"source": "inspection"},
            {"inspections/results/r.csv": RESULT.replace("2026-06,", "いつか,")},
            [],
        ),
        ({"source": "inspection", "raised_on": "2026-10-08"}, {}, []),
        ({"source": "inspection", "raised_on": "2026-10-07"}, {}, [warning("NCR014", "source")]),
        ({"source": "review"}, {}, [warning("NCR014", "source")]),
        ({"source": "review"}, {"reviews/r.yaml": REVIEW}, []),
        ({"source": "review"}, {"inspections/results/r.csv": RESULT}, [warning("NCR014", "source")]),
        ({"source": "review"}, {"reviews/r.yaml": "id: REV-1\nheld: いつか\n"}, []),
        ({"source": "complaint"}, {}, []),
    ],
)
def test_a_finding_is_named_by_what_it_comes_from(
    changes: Mapping[str, str], others: Mapping[str, str], said: Said, judged: Judged
) -> None:
    diagnostics = judged({"isms.yaml": ISMS, "findings/F.yaml": finding(**changes), **others})
    found = [
        (d.code, d.level, d.where.field)
        for d in diagnostics
        if d.code == "NCR014" and isinstance(d.where, Spot)
    ]
    assert found == said


def test_how_long_the_sheet_of_a_month_may_take_is_the_firms_choice(judged: Judged) -> None:
    settings = f"{ISMS}rules: {{NCR014: {{days: 10}}}}\n"
    recent = finding(source="inspection", raised_on="2026-11-11")
    assert warning("NCR014", "source") in found(judged, recent, settings=settings)
    assert warning("NCR014", "source") not in found(judged, recent)
