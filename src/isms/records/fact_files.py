"""Every file of facts: those that ship, and those of a programme, which stand before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from isms.kind import Shape
from isms.records import facts
from isms.records.fact_layout import OWN, kind_at
from isms.records.own_facts import facts_of
from isms.records.tree import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Language, Misreading
    from isms.kind import Record
    from isms.knowledge.confidence import Confidence
    from isms.records.tree import Tree

DESCRIBING = frozenset(
    {
        *(
            "id",
            "title_ja",
            "title_en",
            "version",
            "licence",
            "source",
            "source_ja",
            "confidence",
            "note",
            "note_ja",
            "note_en",
        ),
        *("valid_from", "valid_to", "standard", "body", "occasion", "acceptable", "bands_source"),
    }
)
"""What a header says of itself and its parts; anything else is a fact by itself."""


@dataclass(frozen=True)
class FactFile:
    """A file of facts.

    ``name`` is its path below ``knowledge/`` without the ending. ``header`` is the fact of a YAML file, which
    its rows belong to; a table has none.
    """

    path: str
    kind: type[Record]
    own: bool
    header: Record | None
    found: tuple[Record, ...] = ()
    misreadings: tuple[Misreading, ...] = ()

    @property
    def name(self) -> str:
        """How the file is named on the command line."""
        return self.path.removeprefix(OWN).rpartition(".")[0]

    @cached_property
    def rows(self) -> tuple[Record, ...]:
        """Each fact by itself: the rows of a table, or the parts of a header after what it says itself."""
        header = self.header
        if header is None:
            return self.found
        fields = header.declaration.fields.values()
        parts = (getattr(header, f.name) for f in fields if f.shape in {Shape.GROUPS, Shape.NAMED})
        found = tuple(
            part
            for several in parts
            for part in (several.values() if isinstance(several, Mapping) else several)
        )
        tells = any(
            f.shape is Shape.ONE and f.name not in DESCRIBING and not header.lacks(f.name) for f in fields
        )
        return (header, *found) if tells or not found else found

    def confidence(self, row: Record) -> Confidence | None:
        """Return how sure a row is: what it says itself, else what its header says."""
        own: Confidence | None = getattr(row, "confidence", None)
        return own or getattr(self.header, "confidence", None)

    def source(self, row: Record, language: Language = "en") -> str | None:
        """Return where a row is from, as it says itself or its header; in Japanese where there is that."""
        names = ("source_ja", "source") if language == "ja" else ("source",)
        said = (getattr(each, name, None) for each in (row, self.header) for name in names)
        return next(filter(None, said), None)

    def key(self, row: Record) -> str | None:
        """Return the name that the header gives to a row; None where it gives none."""
        return self._keys.get(id(row))

    @cached_property
    def _keys(self) -> Mapping[int, str]:
        header = self.header
        fields = header.declaration.fields.values() if header is not None else ()
        named = (getattr(header, f.name) for f in fields if f.shape is Shape.NAMED)
        return {id(row): name for rows in named for name, row in rows.items()}


def fact_files(own: Tree | None = None) -> Iterator[FactFile]:
    """Go through the files of facts by name; one of the programme's own stands for the packaged one."""
    found = {file.name: file for file in _of(facts.tree(), own=False)}
    if own is not None:
        found |= {file.name: file for file in _of(own, own=True)}
    yield from (found[name] for name in sorted(found))


def _of(tree: Tree, *, own: bool) -> Iterator[FactFile]:
    """Read the files of one tree; what holds no fact is passed over."""
    for entry in tree.entries():
        kind = kind_at(entry.path if own else OWN + entry.path)
        if kind is not None and entry.nature is Nature.FILE and entry.path.endswith((".yaml", ".csv")):
            misreadings: list[Misreading] = []
            header, rows = facts_of(tree, entry.path, kind, misreadings)
            yield FactFile(entry.path, kind, own, header, rows, tuple(misreadings))
