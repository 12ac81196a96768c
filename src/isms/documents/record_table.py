"""Records in rows as they are written: a column a field, and the user's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.documents.rows import fact
from isms.documents.table import Table
from isms.kind import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.kind import Field, Record
    from isms.model.programme import Programme


def table_of(records: Callable[[Programme], Sequence[Record]]) -> Table:
    """Return the table of records as they are written: a column a field, and the user's own fields."""

    def heads(programme: Programme) -> Mapping[str, Text]:
        found = records(programme)
        fields = _columns(found)
        own = sorted({key for record in found for key in record.extra})
        return {name: each.label for name, each in fields.items()} | {key: Text(key, key) for key in own}

    def rows(programme: Programme) -> Iterator[Cells]:
        for record in records(programme):
            yield {name: getattr(record, name) for name in _columns([record])} | dict(record.extra)

    def facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
        del language
        return [
            {name: fact(value) for name, value in row.items() if value not in (None, (), {})}
            for row in rows(programme)
        ]

    return Table(heads, rows, facts)


def _columns(records: Sequence[Record]) -> Mapping[str, Field]:
    """Return the fields of records that fit into a cell."""
    fields = type(records[0]).declaration.fields if records else {}
    cells = {Shape.ONE, Shape.MANY, Shape.MAPPING}
    return {name: each for name, each in fields.items() if each.shape in cells}


def kept(kind: str) -> Callable[[Programme], Sequence[Record]]:
    """Return the records of a kind that are not drafts."""
    return lambda programme: [record for record in programme.registers[kind] if not record.draft]
