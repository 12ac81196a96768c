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
        ("2026-11-22", "", None),
        ("2026-11-21", "", (Level.WARNING, ("planned_on",))),
        ("2026-11-21", "done: 2026-11-21\n", None),
        ("2026-11-21", "done: 2026-11-23\n", (Level.WARNING, ("planned_on",))),
        ("2026-11-21", "tasks: [{title: 返却, due: 2026-11-22}]\n", None),
        ("2026-11-21", "tasks: [{title: 返却}]\n", (Level.WARNING, ("planned_on",))),
        ("2026-11-21", "certifications: [{kind: 審査, due: 2027-01-29}]\n", None),
        (
            "2026-11-21",
            "certifications: [{kind: 審査, due: 2027-01-29, done: 2026-11-20}]\n",
            (Level.WARNING, ("planned_on",)),
        ),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-22}]\n", None),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-21}]\n", (Level.WARNING, ("tasks", 0, "due"))),
        ("2026-12-19", "tasks: [{title: 試行, due: 2026-11-21, done: 2026-11-21}]\n", None),
        ("2026-11-21", "tasks: [{title: 試行}]\ndone: 2026-11-21\n", (Level.ERROR, ("tasks", 0, "title"))),
        ("2026-11-21", "tasks: [{title: 返却, due: 2026-11-22}]\ndone: 2026-11-21\n", None),
        (
            "2026-11-21",
            "tasks: [{title: 返却, due: 2026-11-21}]\ndone: 2026-11-20\n",
            (Level.WARNING, ("tasks", 0, "due")),
        ),
        ("2026-11-21", "tasks: [{title: 返却, due: 来月}]\ndone: 2026-11-21\n", None),
        ("2026-11-14", "draft: true\n", None),
    ],
)
def test_a_change_ends_by_its_day(
    planned: str, fields: str, said: tuple[Level, FieldPath] | None, judged: Judged
) -> None:
    assert found(judged, APPROVED + fields, planned) == ([("CHG001", *said)] if said else [])


@pytest.mark.parametrize(
    ("step", "fields", "said"),
    [
        ("due: 2026-11-22", "", []),
        ("due: 2026-11-21", "", [("certifications", 0, "due")]),
        ("due: 2026-11-21, done: 2026-11-20", "", []),
        ("due: 2027-01-29", "done: 2026-11-20\n", []),
        ("due: 2026-11-21", "done: 2026-11-20\n", [("certifications", 0, "due")]),
        ("due: 来月", "done: 2026-11-20\n", []),
        ("combined_with: 維持審査", "done: 2026-11-20\n", [("certifications", 0, "kind")]),
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


@pytest.mark.parametrize(
    ("done", "word"),
    [("", "The day of the change"), ("done: 2026-11-20\n", "The change was done on 2026-11-20")],
)
def test_a_change_that_is_done_is_not_said_to_be_due(done: str, word: str, judged: Judged) -> None:
    text = f"id: C\ntitle: 更新\nowner: P-01\nplanned_on: 2026-11-20\nreviewed_on: 2026-09-25\n{done}"
    said = [d.message.say("en") for d in judged({"changes/C.yaml": text}) if d.code == "CHG004"]
    assert [message.startswith(word) for message in said] == [True]


def certificate(fields: str = "granted: 2026-02-01\n") -> dict[str, str]:
    return {"certifications/K.yaml": f"id: K\nstandard: iso27001\nexpires: 2029-01-31\n{fields}"}


SITES = {
    "sites/IN.yaml": "id: IN\nname: 本社\nkind: office\n",
    "sites/OUT.yaml": "id: OUT\nname: 倉庫\nkind: office\nin_scope: false\n",
    "sites/OLD.yaml": "id: OLD\nname: 旧本社\nkind: office\nclosed: 2026-11-20\n",
}
EXTENDED = "kind: scope_extension\nplanned_on: 2026-11-20\n"
MOVED = "kind: office_move\nplanned_on: 2026-11-20\n"


@pytest.mark.parametrize(
    ("change", "granted", "level"),
    [
        (EXTENDED, "granted: 2026-02-01\n", Level.ERROR),
        (EXTENDED.replace("20\n", "23\n"), "granted: 2026-02-01\n", Level.WARNING),
        (EXTENDED, "granted: 2026-11-20\n", Level.ERROR),
        (EXTENDED, "granted: 2026-11-21\n", None),
        (EXTENDED, "granted: 2026-11-20\ninitial_granted: 2023-11-20\n", Level.ERROR),
        (f"{EXTENDED}done: 2026-01-31\n", "initial_granted: 2026-02-01\n", None),
        (MOVED, "granted: 2026-02-01\n", Level.WARNING),
        (f"{MOVED}sites: [OUT]\n", "granted: 2026-02-01\n", None),
        (f"{MOVED}sites: [OUT, IN]\n", "granted: 2026-02-01\n", Level.WARNING),
        (f"{EXTENDED}sites: [OUT]\n", "granted: 2026-02-01\n", Level.ERROR),
        (f"{MOVED}sites: [OLD]\n", "granted: 2026-02-01\n", Level.WARNING),
    ],
)
def test_a_body_is_told_of_what_it_certifies(
    change: str, granted: str, level: Level | None, judged: Judged
) -> None:
    text = f"id: C\ntitle: 変更\nowner: P-01\n{change}{APPROVED}"
    said = judged({"isms.yaml": SETTINGS, "changes/C.yaml": text, **SITES, **certificate(granted)})
    assert [d.level for d in said if d.code == "CHG005"] == ([level] if level else [])


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
