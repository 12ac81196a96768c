"""Whether reviews are held, whole and followed up."""

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
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001, pmark]\nscope: 全社\n"
    'stage: certified\nrisk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
INPUTS = "{a: 済, b: なし, c: なし, d: 不適合1件, e: なし, f: 計画どおり, g: なし}"
DECISION = "[{id: 26-1, text: 手順を決める, owner: P-01, due: 2026-12-25}]"
WHOLE = {
    "id": "R-1",
    "kind": "management_review",
    "held": "2026-10-01",
    "chaired_by": "P-02",
    "inputs": INPUTS,
    "conclusion": "有効",
    "decisions": DECISION,
    "minutes": "議事録",
    "approved_by": "P-02",
    "approved_on": "2026-10-05",
}
"""A review in which nothing is wrong."""


def review(**changes: str | None) -> str:
    fields = {**WHOLE, **changes}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)


def found(judged: Judged, *reviews: str, settings: str = SETTINGS, **files: str) -> Said:
    written = {f"reviews/{number}.yaml": text for number, text in enumerate(reviews)}
    others = {f"{folder}/x.yaml": text for folder, text in files.items()}
    said = judged({"isms.yaml": settings, **written, **others})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("REV") and isinstance(d.where, Spot)
    ]


def error(code: str, *field: str | int) -> tuple[str, Level, FieldPath]:
    return (code, Level.ERROR, field)


def warning(code: str, *field: str | int) -> tuple[str, Level, FieldPath]:
    return (code, Level.WARNING, field)


def decided(**fields: str) -> str:
    values = {"id": "26-1", "text": "手順を決める", "owner": "P-01", **fields}
    return "[{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}]"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"kind": None}, []),
        ({"inputs": INPUTS.replace("c: なし, ", "")}, [error("REV002", "inputs")]),
        ({"inputs": None}, [error("REV002", "inputs")]),
        ({"inputs": None, "kind": "extraordinary"}, []),
        ({"inputs": None, "draft": "true"}, []),
        ({"inputs": "{a): 済, b.: なし, (c): なし, d1: 1件, Ｅ: なし, 9.3.2 f: 済, 9.3.2g: なし}"}, []),
        ({"inputs": "{about: 済, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}"}, [error("REV002", "inputs")]),
        ({"decisions": decided(due="2026-11-21")}, [warning("REV004", "decisions", 0, "due")]),
        ({"decisions": decided(due="2026-11-22")}, []),
        ({"decisions": decided(due="2026-11-21", done="2026-11-22")}, []),
        ({"decisions": decided(due="2026-11-21", done="来月")}, []),
        ({"chaired_by": "P-01", "approved_by": "P-01"}, [error("REV005", "chaired_by")]),
        (
            {"chaired_by": "P-01", "approved_by": "P-01", "attendees": "[P-01]"},
            [error("REV005", "chaired_by")],
        ),
        ({"chaired_by": "P-01", "approved_by": "P-01", "attendees": "[P-01, P-02]"}, []),
        ({"chaired_by": "P-01", "approved_by": "P-02"}, []),
        ({"chaired_by": "P-01", "approved_by": "P-01", "kind": "committee"}, []),
        (
            {"chaired_by": "P-01", "approved_by": "P-01", "kind": "extraordinary"},
            [error("REV005", "chaired_by")],
        ),
        (
            {"chaired_by": "P-01", "approved_by": "P-01", "held": "2026-03-31", "approved_on": "2026-04-03"},
            [],
        ),
        ({"conclusion": None}, [warning("REV006", "conclusion")]),
        ({"conclusion": None, "decisions": None}, [error("REV006", "conclusion")]),
        ({"minutes": None}, [warning("REV006", "minutes")]),
        ({"approved_on": None}, [warning("REV006", "approved_on")]),
        (
            {"held": "2026-10-22", "conclusion": None, "minutes": None, "approved_on": None},
            [
                warning("REV006", "conclusion"),
                warning("REV006", "minutes"),
                warning("REV006", "approved_on"),
            ],
        ),
        ({"held": "2026-10-23", "conclusion": None, "minutes": None, "approved_on": None}, []),
        ({"next_planned": "2026-11-21"}, [warning("REV008", "next_planned")]),
        ({"next_planned": "2026-11-22"}, []),
        ({"decisions": None}, [warning("REV009", "decisions")]),
        ({"decisions": None, "kind": "committee"}, []),
        ({"approved_on": "2026-09-30"}, [error("REV010", "approved_on")]),
        (
            {"decisions": decided(due="2026-09-30", done="2026-10-01")},
            [error("REV010", "decisions", 0, "due")],
        ),
        (
            {"decisions": decided(due="2026-12-25", done="2026-09-30")},
            [error("REV010", "decisions", 0, "done")],
        ),
    ],
)
def test_what_is_wrong_with_a_review(changes: Mapping[str, str | None], said: Said, judged: Judged) -> None:
    assert found(judged, review(**changes)) == said


@pytest.mark.parametrize("held", ["2024-10-01", "2025-03-31"])
def test_reviews_before_the_last_year_are_left_alone(held: str, judged: Judged) -> None:
    text = review(held=held, inputs=None, conclusion=None, minutes=None, approved_on=None, approved_by=None)
    assert found(judged, text) == []


