"""The Statement of Applicability as OSCAL: complete, consistent with itself, and the same bytes each time.

That the files keep to the schemas of OSCAL, and that compliance-trestle takes them, is shown by
``make test-oscal``.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from isms.exchange import oscal
from isms.exchange.oscal.parts import NAMESPACE, token
from isms.soa.statement import statement
from tests.exchange.oscal import awkward, example, read, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isms.diagnostic import Language

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")


def values(found: Any, key: str) -> Iterator[Any]:
    """Yield every value of a key, at any depth."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name == key:
                yield value
            yield from values(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from values(value, key)


def of(requirement: Any, name: str) -> list[str]:
    return [prop["value"] for prop in requirement["props"] if prop["name"] == name]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_files_are_as_they_were_read_and_found_good(
    golden: Callable[[str, bytes], bytes], language: Language
) -> None:
    for name, made in oscal.files(told(example(), language, final=True)).items():
        if name != "system-security-plan.json":
            assert made == golden(f"soa.{language}.oscal/{name}", made)
    made = oscal.files(told(awkward(), language))["system-security-plan.json"]
    assert made == golden(f"soa.{language}.oscal/awkward.json", made)


def test_the_catalog_holds_every_control_and_the_profile_those_that_apply() -> None:
    catalog, profile, plan = read(told(example()))
    ids = [control["id"] for group in catalog["groups"] for control in group["controls"]]
    assert len(ids) == len(set(ids)) == 94
    assert (ids[0], ids[-1]) == ("a.5.1", "minato_mc.1")
    chosen = profile["imports"][0]["include-controls"][0]["with-ids"]
    applicable = [row.number for row in statement(example()) if row.applicable]
    assert len(chosen) == len(applicable) == 89
    assert set(chosen) < set(ids)
    stated = [each["control-id"] for each in plan["control-implementation"]["implemented-requirements"]]
    assert stated == ids


def test_the_three_files_name_one_another() -> None:
    files = oscal.files(told(example()))
    assert list(files) == ["catalog.json", "profile.json", "system-security-plan.json"]
    _, profile, plan = read(told(example()))
    assert profile["imports"][0]["href"] in files
    assert plan["import-profile"]["href"] in files


def test_nothing_but_numbers_and_titles_of_a_standard_gets_out() -> None:
    catalog, _, _ = read(told(example()))
    control = catalog["groups"][0]["controls"][0]
    assert set(control) == {"id", "class", "title", "props"}


def test_a_control_says_whether_why_and_how_far() -> None:
    _, _, plan = read(told(example()))
    stated = {each["control-id"]: each for each in plan["control-implementation"]["implemented-requirements"]}
    applies, excluded = stated["a.5.34"], stated["a.8.25"]
    assert of(applies, "applicability") == ["applicable"]
    assert of(applies, "inclusion-reason") == ["risk", "legal", "contract"]
    assert of(applies, "decided-on") == ["2026-01-16"]
    assert applies["by-components"][0]["implementation-status"] == {"state": "implemented"}
    assert {prop["ns"] for prop in applies["props"]} == {NAMESPACE}
    assert {"risk", "law", "document", "evidence"} <= {link["rel"] for link in applies["links"]}
    assert of(excluded, "applicability") == ["excluded"]
    assert excluded["by-components"][0]["implementation-status"] == {"state": "not-applicable"}
    assert stated["minato_mc.1"]["by-components"][0]["implementation-status"] == {"state": "partial"}


def test_the_plan_says_which_version_it_is_and_who_signed_it() -> None:
    _, _, plan = read(told(example(), "en", final=True))
    metadata = plan["metadata"]
    assert (metadata["version"], metadata["published"]) == ("4.0", "2026-01-23T00:00:00Z")
    assert metadata["revisions"][-1] == {
        "version": "4.0",
        "published": "2026-01-23T00:00:00Z",
        "remarks": "在宅受電とウェブ制作の委託に関する管理策の理由を更新",
    }
    names = {party["uuid"]: party["name"] for party in metadata["parties"]}
    assert {each["role-id"]: [names[uuid] for uuid in each["party-uuids"]] for each in signers(plan)} == {
        "content-approver": ["湊川 誠司"],
        "reviewer": ["久保田 亮"],
        "prepared-by": ["倉本 恵"],
    }


def signers(plan: Any) -> Any:
    return plan["metadata"]["responsible-parties"]


def test_risks_and_treatments_are_numbers_only() -> None:
    _, _, plan = read(told(example()))
    resources = plan["back-matter"]["resources"]
    titles = {
        kind: {each["title"] for each in resources if of(each, "kind") == [kind]}
        for kind in ("law", "risk", "treatment")
    }
    assert "個人情報の保護に関する法律" in titles["law"]
    assert titles["risk"]
    assert titles["risk"] <= set(example().risks.by_key)
    assert titles["treatment"]
    assert titles["treatment"] <= set(example().treatments.by_key)


def test_every_link_leads_to_a_resource_and_every_party_is_there() -> None:
    _, _, plan = read(told(example()))
    resources = [each["uuid"] for each in plan["back-matter"]["resources"]]
    assert len(resources) == len(set(resources))
    assert {href for href in values(plan, "href") if href.startswith("#")} == {
        f"#{uuid}" for uuid in resources
    }
    parties = {party["uuid"] for party in plan["metadata"]["parties"]}
    assert {uuid for uuids in values(plan, "party-uuids") for uuid in uuids} <= parties
    roles = {role["id"] for role in plan["metadata"]["roles"]}
    assert set(values(plan, "role-id")) <= roles
    component = plan["system-implementation"]["components"][0]["uuid"]
    assert set(values(plan, "component-uuid")) == {component}


@pytest.mark.parametrize("programme", [example, awkward])
def test_identifiers_are_of_version_5_and_none_comes_twice(programme: Callable[[], Any]) -> None:
    for document in read(told(programme())):
        found = list(values(document, "uuid"))
        assert all(UUID.match(uuid) for uuid in found)
        assert len(found) == len(set(found))


def test_the_same_statement_is_the_same_bytes_and_another_another_document() -> None:
    first = oscal.files(told(example()))
    assert oscal.files(told(example())) == first
    other = oscal.files(replace(told(example()), made_from="0123456"))
    uuids = [next(iter(json.loads(files["catalog.json"]).values()))["uuid"] for files in (first, other)]
    assert uuids[0] != uuids[1]
    controls = [
        next(values(json.loads(files["system-security-plan.json"]), "component-uuid"))
        for files in (first, other)
    ]
    assert controls[0] == controls[1]


def test_two_firms_share_no_identifier() -> None:
    ours, theirs = (set(values(list(read(told(p))), "uuid")) for p in (example(), awkward()))
    assert not ours & theirs


def test_values_stand_on_one_line_and_show_what_they_say() -> None:
    catalog, _, plan = read(told(awkward()))
    for document in (catalog, plan):
        for key in ("value", "title", "name", "system-name"):
            texts = [text for text in values(document, key) if isinstance(text, str)]
            assert not [text for text in texts if not text.strip() or text != " ".join(text.split())]
            assert "\u202e" not in "".join(texts)
    own = plan["control-implementation"]["implemented-requirements"][-2]
    assert of(own, "justification") == ["一行目 二行目 *強調* <script>"]
    assert own["by-components"][0]["description"].startswith("- 付添い\n- 記帳")
    assert own["by-components"][0]["implementation-status"] == {"state": "not-implemented"}


def test_ids_that_become_alike_are_told_apart() -> None:
    catalog, _, _ = read(told(awkward()))
    assert [control["id"] for control in catalog["groups"][-1]["controls"]] == [
        "house_1-来客",
        "house_1-来客-2",
    ]


def test_what_is_undecided_is_undecided_and_not_excluded() -> None:
    _, profile, plan = read(told(awkward()))
    stated = {each["control-id"]: each for each in plan["control-implementation"]["implemented-requirements"]}
    for name in ("a.5.2", "a.5.3"):
        assert of(stated[name], "applicability") == ["undecided"]
        assert "by-components" not in stated[name]
        assert name not in profile["imports"][0]["include-controls"][0]["with-ids"]


def test_where_nothing_applies_no_control_is_chosen() -> None:
    statement = replace(told(awkward()), rows=[row for row in told(awkward()).rows if not row.applicable])
    catalog, profile, _ = read(statement)
    ids = [control["id"] for group in catalog["groups"] for control in group["controls"]]
    assert profile["imports"][0]["exclude-controls"] == [{"with-ids": ids}]


def test_a_draft_is_not_taken_for_the_final_statement() -> None:
    for final, standing in ((False, "draft"), (True, "final")):
        for document in read(told(example(), final=final)):
            assert of(document["metadata"], "standing") == [standing]


def test_it_speaks_the_language_asked_for() -> None:
    catalog, _, plan = read(told(example(), "en"))
    assert catalog["groups"][0]["controls"][0]["title"] == "Policies for information security"
    assert plan["metadata"]["title"].startswith("Minato Contact Inc. Statement of Applicability")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A.5.1", "a.5.1"),
        ("5.10", "_5.10"),
        ("AC-2(1)", "ac-2-1-"),
        ("Ａ.5", "a.5"),
        ("", "_"),
        ("来客 1", "来客-1"),
    ],
)
def test_a_token_is_one_of_oscal(text: str, made: str) -> None:
    assert token(text) == made
