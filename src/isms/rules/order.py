"""Dates of a record that have to follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.kind import Record

OUT_OF_ORDER = Text(
    ja="「{later}」({after})が、「{earlier}」({before})より前です。",
    en="'{later}' ({after}) is before '{earlier}' ({before}).",
)


def wrong_order(record: Record, pairs: Iterable[tuple[str, str]]) -> Iterator[Flaw]:
    """Yield the days of a record that are before another which has to come first; each once.

    A pair names the earlier field and the later one. The same day is in order.
    """
    fields, said = record.declaration.fields, set()
    for earlier, later in pairs:
        before, after = getattr(record, earlier), getattr(record, later)
        if before is not None and after is not None and after < before and later not in said:
            said.add(later)
            labels = {"earlier": fields[earlier].label, "later": fields[later].label}
            yield Flaw(record, (later,), OUT_OF_ORDER.of(**labels, before=before, after=after))