@pytest.mark.parametrize(
    ("started", "reviews", "level"),
    [
        ("2025-04-01", [], Level.ERROR),
        ("2025-05-01", [], Level.INFO),
        ("2025-04-01", [review(kind="committee")], Level.ERROR),
        ("2025-04-01", [review(kind="extraordinary")], Level.ERROR),
        ("2025-04-01", [review()], None),
        ("2025-04-01", [review(held="2025-10-01", approved_on="2025-10-05")], Level.INFO),
        (
            "2025-04-01",
            [review(held="2025-10-01", approved_on="2025-10-05", next_planned="2027-03-31")],
            None,
        ),
        (
            "2025-04-01",
            [review(held="2025-10-01", approved_on="2025-10-05", next_planned="2027-04-01")],
            Level.INFO,
        ),
    ],
)
def test_there_is_a_review_in_every_year(
    started: str, reviews: list[str], level: Level | None, judged_whole: Judged
) -> None:
    settings = f"{SETTINGS}pms_started: {started}\n"
    said = [each for each in found(judged_whole, *reviews, settings=settings) if each[0] == "REV001"]
    assert said == ([("REV001", level, ("standards",))] * 2 if level else [])


AUDIT = (
    "id: A-1\ntitle: 監査\nkind: internal\nplanned: 2026-09\nperformed: {performed}\nreport_on: {report}\n"
)


@pytest.mark.parametrize(
    ("performed", "report", "early"),
    [
        ("2026-09-10", "2026-09-30", False),
        ("2026-09-10", "2026-10-01", False),
        ("2026-09-10", "2026-10-02", True),
        ("2026-11-10", "", True),
        ("2026-03-10", "2026-03-31", False),
    ],
)
def test_a_review_comes_after_the_audit_of_its_year(
    performed: str, report: str, judged: Judged, *, early: bool
) -> None:
    audit = AUDIT.format(performed=performed, report=report)
    said = found(judged, review(), audits=audit)
    assert (warning("REV003", "held") in said) == early


@pytest.mark.parametrize(
    ("performed", "report", "before", "early"),
    [
        ("2025-09-10", "2025-10-01", None, False),
        ("2025-09-10", "2025-09-30", None, True),
        ("2025-09-10", "2025-09-30", "2025-03-31", False),
        ("2025-09-10", "2025-09-30", "2025-10-01", True),
        ("2026-03-10", "", "2026-04-30", False),
    ],
)
def test_a_review_may_look_at_an_earlier_audit(
    performed: str, report: str, before: str | None, judged: Judged, *, early: bool
) -> None:
    later = AUDIT.format(performed="2026-11-10", report="")
    earlier = AUDIT.format(performed=performed, report=report).replace("A-1", "A-2")
    reviews = [review()] if before is None else [review(), review(id="R-0", held=before, approved_on=before)]
    said = found(judged, *reviews, **{"audits/a": later, "audits/b": earlier})
    assert (warning("REV003", "held") in said) == early


@pytest.mark.parametrize(("kind", "early"), [("extraordinary", False), ("committee", True)])
def test_an_extraordinary_review_makes_good_what_came_too_early(
    kind: str, judged: Judged, *, early: bool
) -> None:
    later = review(id="R-2", kind=kind, held="2026-11-20", approved_on="2026-11-20")
    said = found(judged, review(), later, audits=AUDIT.format(performed="2026-11-10", report=""))
    assert (warning("REV003", "held") in said) == early


def test_another_review_after_the_audit_makes_it_good(judged: Judged) -> None:
    audit = AUDIT.format(performed="2026-10-20", report="2026-10-30")
    again = review(id="R-2", held="2026-11-16", approved_on="2026-11-18")
    assert found(judged, review(), again, audits=audit) == []


EARLIER = {"id": "R-0", "held": "2025-10-01", "approved_on": "2025-10-05"}


@pytest.mark.parametrize(
    ("decision", "inputs", "forgotten"),
    [
        (decided(id="25-1", due="2026-09-30", done="2026-10-02"), INPUTS, True),
        (decided(id="25-1", due="2026-09-30", done="2026-10-01"), INPUTS, False),
        (decided(id="25-1", due="2026-10-02", done="2026-10-03"), INPUTS, False),
        (decided(id="25-1", due="2026-09-30", done="2026-10-02"), INPUTS.replace("済", "25-1が遅れ"), False),
    ],
)
def test_a_review_names_what_is_left_of_the_one_before(
    decision: str, inputs: str, judged: Judged, *, forgotten: bool
) -> None:
    said = found(judged, review(**EARLIER, decisions=decision), review(inputs=inputs))
    assert said == ([warning("REV007", "inputs")] if forgotten else [])


@pytest.mark.parametrize(("planned", "late"), [("2026-11-21", True), ("2026-11-22", False)])
def test_a_committee_keeps_its_own_interval(planned: str, judged: Judged, *, late: bool) -> None:
    meeting = review(id="R-2", kind="committee", held="2026-10-14", approved_on=None, next_planned=planned)
    said = found(judged, review(next_planned="2027-10-01"), meeting)
    assert said == ([("REV008", Level.INFO, ("next_planned",))] if late else [])


TOP_SINCE = "id: P-03\nname: 三田 実\ndepartment: D-01\nemployment: officer\nroles: [top_management]\n"


@pytest.mark.parametrize(("held", "wrong"), [("2025-04-01", True), ("2025-03-31", False)])
def test_who_led_is_asked_of_the_last_two_years(held: str, judged: Judged, *, wrong: bool) -> None:
    dates = "appointments:\n  - {role: top_management, since: 2020-04-01}\n"
    never = "id: P-04\nname: 吉田 亮\ndepartment: D-01\nemployment: officer\n"
    past = never + dates.replace("2020-04-01", "2020-04-01, until: 2021-03-31")
    text = review(held=held, chaired_by="P-04", approved_by="P-04", approved_on=held)
    said = found(judged, text, **{"people/top": TOP_SINCE + dates, "people/past": past})
    assert (error("REV005", "chaired_by") in said) == wrong
