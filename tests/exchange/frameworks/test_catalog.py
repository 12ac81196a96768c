from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from isms.exchange.frameworks import ForeignError
from tests.exchange.frameworks.samples import catalog, english, reading


def refused(held: dict[str, Any], name: str = "harbour.json") -> str:
    with pytest.raises(ForeignError) as caught:
        reading(held, name)
    return caught.value.message.say("en")


def test_groups_in_groups_controls_and_enhancements_are_items() -> None:
    (framework,) = reading(catalog(), "Harbour_catalog.json").frameworks
    assert [(item.id, item.parent, item.kind, item.assessable) for item in framework.items] == [
        ("mo", None, "group", False),
        ("quay", "mo", "group", False),
        ("MO-1", "quay", "control", True),
        ("MO-1(1)", "MO-1", "control", True),
        ("MO-1(2)", "MO-1", "withdrawn", False),
    ]
    assert [item.urn for item in framework.items[2:]] == ["mo-1", "mo-1.1", "mo-1.2"]


def test_parameters_stand_in_their_places() -> None:
    contents = reading(catalog())
    lines = contents.frameworks[0].items[2].description_en
    assert lines == (
        "Use [Assignment: number of lines] lines:\n"
        "  a. of [Selection (one or more): rope; steel]\n"
        "  as [mo-1_prm_9] says"
    )
    assert contents.frameworks[0].items[3].description_en == "Use steel."
    assert english(contents.notes) == [
        "a text inserts the parameter 'mo-1_prm_9', which is nowhere defined; its id was left there (1 times)"
    ]


def test_a_parameter_that_inserts_itself_comes_to_an_end() -> None:
    held = catalog()
    control = held["catalog"]["groups"][0]["groups"][0]["controls"][0]
    control["params"][2]["select"]["choice"] = ["{{ insert: param, mo-1_prm_3 }}"]
    assert "[mo-1_prm_3]" in str(reading(held).frameworks[0].items[2].description_en)


def test_where_it_came_from_is_kept() -> None:
    (framework,) = reading(catalog(), "Harbour_rev2_catalog-min.json").frameworks
    assert (framework.id, framework.title_en, framework.version) == ("harbour_rev2", "Harbour catalog", "1.2")
    assert framework.source == "Harbour Office; OSCAL 0b2ad4a2-0000-4000-8000-000000000000"
    assert framework.imported is not None
    assert (framework.imported.format, framework.imported.published) == ("oscal", "2026-05-01")


def test_the_same_in_yaml_is_the_same() -> None:
    held = catalog()
    made = reading(yaml.safe_dump(held), "h.yaml").frameworks[0].items
    assert [(i.id, i.title_en, i.description_en) for i in made] == [
        (i.id, i.title_en, i.description_en) for i in reading(held, "h.json").frameworks[0].items
    ]


def test_controls_may_stand_without_a_group() -> None:
    held = catalog(groups=[], controls=[{"id": "x-1", "title": "Alone"}])
    assert [(item.id, item.parent) for item in reading(held).frameworks[0].items] == [("x-1", None)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"metadata": {"title": "x"}}, "harbour.json:4: catalog.metadata has no 'version'"),
        ({"groups": []}, "harbour.json:2: the catalog has no control"),
        ({"groups": {}}, "harbour.json:5: 'catalog.groups' has to be a list"),
        (
            {"groups": [{"id": "g", "title": "g", "controls": [{"id": "c"}]}]},
            "harbour.json:10: catalog.groups[1].controls[1] has no 'title'",
        ),
        (
            {"groups": [], "controls": [{"id": "c", "title": "c"}, {"id": "c", "title": "d"}]},
            "harbour.json:11: the id 'c' stands here twice",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_line(more: dict[str, Any], said: str) -> None:
    base = {"uuid": "u", "metadata": {"title": "t", "version": "1"}}
    text = json.dumps({"catalog": base | more}, indent=1)
    with pytest.raises(ForeignError) as caught:
        reading(text, "harbour.json")
    assert caught.value.message.say("en").split(": ", 1)[1] == said.split(": ", 1)[1]
    assert caught.value.message.say("en").startswith("harbour.json:")


def test_a_profile_that_is_not_resolved_is_told_so() -> None:
    assert "it is an OSCAL profile that is not resolved" in refused({"profile": {"uuid": "u"}})


def test_groups_too_deep_are_refused() -> None:
    group: dict[str, Any] = {"title": "g", "controls": [{"id": "c", "title": "c"}]}
    for _ in range(150):
        group = {"title": "g", "groups": [group]}
    assert "nested too deeply" in refused(catalog(groups=[group]))


def test_groups_without_an_id_may_have_one_title() -> None:
    general = {"title": "General", "controls": []}
    holds = [{"id": name, "title": name, "groups": [general]} for name in ("a", "b")]
    made = reading(catalog(groups=holds, controls=[{"id": "c", "title": "c"}])).frameworks[0].items
    assert [item.id for item in made] == ["a", "general", "b", "catalog.groups[2].groups[1]", "c"]
