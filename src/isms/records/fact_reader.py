"""A file of facts to facts, through the reader of records; what is wrong with it is said."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Misreading, Place, Spot, Text
from isms.kind import Record
from isms.records import limits
from isms.records.build import Builder
from isms.records.csv_file import Table
from isms.records.rows import Rows
from isms.records.text import decode, knows
from isms.records.tree import LARGE, TooLarge
from isms.records.yaml_file import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms.records.tree import Tree

R = TypeVar("R", bound=Record)

ONE_FACT = Text(
    ja="1ファイルに1件(一覧の形にせず、ファイルを分ける)", en="one of them in a file, not a list of several"
)


class FactReader:
    """Reads the fact files of a tree, and collects what is wrong with them."""

    def __init__(self, tree: Tree, misreadings: list[Misreading]) -> None:
        """Read from this tree; what is wrong is added to the list."""
        self.tree = tree
        self.misreadings = misreadings

    def fact(self, path: str, kind: type[R]) -> R | None:
        """Return the fact of one file, or None where it holds none that can be read."""
        data = self.data(path, limits.YAML_BYTES)
        if data is None:
            return None
        decoded = decode(path, data, knows(kind.declaration.heads))
        self.misreadings += decoded.misreadings
        if decoded.text is None:
            return None
        parsed = parse(path, unicodedata.normalize("NFC", decoded.text))
        self.misreadings += parsed.misreadings
        if not parsed.records:
            self.misreadings.append(Misreading("REC013", Place(path)))
        if len(parsed.records) > 1:
            values = {"expected": ONE_FACT}
            self.misreadings.append(Misreading("REC012", Spot(path, 1), values))
        builder = Builder(date.max, lambda scalar: scalar.read)
        whole = [builder.mapping(kind, raw, Spot(path, n)) for n, raw in enumerate(parsed.records) if raw]
        self.misreadings += builder.misreadings
        fact = whole[0] if len(whole) == 1 else None
        if not isinstance(fact, kind):
            return None
        fact.named(fact.identity())
        return fact

    def rows(self, path: str, kind: type[Record]) -> tuple[Record, ...]:
        """Return the facts of one table; none where it cannot be read."""
        data = self.data(path, limits.CSV_BYTES)
        if data is None:
            return ()
        decoded = decode(path, data, knows(kind.declaration.heads))
        self.misreadings += decoded.misreadings
        table = Table(path, (decoded.text or "").encode())
        builder = Builder(date.max, lambda scalar: scalar.read)
        rows = Rows(builder, kind, path, table.heads)
        made: list[Record] = []
        ordinal = 0
        for chunk in table.chunks():
            made += rows.records(chunk, ordinal)[0]
            ordinal += len(chunk)
        self.misreadings += [*table.broken, *builder.misreadings]
        if decoded.text is not None and not ordinal and not table.broken:
            self.misreadings.append(Misreading("REC013", Place(path)))
        return tuple(made)

    def data(self, path: str, limit: int) -> bytes | None:
        """Return the bytes of a file; that it cannot be opened was said when it was looked at."""
        try:
            return self.tree.read(path, limit)
        except TooLarge:
            values = {"what": LARGE, "limit": f"{limit >> 20} MB"}
            self.misreadings.append(Misreading("REC009", Place(path), values))
        except OSError:
            pass
        return None

    def keyed(self, found: Iterable[Record], kind: type[R]) -> dict[str, R]:
        """Return facts by their keys; of two with one key the first stays."""
        known: dict[str, R] = {}
        for fact in found:
            if not isinstance(fact, kind):
                continue
            key = fact.identity()
            first = known.setdefault(key, fact)
            if first is not fact:
                self.repeated(fact, first)
        return known

    def repeated(self, fact: Record, first: Record) -> None:
        """Say that a fact has the key of another."""
        kind = fact.declaration
        field, key = kind.key[-1:], fact.identity()
        where = Spot(fact.file, fact.ordinal, field)
        values = {"key": key, "first": Spot(first.file, first.ordinal, field)}
        self.misreadings.append(Misreading("REC004", where, values, kind.name, key))
