"""What a programme holds of one thing that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.coverage.holding import Request, held
from isms.coverage.state import Holding, State, together
from isms.knowledge import Wanted
from isms.knowledge.showing import Needed
from tests.coverage.reading import DAY, programme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SUPPLIER = {"id": "S-1", "name": "運送会社", "service": "配送", "owner": "P-1"}
LINE = {
    "id": "PI-1",
    "name": "応募者",
    "department": "D-1",
    "owner": "P-1",
    "purpose": "選考",
    "items": "氏名",
    "acquisition": "direct_written",
    "medium": "paper",
    "location": "金庫",
    "retention": "1年",
    "disposal": "溶解",
}
DOCUMENT = {"id": "D-1", "title": "方針", "version": "1", "satisfies": ["27001:5.2"]}
APPROVED = {"approved_by": "P-1", "approved_on": "2026-04-01"}


def wants(kind: str, **more: Any) -> Wanted:
    return Wanted(ja="求めるもの", en="what is wanted", kind=kind, **more)


def holding(files: Mapping[str, Any], wanted: Wanted, item: str = "5.2", day: date = DAY) -> Holding:
    requirement = f"iso27001:{item}"
    return held(programme(files, day), Request(wanted, requirement, frozenset({requirement})))


def reasons(found: Holding) -> list[str]:
    return [lack.reason.say("en") for lack in found.lacks]


def test_an_empty_register_is_missing() -> None:
    found = holding({}, wants("supplier"))
    assert found.state is State.MISSING
    assert found.lacks[0].next.say("en") == "record it: isms new supplier"


def test_a_record_with_a_field_empty_is_partly_there() -> None:
    files = {"suppliers/a.yaml": SUPPLIER, "suppliers/b.yaml": {**SUPPLIER, "id": "S-2", "kind": "cloud"}}
    found = holding(files, wants("supplier", fields=("kind",)))
    assert found.state is State.PARTIAL
    assert [record.key for record in found.records] == ["S-1", "S-2"]
    assert reasons(found) == ["what is wanted: 'Kind' not filled in, 1 records (S-1)"]


def test_of_alternatives_one_is_enough() -> None:
    signed = {**SUPPLIER, "nda_signed": "2026-04-01"}
    wanted = wants("supplier", fields=("contract_signed|nda_signed",))
    assert holding({"suppliers/a.yaml": signed}, wanted).state is State.READY
    assert " or " in reasons(holding({"suppliers/a.yaml": SUPPLIER}, wanted))[0]


def test_drafts_alone_are_partly_there_and_beside_others_nothing() -> None:
    draft = {**SUPPLIER, "draft": True}
    found = holding({"suppliers/a.yaml": draft}, wants("supplier"))
    assert found.state is State.PARTIAL
    assert reasons(found) == ["what is wanted: still a draft (S-1)"]
    files = {"suppliers/a.yaml": draft, "suppliers/b.yaml": {**SUPPLIER, "id": "S-2"}}
    assert holding(files, wants("supplier")).state is State.READY


@pytest.mark.parametrize(
    ("last", "there"), [("2026-11-21", False), ("2026-11-22", True), ("2027-03-31", True)]
)
def test_what_has_ended_no_longer_counts(last: str, *, there: bool) -> None:
    files = {"suppliers/a.yaml": {**SUPPLIER, "ended": last}}
    assert holding(files, wants("supplier")).state is (State.READY if there else State.MISSING)


def test_conditions_choose_records() -> None:
    files = {"suppliers/a.yaml": {**SUPPLIER, "kind": "delivery"}}
    assert holding(files, wants("supplier", where={"kind": "delivery|disposal"})).state is State.READY
    assert holding(files, wants("supplier", where={"kind": "cloud"})).state is State.MISSING
    assert holding(files, wants("supplier", where={"kind": "!delivery|cloud"})).state is State.MISSING
    assert holding(files, wants("supplier", where={"nda_signed": "-"})).state is State.READY
    assert holding(files, wants("supplier", where={"nda_signed": "*"})).state is State.MISSING


def test_where_nothing_is_concerned_nothing_is_wanted() -> None:
    wanted = wants("personal-information", where={"sensitive": "true"}, needed=Needed.APPLICABLE)
    told = {"personal-information/a.yaml": {**LINE, "sensitive": False}}
    found = holding(told, wanted)
    assert found.state is State.NOT_APPLICABLE
    assert found.remark is not None
    assert found.remark.say("en") == "what is wanted: no record is concerned"
    assert holding({}, wanted).state is State.MISSING


def test_an_absent_flag_is_unknown_and_not_no() -> None:
    wanted = wants("personal-information", where={"sensitive": "true"}, needed=Needed.APPLICABLE)
    found = holding({"personal-information/a.yaml": LINE}, wanted)
    assert found.state is State.PARTIAL
    assert reasons(found) == ["what is wanted: 'Sensitive' is unknown, 1 records (PI-1)"]


def test_while_nothing_has_happened_nothing_is_missing() -> None:
    wanted = wants("incident", where={"level": "incident"}, fields=("actions",), needed=Needed.OCCASION)
    assert holding({}, wanted) == Holding(None)
    incident = {"id": "I-1", "title": "紛失", "level": "incident", "known_on": "2026-05-01"}
    assert holding({"incidents/a.yaml": incident}, wanted).state is State.PARTIAL


@pytest.mark.parametrize(
    ("held_on", "day", "state"),
    [
        ("2026-05-01", DAY, State.READY),
        ("2025-10-01", DAY, State.READY),
        ("2025-10-01", DAY.replace(year=2027, month=2), State.PARTIAL),
        ("2025-03-31", DAY, State.PARTIAL),
    ],
)
def test_what_is_due_every_year_counts_until_the_year_is_nearly_over(
    held_on: str, day: date, state: State
) -> None:
    review = {"id": "R-1", "kind": "management_review", "held": held_on, "chaired_by": "P-1"}
    assert holding({"reviews/a.yaml": review}, wants("review", yearly="held"), day=day).state is state


def test_a_yearly_record_without_a_date_has_no_year() -> None:
    audit = {"id": "A-1", "title": "監査", "kind": "internal", "planned": "2026-12"}
    found = holding({"audits/a.yaml": audit}, wants("audit", yearly="performed"))
    assert reasons(found) == ["what is wanted: no record has a date"]


def test_each_record_is_looked_over_every_year() -> None:
    issue = {"id": "ISS-1", "title": "人手不足", "side": "internal", "reviewed": "2026-05-01"}
    files = {"issues/a.yaml": issue, "issues/b.yaml": {**issue, "id": "ISS-2", "reviewed": "2024-05-01"}}
    found = holding(files, wants("issue", each_yearly="reviewed"))
    assert found.state is State.PARTIAL
    assert reasons(found) == ["what is wanted: no 'Reviewed' in FY2025, 1 records (ISS-2)"]


@pytest.mark.parametrize(
    ("next_check", "state"),
    [("2027-05-01", State.READY), ("2026-11-22", State.READY), ("2026-11-21", State.PARTIAL)],
)
def test_the_day_that_a_record_names_itself_wins(next_check: str, state: State) -> None:
    law = {"id": "L-1", "name": "個人情報保護法", "checked_on": "2024-05-01", "next_check": next_check}
    assert holding({"laws/a.yaml": law}, wants("law", each_yearly="checked_on")).state is state


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


def test_a_role_is_held_by_somebody_who_works_here() -> None:
    person = {
        "id": "P-1",
        "name": "港 花子",
        "department": "D-1",
        "employment": "officer",
        "roles": ["top_management"],
    }
    wanted = wants("person", role="top_management")
    assert holding({"people/a.yaml": person}, wanted).state is State.READY
    assert holding({"people/a.yaml": {**person, "left": "2026-01-31"}}, wanted).state is State.MISSING


def test_the_settings_are_asked_for_their_fields() -> None:
    wanted = wants("settings", fields=("climate.relevant", "climate.decided_on"))
    assert holding({}, wanted).state is State.MISSING
    half = "climate: {relevant: false, reason: 影響が小さい, decided_on: 2026-04-01}\n"
    settings = "format: 1\norganisation: {name: みなと}\nstandards: [iso27001]\nscope: 全社\n"
    assert holding({"isms.yaml": settings + half}, wanted).state is State.READY


def test_what_could_not_be_read_is_not_said_to_be_missing() -> None:
    found = holding({"suppliers/a.yaml": "id: S-1\nname: 運送会社\n"}, wants("supplier"))
    assert found.state is State.MISSING
    assert reasons(found) == ["what is wanted: cannot be judged, some records could not be read"]


def test_mandatory_documents_are_those_of_the_standard() -> None:
    wanted = wants("document", mandatory="iso27001")
    assert holding({}, wanted).state is State.MISSING
    assert "4.3 ISMS scope" in reasons(holding({}, wanted))[0]
    assert holding({"documents/a.yaml": DOCUMENT}, wanted).state is State.PARTIAL


def test_states_come_together() -> None:
    ready, missing, none, partial = (
        Holding(state) for state in (State.READY, State.MISSING, State.NOT_APPLICABLE, State.PARTIAL)
    )
    assert together([ready, none, Holding(None)]) is State.READY
    assert together([none, none]) is State.NOT_APPLICABLE
    assert together([missing, missing, none]) is State.MISSING
    assert together([ready, missing]) is State.PARTIAL
    assert together([partial, partial]) is State.PARTIAL
