from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest

from isms.exchange.frameworks import ForeignError
from isms.knowledge import Confidence
from isms.knowledge.mappings import Relation
from tests.exchange.frameworks.samples import CONTROLS, DAY, HEAD, LIBRARY, MAPPING, NODES, english, reading


def refused(text: str) -> str:
    with pytest.raises(ForeignError) as caught:
        reading(text)
    assert caught.value.message.say("ja") != caught.value.message.say("en")
    return caught.value.message.say("en")


def test_every_node_becomes_an_item_in_its_place() -> None:
    (framework,) = reading(LIBRARY).frameworks
    assert [(item.id, item.parent, item.assessable, item.kind) for item in framework.items] == [
        ("1", None, False, "group"),
        ("1.10", "1", True, "control"),
        ("node3", "1", True, "control"),
    ]
    assert framework.items[0].groups == ("BASIC",)
    assert framework.items[1].urn == "urn:example:risk:req_node:harbour:1.10"


def test_texts_are_kept_in_their_languages() -> None:
    (framework,) = reading(LIBRARY).frameworks
    lines, nobody = framework.items[1:]
    assert (lines.title_en, lines.title_ja) == ("Lines are doubled", "係留索を二重にする")
    assert (lines.description_en, lines.description_ja) == (
        "Two lines fore\nand two aft",
        "船首と船尾に2本ずつ",
    )
    assert lines.note == "In storms three"
    assert nobody.title_en == "Nobody is on board while the harbour is closed"
    assert nobody.description_en is None


def test_another_language_stands_in_for_english_and_japanese_is_japanese() -> None:
    (french,) = reading(LIBRARY.replace("locale: en", "locale: fr")).frameworks
    assert (french.items[0].title_ja, french.items[0].title_en) == (None, "Mooring")
    (japanese,) = reading(LIBRARY.replace("locale: en", "locale: ja")).frameworks
    assert (japanese.items[0].title_ja, japanese.items[0].title_en) == ("Mooring", None)
    assert japanese.items[1].title_ja == "Lines are doubled"


def test_where_it_came_from_is_kept() -> None:
    (framework,) = reading(LIBRARY).frameworks
    assert (framework.id, framework.version, framework.licence) == ("harbour", "3", "may be copied")
    assert framework.source == "Harbour Office; example; urn:example:risk:library:harbour"
    assert framework.confidence is Confidence.MEDIUM
    imported = framework.imported
    assert imported is not None
    assert (imported.day, imported.original, imported.format) == (DAY, "harbour.yaml", "ciso-assistant")
    assert imported.sha256 == hashlib.sha256(LIBRARY.encode()).hexdigest()
    assert (imported.locale, imported.published) == ("en", "2026-04-01")


@pytest.mark.parametrize("key", ["framework", "frameworks"])
@pytest.mark.parametrize("listed", [False, True])
def test_both_spellings_and_both_shapes_are_read(key: str, listed: bool) -> None:  # noqa: FBT001 - a case
    body = f"    urn: urn:example:risk:framework:harbour\n{NODES}"
    if listed:
        body = "  - " + body[4:]
    (framework,) = reading(f"{HEAD}objects:\n  {key}:\n{body}").frameworks
    assert len(framework.items) == 3


def test_numbers_are_texts() -> None:
    (framework,) = reading(LIBRARY.replace("'1.10'", "1.10")).frameworks
    assert framework.items[1].id == "1.10"


def test_a_number_that_is_taken_gives_way_to_the_identifier() -> None:
    contents = reading(LIBRARY.replace("'1.10'", "'1'"))
    assert [item.id for item in contents.frameworks[0].items] == ["1", "1.10", "node3"]
    assert english(contents.notes) == [
        "1 items have an id that is taken and are named by the end of their identifier, such as 1.10"
    ]


def test_reference_controls_and_threats_are_lists_of_their_own() -> None:
    contents = reading(CONTROLS)
    assert [(each.id, each.items[0].id, each.items[0].kind) for each in contents.frameworks] == [
        ("harbour", "WATCH", "control"),
        ("harbour-threats", "STORM", "threat"),
    ]


