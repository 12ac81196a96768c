"""Documents that show a requirement."""

from __future__ import annotations

from isms.coverage.state import State
from tests.coverage.asking import APPROVED, DOCUMENT, holding, reasons, wants
from tests.coverage.reading import line


def test_a_document_answers_by_requirement_title_or_paper() -> None:
    ready = {"documents/a.yaml": {**DOCUMENT, **APPROVED}}
    assert holding(ready, wants("document")).state is State.READY
    assert holding(ready, wants("document"), "6.2").state is State.MISSING
    assert holding(ready, wants("document", titled=("方針",)), "6.2").state is State.READY
    soa = {"documents/a.yaml": {**DOCUMENT, **APPROVED, "renders": "soa"}}
    assert holding(soa, wants("document", renders="soa"), "6.1.3").state is State.READY


def test_a_document_that_is_missing_says_what_it_would_have_to_satisfy() -> None:
    found = holding({}, wants("document"))
    assert "iso27001:5.2" in found.lacks[0].next.say("ja")


def test_a_document_that_is_not_approved_is_partly_there() -> None:
    found = holding({"documents/a.yaml": DOCUMENT}, wants("document"))
    assert found.state is State.PARTIAL
    assert reasons(found) == ["what is wanted: not approved (D-1)"]
    both = {"documents/a.yaml": DOCUMENT, "documents/b.yaml": {**DOCUMENT, **APPROVED, "id": "D-2"}}
    assert holding(both, wants("document")).state is State.READY
    each = wants("document", where={"kind": "policy"})
    chosen = {path: {**document, "kind": "policy"} for path, document in both.items()}
    assert holding(chosen, each).state is State.PARTIAL


def test_documents_from_outside_need_no_approval() -> None:
    files = {"documents/a.yaml": {**DOCUMENT, "kind": "external"}}
    assert holding(files, wants("document", where={"kind": "external"})).state is State.READY


def test_a_document_past_its_review_is_partly_there() -> None:
    files = {"documents/a.yaml": {**DOCUMENT, **APPROVED, "next_review": "2026-10-01"}}
    assert reasons(holding(files, wants("document"))) == ["what is wanted: its review is overdue (D-1)"]


def test_mandatory_documents_are_those_of_the_standard() -> None:
    wanted = wants("document", mandatory="iso27001")
    assert holding({}, wanted).state is State.MISSING
    assert "4.3 ISMS scope" in reasons(holding({}, wanted))[0]
    assert holding({"documents/a.yaml": DOCUMENT}, wanted).state is State.PARTIAL


def test_a_paper_that_is_missing_says_what_it_is_the_head_of() -> None:
    assert [each.say("en") for each in line({}, "6.1.3").next[1:3]] == [
        "make the Statement of Applicability, register it in documents/ and put soa into its renders",
        "make the Risk treatment plan, register it in documents/ and put risk-plan into its renders",
    ]


def test_all_mandatory_documents_that_are_missing_are_counted() -> None:
    found = holding({"documents/a.yaml": {**DOCUMENT, **APPROVED}}, wants("document", mandatory="iso27001"))
    assert [record.key for record in found.records] == ["D-1"]
    assert "missing, 6 of them (4.3 ISMS scope" in reasons(found)[0]
