from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isms import crosswalk
from isms.crosswalk import Carried, carried
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE

if TYPE_CHECKING:
    from isms.model.programme import Programme

DAY = date(2026, 11, 22)


def framework(name: str, *items: str, more: str = "") -> str:
    listed = "".join(
        f"  - {{id: {item}, urn: 'urn:x:risk:req_node:{name}:{item.lower()}', title_ja: x}}\n"
        for item in items
    )
    return f"id: {name}\n{more}title_ja: {name}\nversion: 1\nsource: x\nconfidence: high\nitems:\n{listed}"


def mapping(source: str, target: str, *pairs: str) -> str:
    listed = "".join("  - {{source: {}, target: {}, relation: {}}}\n".format(*pair.split()) for pair in pairs)
    return (
        f"id: {source}-{target}\nversion: 1\nsource: x\nconfidence: high\n"
        f"source_framework: {source}\ntarget_framework: {target}\npairs:\n{listed}"
    )


def control(item: str, status: str, framework: str = "one", applicable: str = "true") -> str:
    return f"id: {item}\nframework: {framework}\napplicable: {applicable}\nreasons: [law]\nstatus: {status}\n"


def programme(files: dict[str, str], *pairs: str) -> Programme:
    shelf = {
        "knowledge/frameworks/one.yaml": framework("one", "A", "B", "C"),
        "knowledge/frameworks/two.yaml": framework("two", "T1", "T2", "T3"),
        "knowledge/mappings/m.yaml": mapping("one", "two", *pairs),
    }
    everything = {**{path: file.text for path, file in BASE.items()}, **shelf, **files}
    return load(MemoryTree({path: text.encode() for path, text in everything.items()}), DAY)


def states(held: Programme, name: str = "two") -> dict[str, tuple[str, str]]:
    return {
        item: (str(reuse.state), crosswalk.as_chain(reuse, "en"))
        for item, reuse in carried(held, name).items()
    }


def test_a_control_that_is_implemented_counts_for_what_it_includes() -> None:
    held = programme(
        {"controls/A.yaml": control("A", "implemented")},
        "A T1 equal",
        "A T2 superset",
        "A T3 subset",
        "B T3 equal",
    )
    assert states(held) == {
        "T1": ("full", "one/A (Equal)→ two:T1"),
        "T2": ("full", "one/A (Includes the target)→ two:T2"),
        "T3": ("partial", "one/A (Part of the target)→ two:T3"),
    }
    assert [reuse.weakest for reuse in carried(held, "two").values()] == [None, None, "subset"]


def test_a_control_that_is_done_in_part_covers_a_part() -> None:
    held = programme({"controls/A.yaml": control("A", "partial")}, "A T1 equal")
    assert states(held)["T1"][0] == "partial"
    assert carried(held, "two")["T1"].weakest == "partial"


def test_what_is_planned_excluded_or_not_related_counts_nothing() -> None:
    files = {
        "controls/A.yaml": control("A", "planned"),
        "controls/B.yaml": control("B", "implemented", applicable="false"),
        "controls/C.yaml": control("C", "implemented"),
    }
    assert states(programme(files, "A T1 equal", "B T2 equal", "C T3 not_related")) == {}


def test_a_mapping_is_read_both_ways_with_the_relation_turned() -> None:
    files = {"controls/T.yaml": control("T1", "implemented", "two")}
    held = programme(files, "A T1 subset", "B T1 superset")
    assert states(held, "one") == {
        "A": ("full", "two/T1 (Includes the target)→ one:A"),
        "B": ("partial", "two/T1 (Part of the target)→ one:B"),
    }


def test_a_chain_is_as_strong_as_its_weakest_link_and_ends_after_three_items() -> None:
    files = {
        "controls/A.yaml": control("A", "implemented"),
        "knowledge/frameworks/three.yaml": framework("three", "U1"),
        "knowledge/frameworks/four.yaml": framework("four", "V1"),
        "knowledge/mappings/n.yaml": mapping("two", "three", "T1 U1 equal"),
        "knowledge/mappings/o.yaml": mapping("three", "four", "U1 V1 equal"),
    }
    held = programme(files, "A T1 intersect")
    assert states(held, "three") == {"U1": ("partial", "one/A (Overlaps)→ two:T1 (Equal)→ three:U1")}
    assert states(held, "four") == {}


def test_the_chain_that_covers_most_is_shown_then_the_shortest() -> None:
    files = {"controls/A.yaml": control("A", "implemented"), "controls/B.yaml": control("B", "implemented")}
    held = programme(files, "A T1 intersect", "B T1 equal")
    assert states(held)["T1"] == ("full", "one/B (Equal)→ two:T1")


def test_a_chain_does_not_come_back_to_the_framework_it_left() -> None:
    held = programme(
        {"controls/A.yaml": control("A", "implemented")}, "A T1 equal", "B T1 equal", "C T1 intersect"
    )
    assert states(held, "one") == {}
    assert list(states(held)) == ["T1"]


def test_what_the_programme_decided_itself_is_not_overruled() -> None:
    files = {
        "controls/A.yaml": control("A", "implemented"),
        "controls/T.yaml": control("T1", "partial", "two"),
    }
    assert "T1" not in states(programme(files, "A T1 equal"))


def test_items_go_by_their_identifiers_and_frameworks_by_their_other_names() -> None:
    files = {
        "controls/A.5.1.yaml": "id: A.5.1\napplicable: true\nreasons: [law]\nstatus: implemented\n",
        "knowledge/mappings/n.yaml": mapping("iso27001-2022", "two", "a.5.1 t1 equal"),
    }
    held = programme(files, "A T1 equal")
    assert states(held)["T1"] == ("full", "A.5.1 (Equal)→ two:T1")


def test_other_programs_read_the_chain() -> None:
    held = programme({"controls/A.yaml": control("A", "implemented")}, "A T1 intersect")
    assert crosswalk.to_json(carried(held, "two")["T1"]) == {
        "state": Carried.PARTIAL,
        "control": "one/A",
        "status": "implemented",
        "weakest": "intersect",
        "chain": [{"framework": "two", "item": "T1", "relation": "intersect", "mapping": "one-two"}],
    }