def test_pairs_keep_their_relation_and_strength() -> None:
    (mapping,) = reading(MAPPING).mappings
    assert (mapping.id, mapping.source_framework, mapping.target_framework) == (
        "harbour-to-iso",
        "harbour",
        "iso27001-2022",
    )
    first, second = mapping.pairs
    assert (first.source, first.target, first.relation) == ("1.10", "a.8.14", Relation.SUPERSET)
    assert (first.rationale, second.rationale) == ("semantic", None)
    strengths = [first.strength, mapping.strongest, mapping.strength(second)]
    assert strengths == [Decimal(2), Decimal(3), Decimal(1)]


def test_a_set_of_pairs_may_be_one_mapping_under_the_other_key() -> None:
    text = MAPPING.replace("requirement_mapping_sets", "requirement_mapping_set").replace(
        "\n  - urn", "\n    urn"
    )
    assert len(reading(text).mappings[0].pairs) == 2


def test_what_has_no_place_is_named() -> None:
    contents = reading(LIBRARY + "  metric_definitions: [{urn: x}]\n")
    assert english(contents.notes) == ["not imported, for there is no place for it: metric_definitions"]


def test_a_key_that_nobody_knows_is_named_with_its_line() -> None:
    contents = reading(LIBRARY.replace("      name: Mooring\n", "      name: Mooring\n      colour: red\n"))
    assert english(contents.notes) == ["harbour.yaml:23: 'colour' is not known and not read (1 times)"]


def test_a_parent_that_is_not_there_is_named() -> None:
    contents = reading(
        LIBRARY.replace("parent_urn: urn:example:risk:req_node:harbour:1\n", "parent_urn: urn:x\n")
    )
    assert [item.parent for item in contents.frameworks[0].items] == [None, None, None]
    assert english(contents.notes) == [
        "2 items stand at the top, since what they are part of is not there, such as 'urn:x'"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 3\n", "", "harbour.yaml:1: the top level has no 'version'"),
        (
            "    urn: urn:example:risk:framework:harbour\n",
            "",
            "harbour.yaml:13: objects.framework has no 'urn'",
        ),
        (
            "    - urn: urn:example:risk:req_node:harbour:1.10\n      assessable: true\n",
            "    - assessable: true\n",
            "harbour.yaml:24: objects.framework.requirement_nodes[2] has no 'urn'",
        ),
        (
            "harbour:node3\n",
            "harbour:1.10\n",
            "harbour.yaml:37: the identifier 'urn:example:risk:req_node:harbour:1.10' stands here twice",
        ),
        (
            "      ref_id: '1'\n",
            "      ref_id: '1'\n      parent_urn: urn:example:risk:req_node:harbour:1.10\n",
            "harbour.yaml:18: the item '1' is, through what it is part of, a part of itself",
        ),
        (
            NODES,
            "    requirement_nodes: many\n",
            "harbour.yaml:17: 'objects.framework.requirement_nodes' has to be a list",
        ),
        (NODES, "", "harbour.yaml:13: objects.framework has no 'requirement_nodes'"),
        (
            NODES,
            "    requirement_nodes: []\n",
            "harbour.yaml:17: there is no item in 'objects.framework.requirement_nodes'",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in LIBRARY
    assert refused(LIBRARY.replace(old, new, 1)) == said


def test_a_pair_without_a_relation_or_with_another_is_refused() -> None:
    assert "objects.requirement_mapping_sets[1].requirement_mappings[1] has no 'relationship'" in refused(
        MAPPING.replace("      relationship: superset\n", "")
    )
    assert "harbour.yaml:21: 'kin' is no relation; there are equal" in refused(
        MAPPING.replace("superset", "kin")
    )
    assert "the strength 'much' is no number" in refused(
        MAPPING.replace("relationship: 2", "relationship: much")
    )


def test_a_library_with_nothing_for_us_is_refused_with_what_it_has() -> None:
    assert refused(f"{HEAD}objects:\n  preset: {{urn: x}}\n") == (
        "harbour.yaml:12: it is a CISO Assistant library with nothing that can be imported (no framework, "
        "mapping, risk matrix, control or threat); it has: preset"
    )
