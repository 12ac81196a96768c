"""Dates that have to follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import FieldPath, Message
    from isms.kind import Record

OUT_OF_ORDER = Text(
    ja="「{later}」({after})が、「{earlier}」({before})より前です。",
    en="'{later}' ({after}) is before '{earlier}' ({before}).",
)


def wrong_order(
    record: Record, pairs: Iterable[tuple[str, str]], part: Record | None = None, path: FieldPath = ()
) -> Iterator[Flaw]:
    """Yield the dates of a record that are before another which has to come first; each once.

    A pair names the earlier field and the later one; they are fields of the record, or of a ``part`` of it
    that stands under ``path``. The same day is in order. A draft is left alone.
    """
    said, holder = set(), part or record
    for earlier, later in () if record.draft else pairs:
        message = too_early(holder, later, holder, earlier)
        if message is not None and later not in said:
            said.add(later)
            yield Flaw(record, (*path, later), message)


def too_early(record: Record, later: str, other: Record, earlier: str) -> Message | None:
    """Say that a date of one record is before that of another which has to come first, where it is."""
    after, before = getattr(record, later), getattr(other, earlier)
    if after is None or before is None or before <= after:
        return None
    labels = {
        "later": record.label_of(later),
        "earlier": other.label_of(earlier),
    }
    return OUT_OF_ORDER.of(**labels, after=after, before=before)
