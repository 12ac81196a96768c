"""The trail of a record with what is told of the records on it: titles, how they stand, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms import trace
from isms.rules.breaks import breaks
from isms.standing import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.diagnostic import Diagnostic, Text
    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.trace import Trail


class Traced(NamedTuple):
    """A trail, how the records on it stand, and the warnings and errors about them, by reference."""

    trail: Trail
    titles: Mapping[str, Text]
    states: Mapping[str, Text]
    said: Mapping[str, list[Diagnostic]]


def traced(programme: Programme, record: Record) -> Traced:
    """Return what a record came from and what came of it, with what is told of each."""
    found = trace.trail(programme, record)
    records = found.records()
    said, words = breaks(programme), standing(programme)
    return Traced(
        found,
        {each.reference: words.title(each) for each in records},
        {each.reference: state for each in records if (state := words.state(each)) is not None},
        {each.reference: said[each.reference] for each in records if each.reference in said},
    )
