"""Where a field of a record is written: line and column, found again for what is shown."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import TYPE_CHECKING

import yaml

from isms.diagnostic import HEAD, Diagnostic, FieldPath, Message, Place, Spot
from isms.model.settings import Settings
from isms.records import csv_file, limits
from isms.records.changes import Keys
from isms.records.fact_layout import kind_at
from isms.records.layout import read_as
from isms.records.rows import columns_of
from isms.records.text import decode, knows
from isms.records.yaml_file import front_matter, items
from isms.records.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.kind import Record
    from isms.records.tree import Tree


def locate(tree: Tree, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with the line and column of every spot; each file is read once more."""
    wanted: dict[str, set[Spot]] = {}
    for diagnostic in diagnostics:
        for spot in _spots(diagnostic):
            wanted.setdefault(spot.path, set()).add(spot)
    found: dict[Spot, Place] = {}
    for path, spots in wanted.items():
        found.update(places(tree, path, spots))
    return [_located(diagnostic, found) for diagnostic in diagnostics]


def _spots(diagnostic: Diagnostic) -> Iterator[Spot]:
    """Go through the spots that a diagnostic stands at or speaks of."""
    spoken_of = (diagnostic.where, *diagnostic.message.values.values())
    return (spot for spot in spoken_of if isinstance(spot, Spot))


def _located(diagnostic: Diagnostic, found: Mapping[Spot, Place]) -> Diagnostic:
    """Return a diagnostic with places where it had spots."""
    where, message = diagnostic.where, diagnostic.message
    values = {name: found[value] for name, value in message.values.items() if isinstance(value, Spot)}
    if values:
        message = Message(message.text, {**message.values, **values})
    if isinstance(where, Spot) or values:
        where = found[where] if isinstance(where, Spot) else where
        return dataclasses.replace(diagnostic, where=where, message=message)
    return diagnostic


def places(tree: Tree, path: str, spots: Iterable[Spot]) -> Mapping[Spot, Place]:
    """Return the places of some spots of one file; the top of the file where it can no longer be read."""
    kind = Settings if path == "isms.yaml" else read_as(path).kind or kind_at(path)
    found = {spot: Place(path) for spot in spots}
    try:
        data = tree.read(path, limits.CSV_BYTES)
    except OSError:
        return found
    if kind is None:
        return found
    if path.endswith(".csv"):
        found.update(_in_csv(kind, path, data, found))
        return found
    text = decode(path, data, knows(kind.declaration.heads)).text
    if text is None:
        return found
    if path.endswith(".md"):
        cut = front_matter(text)
        found.update(_in_yaml(kind, path, cut[0], found, 2) if cut else {})
    else:
        found.update(_in_yaml(kind, path, text, found, 1))
    return found


def _in_csv(kind: type[Record], path: str, data: bytes, spots: Iterable[Spot]) -> dict[Spot, Place]:
    """Find cells; of a large file only the rows that are wanted are read."""
    excerpt = csv_file.excerpt(data, {spot.ordinal for spot in spots})
    if excerpt is None:
        text = decode(path, data, knows(kind.declaration.heads)).text
        return {} if text is None else _cells(kind, path, text, spots)
    here = {
        spot: spot._replace(ordinal=excerpt.rows[spot.ordinal][0])
        for spot in spots
        if spot.ordinal in excerpt.rows
    }
    found = _cells(kind, path, excerpt.data.decode("utf-8-sig"), here.values())
    return {
        spot: found[moved]._replace(line=excerpt.rows[spot.ordinal][1])
        for spot, moved in here.items()
        if moved in found
    }


def _cells(kind: type[Record], path: str, text: str, spots: Iterable[Spot]) -> dict[Spot, Place]:
    """Find cells: by field in a row, by index in the header."""
    held = columns_of(kind, csv_file.Table(path, text.encode()).heads)
    wanted: dict[int, set[int]] = {}
    cells: dict[Spot, tuple[int, int]] = {}
    for spot in spots:
        cells[spot] = (spot.ordinal, _column(held, spot))
        wanted.setdefault(spot.ordinal, set()).add(cells[spot][1])
    where = csv_file.places(path, text, wanted)
    return {spot: Place(path, *where[cell]) for spot, cell in cells.items() if cell in where}


def _column(columns: Mapping[FieldPath, int], spot: Spot) -> int:
    """Return the index of the column of a spot; the first where the field has none."""
    if spot.ordinal == HEAD or (spot.field and isinstance(spot.field[0], int)):
        return int(spot.field[0]) if spot.field else 0
    for length in range(len(spot.field), 0, -1):
        index = columns.get(spot.field[:length])
        if index is not None:
            return index
    return next((index for path, index in columns.items() if path[:1] == spot.field[:1]), 0)


def _in_yaml(
    kind: type[Record], path: str, text: str, spots: Iterable[Spot], first_line: int
) -> dict[Spot, Place]:
    """Find the values of fields; the start of the nearest part that is written where a field is not."""
    nodes = _nodes(text)
    found = {}
    for spot in spots:
        if 0 <= spot.ordinal < len(nodes):
            offset, node = nodes[spot.ordinal]
            mark = below(Keys(kind), node, spot.field).start_mark if node else None
            line, column = (mark.line, mark.column) if mark and mark.index < len(text) else (0, 0)
            found[spot] = Place(path, line + offset + first_line, column + 1)
    return found


def _nodes(text: str) -> list[tuple[int, yaml.Node | None]]:
    """Return the node of each record with the number of lines before it, cut as the reader cuts."""
    root = compose(text)
    if isinstance(root, yaml.SequenceNode):
        return [(0, node) for node in root.value]
    if root is not None:
        return [(0, root)]
    nodes: list[tuple[int, yaml.Node | None]] = []
    for offset, piece in items(text):
        part = compose(piece)
        inside = part.value if isinstance(part, yaml.SequenceNode) else [part]
        nodes += [(offset, node) for node in inside]
    return nodes


def below(keys: Keys, node: yaml.Node, path: FieldPath) -> yaml.Node:
    """Return the node at a path; the nearest one above it that is written."""
    for step in path:
        inside = _inside(keys, node, step)
        if inside is None or (isinstance(inside, yaml.ScalarNode) and not inside.value):
            break
        node, keys = inside, keys.below(step)
    return node


def _inside(keys: Keys, node: yaml.Node, step: str | int) -> yaml.Node | None:
    """Return an item of a list, or the value of the key that is, or means, a step."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if not isinstance(node, yaml.MappingNode) or not isinstance(step, str):
        return None
    written = [(unicodedata.normalize("NFC", str(key.value)), value) for key, value in node.value]
    exact = (value for key, value in written if key == step)
    return next(exact, None) or next((value for key, value in written if keys.same(key, step)), None)
