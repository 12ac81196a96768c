"""What is written is read by our own reader as it was."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as some

from isms.exchange.frameworks.foreign import plain
from isms.exchange.frameworks.written import text_of
from isms.kind import Record
from isms.knowledge import Confidence, Framework, Item
from isms.records import own_facts
from isms.records.fact_reader import FactReader
from isms.records.tree import MemoryTree
from tests.exchange.frameworks.samples import LIBRARY, MAPPING, MATRIX, catalog, reading

if TYPE_CHECKING:
    from isms.knowledge import FrameworkMapping, Method


def facts() -> list[Framework | FrameworkMapping | Method]:
    contents = [reading(LIBRARY), reading(MAPPING), reading(MATRIX)]
    contents.append(reading(catalog(), "quay.json"))
    found: list[Framework | FrameworkMapping | Method] = []
    for each in contents:
        found += [*each.frameworks, *each.mappings, *each.methods]
    return found


def again(fact: Record) -> Record | None:
    path = f"knowledge/{fact.declaration.folder}/x.yaml"
    said: list[Any] = []
    reader = FactReader(MemoryTree({path: text_of(fact)}), said)
    found = reader.fact(path, type(fact))
    assert [each for each in said if each.code != "REC020"] == []  # a hint that ~ and null are texts
    return found


def held(value: object) -> object:
    if isinstance(value, Record):
        return {name: held(getattr(value, name)) for name in value.declaration.fields}
    if isinstance(value, tuple):
        return [held(part) for part in value]
    if isinstance(value, dict):
        return {key: held(part) for key, part in value.items()}
    return value


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.id)
def test_our_reader_reads_what_was_written(fact: Framework | FrameworkMapping | Method) -> None:
    assert held(again(fact)) == held(fact)


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.id)
def test_the_id_stands_at_the_top_so_that_it_need_not_be_read_whole(fact: Framework) -> None:
    found = own_facts.IMPORTED.match(text_of(fact))
    assert found is not None
    assert found[1].decode() == fact.id


@example(title="null", note=" ~")
@given(some.text(max_size=40), some.text(max_size=40))
def test_any_text_comes_back(title: str, note: str) -> None:
    item = Item(id="1", title_en=plain(title) or "x", note=plain(note) or None, groups=(plain(title) or "x",))
    framework = Framework(
        id="x", title_en="x", version="1", source="x", confidence=Confidence.HIGH, items=(item,)
    )
    assert held(again(framework)) == held(framework)
    loaded = yaml.safe_load(text_of(framework))
    assert loaded["items"][0]["title_en"] == item.title_en
    assert unicodedata.is_normalized("NFC", str(item.title_en))
