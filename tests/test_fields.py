"""A class declares its fields once; everything else is read from the declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.days import DAY, MOMENT
from isms.fields import (
    any_record,
    any_records,
    day_of_year,
    flag,
    group,
    groups,
    happened,
    happened_at,
    identifier,
    item,
    items,
    mapping,
    month,
    named,
    number,
    path,
    person,
    persons,
    planned,
    planned_day_or_month,
    ref,
    refs,
    requirements,
    text,
    texts,
    whole,
    word,
    words,
)
from isms.kind import COMMON, Record, Shape, Time, record
from isms.scalars import ANY_RECORD, FLAG, ITEM, PERSON, TEXT, OneOf, Reference, Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Taste(Word):
    SWEET = "sweet", "甘い", "Sweet"
    SOUR = "sour", "酸っぱい", "Sour"


@record(ja="芽", en="Bud")
class Bud(Record):
    opened: date | None = happened("開いた日", "Opened", begins=True)
    note: str | None = text("注", "Note")


@record(folder="fruit", ja="果物", en="Fruit")
class FruitTree(Record):
    id: str = identifier("果物番号", "Id", "果物コード")
    name: str = text("名前", "Name", required=True)
    names: tuple[str, ...] = texts("別名", "Names")
    taste: Taste | None = word(Taste, "味", "Taste", accepts={"sugary": "sweet"})
    tastes: tuple[str, ...] = words(Taste, "いろいろな味", "Tastes", open=True)
    grafted_on: str | None = ref("fruit-tree", "台木", "Grafted on")
    near: tuple[str, ...] = refs("fruit-tree", "隣", "Near")
    keeper: str | None = person("世話係", "Keeper")
    keepers: tuple[str, ...] = persons("世話係たち", "Keepers")
    planted: date | None = happened("植えた日", "Planted", begins=True)
    picked: date | None = happened("摘んだ日", "Picked", withdraws=("weight",))
    weighed_at: date | None = happened_at("量った時", "Weighed at")
    due: date | None = planned("期限", "Due")
    season: date | str | None = planned_day_or_month("旬", "Season")
    every_year: str | None = day_of_year("毎年の日", "Every year")
    ripe: str | None = month("熟す月", "Ripe")
    count: int | None = whole("数", "Count")
    edible: bool | None = flag("食用", "Edible")
    rule: str | None = item("規格項目", "Rule")
    rules: tuple[str, ...] = items("規格項目たち", "Rules")
    satisfies: tuple[str, ...] = requirements("要求事項", "Satisfies")
    about: str | None = any_record("対象", "About")
    abouts: tuple[str, ...] = any_records("対象たち", "Abouts")
    sizes: Mapping[str, str] = mapping("大きさ", "Sizes", shorthand="*")
    bud: Bud | None = group(Bud, "一つの芽", "Bud")
    buds: tuple[Bud, ...] = groups(Bud, "芽", "Buds")
    branches: Mapping[str, Bud] = named(Bud, "枝", "Branches", shorthand="note")
    weight: str | None = number("重さ", "Weight")
    photo: str | None = path("写真", "Photo")


FIELDS = FruitTree.declaration.fields


def test_a_kind_takes_its_name_from_its_class() -> None:
    declared = FruitTree.declaration
    assert (declared.name, declared.folder, declared.key) == ("fruit-tree", "fruit", ("id",))
    assert declared.label.say("ja") == "果物"


def test_a_part_has_no_folder_and_no_key() -> None:
    assert (Bud.declaration.folder, Bud.declaration.key) == ("", ())


def test_fields_stand_in_the_order_of_the_class() -> None:
    assert list(FIELDS)[:4] == ["id", "name", "names", "taste"]
    assert not FIELDS.keys() & COMMON.keys()


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("name", Shape.ONE),
        ("names", Shape.MANY),
        ("tastes", Shape.MANY),
        ("near", Shape.MANY),
        ("keepers", Shape.MANY),
        ("rules", Shape.MANY),
        ("sizes", Shape.MAPPING),
        ("bud", Shape.GROUP),
        ("buds", Shape.GROUPS),
        ("branches", Shape.NAMED),
    ],
)
def test_shapes(name: str, shape: Shape) -> None:
    assert FIELDS[name].shape is shape


def test_types() -> None:
    assert FIELDS["name"].scalar is TEXT
    assert FIELDS["edible"].scalar is FLAG
    assert FIELDS["rule"].scalar is FIELDS["rules"].scalar is ITEM
    assert FIELDS["about"].scalar is FIELDS["abouts"].scalar is ANY_RECORD
    assert FIELDS["keeper"].scalar is FIELDS["keepers"].scalar is PERSON
    assert FIELDS["weighed_at"].scalar is MOMENT
    target = FIELDS["near"].scalar
    assert isinstance(target, Reference)
    assert target.kind == "fruit-tree"
    assert not target.by_name


def test_a_fixed_list_knows_further_spellings_and_may_be_open() -> None:
    taste, tastes = FIELDS["taste"].scalar, FIELDS["tastes"].scalar
    assert isinstance(taste, OneOf)
    assert isinstance(tastes, OneOf)
    assert taste.read("sugary").value is Taste.SWEET
    assert taste.read("bitter").fault
    assert tastes.read("bitter").value == "bitter"


def test_times() -> None:
    assert {name: f.time for name, f in FIELDS.items() if f.time} == {
        "planted": Time.HAPPENED,
        "picked": Time.HAPPENED,
        "weighed_at": Time.HAPPENED,
        "due": Time.PLANNED,
        "season": Time.PLANNED,
    }
    assert FIELDS["planted"].begins
    assert FIELDS["picked"].withdraws == ("weight",)
    assert FIELDS["due"].scalar is DAY


def test_heads_are_the_name_the_labels_and_what_else_is_accepted() -> None:
    assert FIELDS["id"].heads == ("id", "果物番号", "Id", "ID", "果物コード")


def test_what_is_not_written_is_empty() -> None:
    tree = FruitTree(id="F-1", name="桃")
    assert (tree.names, tree.buds) == ((), ())
    assert (tree.sizes, tree.branches) == ({}, {})
    assert (tree.taste, tree.edible, tree.bud, tree.due) == (None, None, None, None)
    assert (tree.draft, tree.number, tree.extra, tree.unread) == (False, None, {}, frozenset())


def test_a_record_has_slots_and_is_itself_only() -> None:
    tree = FruitTree(id="F-1", name="桃")
    assert not hasattr(tree, "__dict__")
    assert tree != FruitTree(id="F-1", name="桃")
    assert {tree}


def test_a_record_knows_its_key_and_how_it_is_shown() -> None:
    tree = FruitTree(id="F-1", key="F-1", name="桃")
    assert tree.identity() == "F-1"
    assert tree.reference == "fruit-tree:F-1"
    assert tree.shown == "F-1"
    assert FruitTree(id="F-1", key="F-1", name="桃", number="果-001").shown == "果-001"


def test_lists_of_mappings_make_a_kind_yaml_only() -> None:
    assert FruitTree.declaration.nested_lists
    assert not Bud.declaration.nested_lists
