"""Other texts in the places of some values, and nothing touched around them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import yaml

from isms.diagnostic import HEAD
from isms.records.changes import CannotEditError, Keys, Splice, spliced
from isms.records.csv_edit import cell_text
from isms.records.csv_file import Table, line_starts, spans
from isms.records.locate import below
from isms.records.rows import columns_of
from isms.records.yaml_nodes import compose
from isms.records.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import FieldPath
    from isms.kind import Record


class Respelling(NamedTuple):
    """A value of a field, as it is read, and what is to stand in its place."""

    ordinal: int
    field: FieldPath
    old: str
    new: str


def in_yaml(kind: type[Record], text: str, wanted: Iterable[Respelling]) -> str:
    """Return a YAML text with some values in it replaced; one that is written otherwise is left."""
    root = compose(text)
    nodes: list[yaml.Node] = root.value if isinstance(root, yaml.SequenceNode) else [root] if root else []
    found: dict[int, tuple[yaml.ScalarNode, list[Respelling]]] = {}
    for each in wanted:
        if each.ordinal >= len(nodes):
            raise CannotEditError
        node = below(Keys(kind), nodes[each.ordinal], each.field)
        if isinstance(node, yaml.ScalarNode):
            found.setdefault(node.start_mark.index, (node, []))[1].append(each)
    return spliced(text, (_scalar(text, node, changes) for node, changes in found.values()))


def _scalar(text: str, node: yaml.ScalarNode, wanted: Iterable[Respelling]) -> Splice:
    """Return what writes a scalar with other parts, in the quotation marks that it has."""
    start, end = node.start_mark.index, node.end_mark.index
    written = text[start:end]
    if node.style in {"|", ">"}:
        for each in wanted:
            written = re.sub(rf"(?<![^\s;]){re.escape(each.old)}(?![^\s;])", each.new, written)
        return Splice(start, end, written)
    value = _replaced(node.value, wanted)
    return Splice(start, end, written if value == node.value else _one_line(value, node.style))


def _one_line(value: str, quote: str) -> str:
    """Return a scalar that reads as a value both inside brackets and outside."""
    inside, outside = (scalar(value, flow=flow, quote=quote) for flow in (True, False))
    return inside if inside == outside else scalar(value, flow=True, quote='"')


def in_csv(kind: type[Record], text: str, wanted: Iterable[Respelling]) -> str:
    """Return a CSV text with some values in it replaced; one that is written otherwise is left."""
    by_row: dict[int, list[Respelling]] = {}
    for each in wanted:
        by_row.setdefault(each.ordinal, []).append(each)
    table = Table("", text.encode())
    held = columns_of(kind, table.heads)
    starts = line_starts(text)
    splices: list[Splice] = []
    for ordinal, (line, row) in enumerate(table.rows(), HEAD):
        if ordinal in by_row:
            splices += _cells(text, spans(text, starts[line]), row, held, by_row[ordinal])
    if table.broken:
        raise CannotEditError
    return spliced(text, splices)


def _cells(
    text: str,
    places: list[tuple[int, int]],
    row: list[str],
    held: dict[FieldPath, int],
    wanted: Iterable[Respelling],
) -> Iterator[Splice]:
    """Yield what writes the cells of a row with other parts."""
    by_cell: dict[int, list[Respelling]] = {}
    for each in wanted:
        index = next((held[path] for path in _above(each.field) if path in held), None)
        if index is not None and index < len(row):
            by_cell.setdefault(index, []).append(each)
    for index, changes in by_cell.items():
        value = _replaced(row[index], changes)
        if value != row[index]:
            start, end = places[index]
            yield Splice(start, end, cell_text(value, quoted=text[start] == '"'))


def _above(field: FieldPath) -> Iterator[FieldPath]:
    """Yield a path and those above it, the longest first."""
    return (field[:length] for length in range(len(field), 0, -1))


def _replaced(value: str, wanted: Iterable[Respelling]) -> str:
    """Return a value, or the parts of it between semicolons, with others in the place of some."""
    for each in wanted:
        whole = _same(value, each.old)
        parts = [value] if whole else value.split(";")
        value = ";".join(
            part.replace(part.strip(), each.new) if whole or _same(part, each.old) else part for part in parts
        )
    return value


def _same(written: str, read: str) -> bool:
    return unicodedata.normalize("NFC", written.strip()) == read
