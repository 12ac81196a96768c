"""What a programme holds of one thing that is wanted."""

from __future__ import annotations

from isms.coverage.state import Holding, State
from isms.knowledge.showing import Needed
from tests.coverage.asking import LINE, SUPPLIER, holding, reasons, wants


def test_an_empty_register_is_missing() -> None:
    found = holding({}, wants("supplier"))
    assert found.state is State.MISSING
    assert found.lacks[0].next.say("en") == "record it: isms new supplier"


def test_a_record_with_a_field_empty_is_partly_there() -> None:
    files = {"suppliers/a.yaml": SUPPLIER, "suppliers/b.yaml": {**SUPPLIER, "id": "S-2", "kind": "cloud"}}
    found = holding(files, wants("supplier", fields=("kind",)))
    assert found.state is State.PARTIAL
    assert [record.key for record in found.records] == ["S-1", "S-2"]
    assert reasons(found) == ["what is wanted: 'Kind' not filled in: 1 (S-1)"]


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


def test_conditions_choose_records() -> None:
    files = {"suppliers/a.yaml": {**SUPPLIER, "kind": "delivery"}}
    assert holding(files, wants("supplier", where={"kind": "delivery|disposal"})).state is State.READY
    assert holding(files, wants("supplier", where={"kind": "cloud"})).state is State.MISSING
    assert holding(files, wants("supplier", where={"kind": "!delivery|cloud"})).state is State.MISSING
    assert holding(files, wants("supplier", where={"nda_signed": "-"})).state is State.READY
    assert holding(files, wants("supplier", where={"certifications": "*"})).state is State.MISSING


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
    assert reasons(found) == ["what is wanted: 'Sensitive' is unknown: 1 (PI-1)"]


def test_what_is_unknown_does_not_matter_where_another_condition_is_not_met() -> None:
    where = {"sensitive": "true", "acquisition": "public"}
    wanted = wants("personal-information", where=where, needed=Needed.APPLICABLE)
    assert holding({"personal-information/a.yaml": LINE}, wanted).state is State.NOT_APPLICABLE


def test_what_was_recorded_and_is_still_to_be_done_is_partly_there() -> None:
    audit = {"id": "A-1", "title": "監査", "kind": "internal", "planned": "2026-12"}
    wanted = wants("audit", where={"kind": "internal", "performed": "*"})
    found = holding({"audits/a.yaml": audit}, wanted)
    assert (found.state, [record.key for record in found.records]) == (State.PARTIAL, ["A-1"])
    assert reasons(found) == ["what is wanted: recorded, but 'Performed' is still to come (A-1)"]
    assert found.lacks[0].next.say("en") == "carry it out and fill in 'Performed' (Audit)"
    other = {"audits/a.yaml": {**audit, "kind": "client"}}
    assert holding(other, wanted).state is State.MISSING


def test_a_record_about_another_standard_is_named() -> None:
    review = {"id": "R-1", "kind": "management_review", "held": "2026-05-01", "chaired_by": "P-1"}
    wanted = wants("review", where={"kind": "management_review", "standards": "pmark|jisq15001|15001|-"})
    assert holding({"reviews/a.yaml": review}, wanted).state is State.READY
    assert holding({"reviews/a.yaml": {**review, "standards": ["15001"]}}, wanted).state is State.READY
    found = holding({"reviews/a.yaml": {**review, "standards": ["iso27001"]}}, wanted)
    assert found.state is State.MISSING
    assert reasons(found) == ["what is wanted: there is none about PrivacyMark (R-1: another standard)"]
    assert "isms new review" in found.lacks[0].next.say("ja")
    committee = {**review, "kind": "committee", "standards": ["iso27001"]}
    assert reasons(holding({"reviews/a.yaml": committee}, wanted)) == ["what is wanted: there is no record"]


def test_a_draft_that_holds_nothing_yet_counts_for_nothing() -> None:
    law = {"id": "L-1", "name": "個人情報保護法", "draft": True}
    wanted = wants("law", fields=("obligations",), each_yearly="checked_on")
    found = holding({"laws/a.yaml": law}, wanted)
    assert (found.state, found.records) == (State.MISSING, ())
    assert reasons(found) == ["what is wanted: still a draft (L-1)"]
    begun = {"laws/a.yaml": {**law, "obligations": "安全管理措置"}}
    assert holding(begun, wanted).state is State.PARTIAL


def test_every_control_of_a_framework_has_to_be_decided_on() -> None:
    control = {"id": "A.5.1", "applicable": True, "reasons": ["baseline"], "justification": "基本"}
    wanted = wants("control", every="iso27001")
    found = holding({"controls/a.yaml": control}, wanted)
    assert found.state is State.PARTIAL
    assert "not decided on, 92 of them (A.5.2, A.5.3, A.5.4, …)" in reasons(found)[0]


def test_while_nothing_has_happened_nothing_is_missing() -> None:
    wanted = wants("incident", where={"level": "incident"}, fields=("actions",), needed=Needed.OCCASION)
    assert holding({}, wanted) == Holding(None)
    incident = {"id": "I-1", "title": "紛失", "level": "incident", "known_on": "2026-05-01"}
    assert holding({"incidents/a.yaml": incident}, wanted).state is State.PARTIAL


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
