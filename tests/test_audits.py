"""What internal audits cover; who audits; which clauses a row means."""

from __future__ import annotations

import pytest

from isms import api
from isms.audits import cited, departments_of, gaps, team, within
from isms.model.audit import Audit, ChecklistRow
from isms.standards import aims
from tests.blind_spots import DAY, EXAMPLE

PROGRAMME = api.load(EXAMPLE, DAY).programme


def test_everyone_who_audits_is_named_once_at_the_first_place() -> None:
    rows = tuple(
        ChecklistRow(ordinal=n, clause="A.5.1", auditor=who, department=where)
        for n, (who, where) in enumerate([("P-1", "D-1"), ("P-3", None), (None, "D-2")])
    )
    audit = Audit(
        id="A",
        title="監査",
        planned="2026-09",
        lead="P-1",
        auditors=("P-1", "P-2"),
        departments=("D-3",),
        checklist=rows,
    )
    assert team(audit) == {
        "P-1": ("lead",),
        "P-2": ("auditors", 1),
        "P-3": ("checklist", 1, "auditor"),
    }
    assert departments_of(audit) == {"D-1", "D-2", "D-3"}


@pytest.mark.parametrize(
    ("clause", "item"),
    [
        ("27001:9.2", ("iso27001", "9.2")),
        ("iso27001: A.5.1", ("iso27001", "A.5.1")),
        ("A.5.1", ("iso27001", "A.5.1")),
        ("15001:9.2", ("jisq15001", "9.2")),
        ("pmark:J.6.2", ("pmark", "J.6.2")),
        ("社内規程 3.2", None),
        ("iso9001:9.2", None),
    ],
)
def test_a_row_names_an_item_of_a_framework(clause: str, item: tuple[str, str] | None) -> None:
    assert cited(PROGRAMME, clause) == item


def test_an_item_lies_within_those_above_it() -> None:
    assert within("9.2.1", "9.2")
    assert within("9.2", "9.2")
    assert within("4.1 a)", "4.1")
    assert not within("9.21", "9.2")
    assert not within("9", "9.2")


def test_the_example_is_audited_whole_in_both_years() -> None:
    years = {
        year: [a for a in PROGRAMME.audits if a.performed and a.performed.year == year and a.checklist]
        for year in (2025, 2026)
    }
    for audits in years.values():
        items = {row.clause for audit in audits for row in audit.checklist}
        assert len({item for item in items if item.startswith("27001:") and "A." not in item}) == 30
        assert len({item for item in items if item.startswith("pmark:")}) > 40


def test_nothing_is_left_out_where_nothing_is_asked_for() -> None:
    def wanted(_: list[Audit]) -> dict[str, None]:
        return {}

    def covered(_: Audit) -> frozenset[str]:
        return frozenset()

    for standard in aims(PROGRAMME):
        assert not list(gaps(PROGRAMME, standard, wanted, covered))
