"""What a programme's own files want that there cannot be is said with its place."""

from __future__ import annotations

from typing import Any

import pytest

from isms import api
from isms.coverage.faults import in_framework
from isms.knowledge import Coverage, Framework
from isms.records.packaged import packaged, shipped_frameworks
from isms.records.tree import MemoryTree
from tests.coverage.reading import DAY

HEAD = """\
format: 1
organisation: {name: みなと}
standards: [iso27001]
scope: 全社
risk: {method: ipa-sme-3.1}
"""
HOUSE = """\
id: house
title_ja: 社内基準
version: "1"
source: 自社
confidence: high
items:
  - id: H.1
    title_ja: 施錠
    assessable: true
    shown_by:
      - ja: 施錠の記録
        en: records of locking
"""
BESIDE = """\
id: iso27001
framework: iso27001
source: 自社
confidence: high
items:
  - id: "4.1"
    shown_by:
      - ja: 課題
        en: issues
"""


def said(files: dict[str, str]) -> list[tuple[str, int, str]]:
    loaded = api.load(MemoryTree({"isms.yaml": HEAD, **files}), DAY)
    return [
        (each.place.path, each.place.line, each.message.say("en"))
        for each in api.check(loaded).diagnostics
        if each.code == "REF010"
    ]


@pytest.mark.parametrize(
    ("wanted", "line", "message"),
    [
        ("kind: isue", 13, "There is no kind 'isue'. Did you mean 'issue'?"),
        ("kind: issue\n        fields: [title, respons]", 14, "Issue has no field 'respons'. Did you mean"),
        (
            "kind: issue\n        where: {sides: external}",
            14,
            "Issue has no field 'sides'. Did you mean 'side'",
        ),
        ("kind: issue\n        where: {side: externl}", 14, "Side of Issue has no value 'externl'. Did you"),
        ("kind: issue\n        yearly: title", 14, "'title' of Issue is no date."),
        ("kind: issue\n        each_yearly: looked", 14, "Issue has no field 'looked'."),
        ("kind: person\n        role: boss", 14, "There is no role 'boss'."),
        ("kind: issue\n        role: secretariat", 14, "role can be used with the kind person only."),
        ("kind: issue\n        renders: soa", 14, "renders can be used with the kind document only."),
        ("kind: settings\n        fields: [climate.decided]", 14, "Settings has no field 'climate.decided'."),
    ],
)
def test_a_fault_of_a_framework_has_its_place(wanted: str, line: int, message: str) -> None:
    ((path, where, words),) = said({"knowledge/frameworks/house.yaml": f"{HOUSE}        {wanted}\n"})
    assert (path, where) == ("knowledge/frameworks/house.yaml", line)
    assert words.startswith(message)


def test_a_fault_of_a_file_beside_a_framework_has_its_place() -> None:
    ((path, where, words),) = said({"knowledge/coverage/iso27001.yaml": f"{BESIDE}        kind: isue\n"})
    assert (path, where) == ("knowledge/coverage/iso27001.yaml", 10)
    assert words.startswith("There is no kind 'isue'.")


def test_a_file_beside_a_framework_names_one_and_its_items() -> None:
    other = BESIDE.replace("framework: iso27001", "framework: iso27002").replace('"4.1"', '"4.9"')
    (fault,) = said({"knowledge/coverage/iso27001.yaml": f"{other}        kind: issue\n"})
    assert fault[1:] == (2, "There is no framework 'iso27002'.")
    item = BESIDE.replace('"4.1"', '"4.9"')
    (fault,) = said({"knowledge/coverage/iso27001.yaml": f"{item}        kind: issue\n"})
    assert fault[1] == 6
    assert fault[2].startswith("iso27001 has no item '4.9'.")


def test_what_is_wanted_of_no_kind_makes_an_item_missing_and_nothing_fall_over() -> None:
    files = {"isms.yaml": HEAD, "knowledge/frameworks/house.yaml": f"{HOUSE}        kind: isue\n"}
    loaded = api.load(MemoryTree(files), DAY)
    (line,) = api.coverage(loaded, ["house"]).lines
    assert str(line.state) == "missing"
    assert line.next


@pytest.mark.parametrize(
    "wanted",
    [
        "kind: issue\n        fields: [title, respons]",
        "kind: issue\n        where: {sides: external}",
        "kind: issue\n        yearly: title",
        "kind: person\n        role: boss",
        "kind: settings\n        fields: [climate.decided]",
    ],
)
def test_coverage_stands_what_the_rule_names(wanted: str) -> None:
    files = {
        "isms.yaml": HEAD,
        "knowledge/frameworks/house.yaml": f"{HOUSE}        {wanted}\n",
        "issues/a.yaml": "id: I-1\ntitle: 人手不足\nside: internal\n",
    }
    (line,) = api.coverage(api.load(MemoryTree(files), DAY), ["house"]).lines
    assert line.reasons
    assert line.next


def test_packaged_files_have_no_faults() -> None:
    found: list[Any] = []
    for name in shipped_frameworks():
        framework = packaged(Framework, name)
        assert framework is not None
        found += in_framework(framework)
    assert found == []
    assert packaged(Coverage, "iso27001") is not None
