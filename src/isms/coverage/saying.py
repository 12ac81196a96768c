"""How records and reasons are named, in a table and on paper: the first few, and each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.excerpt import excerpt
from isms.kind import Record
from isms.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isms.diagnostic import Language

SETTINGS = "isms.yaml"
FEW = 3
"""How many records a table names."""
_BETWEEN = Text(ja="。", en="; ")
_FEW = Text(ja="{shown}", en="{shown}")
_MORE = Text(ja="{shown} ほか{count}件", en="{shown} and {count} more")
_KIND = Text(ja="{kind} {shown}", en="{kind}: {shown}")
_KIND_MORE = Text(ja="{kind} {shown} ほか{count}件", en="{kind}: {shown} and {count} more")
_COUNT = Text(ja="{kind} {count}件", en="{kind}: {count}")


def some_of(named: Sequence[Record] | Sequence[Text] | Sequence[str]) -> tuple[str | Text, ...]:
    """Return what stands for the first few on paper, and a sign that there are more."""
    shown = [each.shown if isinstance(each, Record) else each for each in named]
    return tuple(excerpt(shown, FEW))


def few(references: Sequence[str]) -> Message:
    """Return the first few records that show an item, and how many more there are."""
    more = len(references) - FEW
    text = _MORE if more > 0 else _FEW
    return text.of(shown=references[:FEW], count=more)


def reference(record: Record) -> str:
    """Return how a listing names a record: those without a key by their file."""
    if isinstance(record, Settings):
        return SETTINGS
    return record.reference if record.key else f"{record.declaration.name}:{record.file}"


def by_kind(records: Iterable[Record]) -> tuple[Message, ...]:
    """Return the records as a paper names them: by kind, the first few of each."""
    kinds: dict[str, list[Record]] = {}
    for record in records:
        kinds.setdefault(record.declaration.name, []).append(record)
    return tuple(map(_of_kind, kinds.values()))


def _of_kind(records: Sequence[Record]) -> Message:
    """Return the first few records of one kind; those without an id are counted."""
    first = records[0]
    if isinstance(first, Settings):
        return _FEW.of(shown=SETTINGS)
    label = first.declaration.label
    if len(first.declaration.key) != 1:
        return _COUNT.of(kind=label, count=len(records))
    more = len(records) - FEW
    text = _KIND_MORE if more > 0 else _KIND
    return text.of(kind=label, shown=[record.shown for record in records[:FEW]], count=more)


def each_once(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Return messages without those that say the same again."""
    return tuple({message.say("en"): message for message in messages}.values())


def said(messages: Sequence[Message], language: Language) -> str | None:
    """Return several messages one after another; None where there is none."""
    return _BETWEEN.say(language).join(message.say(language) for message in messages) or None
