"""Fields in which nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import Text
    from isms.kind import Record


def unsaid(record: Record, names: Iterable[str], text: Text) -> Iterator[Flaw]:
    """Yield each of some fields that a record lacks; ``text`` says so of a ``field``."""
    for name in record.lacking(names):
        yield Flaw(record, (name,), text.of(field=record.label_of(name)))
