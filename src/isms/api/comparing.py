"""Two editions of a framework side by side, with the decisions of a programme that rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms import editions
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.diagnostic import Language, Message
    from isms.knowledge import Framework
    from isms.model.control import Control
    from isms.model.programme import Programme

DIFFERENCE = Text(
    ja="追加 {added} 件、削除 {removed} 件、変更 {changed} 件、見直しが要る採否の決定 {decisions} 件",
    en="{added} items added, {removed} removed, {changed} changed, {decisions} decisions to look at again",
)


@dataclass(frozen=True, slots=True)
class FrameworkDifference:
    """Two editions of a framework, what became of its items, and the decisions that rest on each."""

    before: Framework
    after: Framework
    changes: tuple[editions.Change, ...]
    decisions: Mapping[str, Sequence[Control]]

    @property
    def summary(self) -> Mapping[str, int]:
        """How many items came, went and changed."""
        fates = [change.fate for change in self.changes]
        return {str(fate): fates.count(fate) for fate in editions.Fate}


def framework_difference(programme: Programme, before: Framework, after: Framework) -> FrameworkDifference:
    """Return what one edition of a framework has otherwise than another."""
    found = tuple(editions.changes(before, after))
    rests = {
        change.item.id: editions.decisions(programme, before.id, change.item.id)
        for change in found
        if change.fate is not editions.Fate.ADDED
    }
    return FrameworkDifference(before, after, found, {id_: held for id_, held in rests.items() if held})


def summary(difference: FrameworkDifference) -> Message:
    """Return how much two editions differ, in one sentence."""
    return DIFFERENCE.of(**difference.summary, decisions=len(difference.decisions))


CHANGE_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("change", Text(ja="違い", en="Change")),
    Column("title", Text(ja="表題", en="Title")),
    Column("fields", Text(ja="変わった点", en="What changed")),
    Column("decisions", Text(ja="見直しが要る決定", en="Decisions that rest on it")),
)


def difference_listing(found: FrameworkDifference, language: Language) -> Listing:
    """Return what became of each item as rows."""
    rows = [
        {
            "id": change.item.id,
            "change": change.fate,
            "title": change.item.title.say(language),
            "fields": [editions.LABELS[name].say(language) for name in change.fields],
            "decisions": [control.key for control in found.decisions.get(change.item.id, ())],
            "before": {name: _plain(getattr(change.before, name)) for name in change.fields},
            "after": {name: _plain(getattr(change.after, name)) for name in change.fields},
        }
        for change in found.changes
    ]
    return listed(rows, CHANGE_COLUMNS)


def difference_to_json(found: FrameworkDifference, rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """Return a difference as other programs read it."""
    return {
        "id": found.after.id,
        "before": found.before.version,
        "after": found.after.version,
        "summary": {**found.summary, "decisions": len(found.decisions)},
        "items": list(rows),
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
