"""What a document that is one table holds: its columns and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from isms.diagnostic import Language, Text
    from isms.model.programme import Programme

Cells = Mapping[str, object]


class Shade(NamedTuple):
    """A value on a ground of its own, both colours written like ``#e6f2e0``."""

    value: object
    ground: str
    ink: str


class Beside(NamedTuple):
    """A small table that stands beside another: its title, its heads, its rows, and the widths that it sets.

    Columns that ``widths`` does not reach are measured, like those of a table.
    """

    title: Text
    heads: Sequence[object]
    rows: Sequence[Sequence[object]]
    widths: Sequence[int] = ()


def _nothing(programme: Programme) -> Sequence[Beside]:
    """Return that nothing stands beside a table."""
    del programme
    return ()


@dataclass(frozen=True, slots=True)
class Table:
    """How a document is told in rows.

    ``heads`` names the columns by key, ``rows`` gives the values for people, ``facts`` those for programs.
    ``widths`` says how wide columns of a workbook are, in characters of half width; others are measured.
    ``also`` gives further tables that a workbook holds beside it, each on a sheet of its own; ``period`` says
    what time the rows are of, where that is not the day of the document.
    """

    heads: Callable[[Programme], Mapping[str, Text]]
    rows: Callable[[Programme], Iterator[Cells]]
    facts: Callable[[Programme, Language], list[dict[str, Any]]]
    widths: Mapping[str, int] = field(default_factory=dict)
    also: Callable[[Programme], Sequence[Beside]] = _nothing
    period: Callable[[Programme], Text] | None = None
