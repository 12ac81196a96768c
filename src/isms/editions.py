"""Two editions of a framework side by side: which items came, went and changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.scalars import Word
from isms.soa.keys import key_of
from isms.soa.on_record import decided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.knowledge import Framework, Item
    from isms.model.control import Control
    from isms.model.programme import Programme

COMPARED = ("parent", "title_ja", "title_en", "description_ja", "description_en", "assessable", "groups")
"""The fields of an item in which a change is one of what it asks for, or of where it belongs."""
LABELS = {
    "parent": Text(ja="上位", en="parent"),
    "title_ja": Text(ja="表題", en="title (ja)"),
    "title_en": Text(ja="表題(英)", en="title"),
    "description_ja": Text(ja="内容", en="description (ja)"),
    "description_en": Text(ja="内容(英)", en="description"),
    "assessable": Text(ja="評価対象", en="assessable"),
    "groups": Text(ja="区分", en="groups"),
}


class Fate(Word):
    """What became of an item."""

    ADDED = "added", "追加", "Added"
    REMOVED = "removed", "削除", "Removed"
    CHANGED = "changed", "変更", "Changed"


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is not in both editions, or not the same in both."""

    fate: Fate
    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """The item as it is now; as it was, where it is gone."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a change has one of the two
        return found

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are not the same."""
        if self.before is None or self.after is None:
            return ()
        return tuple(f for f in COMPARED if getattr(self.before, f) != getattr(self.after, f))


def changes(before: Framework, after: Framework) -> list[Change]:
    """Return what became of each item, in the order of the later edition, then what is gone."""
    known = {item.id: item for item in before.items}
    found = list(_kept(known, after.items))
    now = {item.id for item in after.items}
    return [*found, *(Change(Fate.REMOVED, item, None) for item in before.items if item.id not in now)]


def _kept(known: dict[str, Item], items: Sequence[Item]) -> Iterator[Change]:
    for item in items:
        earlier = known.get(item.id)
        change = Change(Fate.ADDED if earlier is None else Fate.CHANGED, earlier, item)
        if earlier is None or change.fields:
            yield change


def decisions(programme: Programme, framework: str, item: str) -> list[Control]:
    """Return the decisions of a programme that rest on an item: its control, where there is one."""
    found = decided(programme).get(key_of(item, framework))
    return [found] if found is not None and not found.draft else []
