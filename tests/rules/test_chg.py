"""What is said of changes."""

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
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 受託開発\n"
    'stage: certified\nrisk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
APPROVED = "approved_by: P-02\napproved_on: 2026-10-01\nreviewed_on: 2026-09-25\n"


def found(judged: Judged, fields: str, planned: str = "2026-12-19") -> list[tuple[str, Level, FieldPath]]:
    text = f"id: C\ntitle: 更新\nowner: P-01\nkind: system\nplanned_on: {planned}\n{fields}"
    said = judged({"isms.yaml": SETTINGS, "changes/C.yaml": text})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("CHG") and isinstance(d.where, Spot)
    ]


@pytest.mark.parametrize(
    ("planned", "fields", "said"),
    [
        ("2026-11-22", "", []),
        ("2026-11-21", "", [("planned_on",)]),
        ("2026-11-21", "done: 2026-11-21\n", []),
        ("2026-11-21", "done: 2026-11-23\n", [("planned_on",)]),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-22}]\n", []),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-21}]\n", [("tasks", 0, "due")]),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-21, done: 2026-11-21}]\n", []),
        ("2026-11-21", "tasks: [{title: 試行}]\ndone: 2026-11-21\n", [("tasks", 0, "title")]),
        ("2026-11-14", "draft: true\n", []),
    ],
)
def test_a_change_ends_by_its_day(planned: str, fields: str, said: list[FieldPath], judged: Judged) -> None:
    assert found(judged, APPROVED + fields, planned) == [("CHG001", Level.ERROR, field) for field in said]


@pytest.mark.parametrize(
    ("step", "fields", "said"),
    [
        ("due: 2026-11-22", "", []),
        ("due: 2026-11-21", "", [("certifications", 0, "due")]),
        ("due: 2026-11-21, done: 2026-11-20", "", []),
        ("due: 2027-01-29", "done: 2026-11-20\n", [("certifications", 0, "kind")]),
    ],
)
def test_a_notice_is_given_by_its_day(step: str, fields: str, said: list[FieldPath], judged: Judged) -> None:
    rows = f"certifications: [{{kind: 変更報告, {step}}}]\n"
    assert found(judged, APPROVED + rows + fields) == [("CHG002", Level.ERROR, field) for field in said]


@pytest.mark.parametrize(("planned", "level"), [("2026-11-23", Level.WARNING), ("2026-11-22", Level.ERROR)])
def test_the_risks_are_looked_at_before_the_day(planned: str, level: Level, judged: Judged) -> None:
    fields = APPROVED.replace("reviewed_on: 2026-09-25\n", "")
    assert found(judged, fields, planned) == [("CHG003", level, ("risks",))]


@pytest.mark.parametrize(
    ("planned", "fields", "said"),
    [
        ("2026-11-23", "reviewed_on: 2026-09-25\n", []),
        ("2026-11-22", "reviewed_on: 2026-09-25\n", [("approved_by",)]),
        ("2026-11-22", "reviewed_on: 2026-09-25\napproved_by: P-02\n", [("approved_on",)]),
        (
            "2026-11-20",
            "reviewed_on: 2026-09-25\napproved_by: P-02\napproved_on: 2026-11-20\ndone: 2026-11-20\n",
            [],
        ),
        (
            "2026-11-20",
            "reviewed_on: 2026-09-25\napproved_by: P-02\napproved_on: 2026-11-21\ndone: 2026-11-20\n",
            [("approved_on",)],
        ),
    ],
)
def test_a_change_is_approved_by_its_day(
    planned: str, fields: str, said: list[FieldPath], judged: Judged
) -> None:
    assert found(judged, fields, planned) == [("CHG004", Level.WARNING, field) for field in said]


def test_a_document_that_was_abolished_by_the_change_counts_as_revised(judged: Judged) -> None:
    done = "planned_on: 2026-11-14\ndone: 2026-11-14\ndocuments: [D]\n"
    change = f"id: C\ntitle: 更新\nowner: P-01\n{done}{APPROVED}"
    document = (
        "id: D\ntitle: 手順書\nowner: P-01\nversion: '1.0'\napproved_by: P-02\napproved_on: 2026-04-01\n"
    )

    def said(fields: str) -> list[str]:
        own = {"changes/C.yaml": change, "documents/D.yaml": document + fields}
        return [d.code for d in judged(own) if d.code == "CHG006"]

    assert said("") == ["CHG006"]
    assert said("abolished: 2026-12-01\n") == []
