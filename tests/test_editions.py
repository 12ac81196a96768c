from __future__ import annotations

from isms.editions import Fate, changes
from isms.knowledge import Confidence, Framework, Item


def edition(*items: Item) -> Framework:
    return Framework(id="x", version="1", source="x", confidence=Confidence.HIGH, items=items)


def test_items_that_came_went_and_changed() -> None:
    before = edition(Item(id="1", title_en="a"), Item(id="2", title_en="b"), Item(id="3", title_en="c"))
    after = edition(
        Item(id="0", title_en="z"), Item(id="3", title_en="c"), Item(id="2", title_en="B", parent="0")
    )
    assert [(change.item.id, change.fate, change.fields) for change in changes(before, after)] == [
        ("0", Fate.ADDED, ()),
        ("2", Fate.CHANGED, ("parent", "title_en")),
        ("1", Fate.REMOVED, ()),
    ]


def test_a_note_or_an_identifier_is_no_change() -> None:
    assert changes(edition(Item(id="1", note="a")), edition(Item(id="1", note="b", urn="u"))) == []
