"""The facts that ship with the tool: each file is read once, when it is first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from isms.kind import Record
from isms.knowledge import Framework
from isms.records import facts
from isms.records.fact_layout import OWN, kind_at
from isms.records.fact_reader import FactReader

if TYPE_CHECKING:
    from isms.knowledge import Knowledge

R = TypeVar("R", bound=Record)


def packaged(kind: type[R], name: str) -> R | None:
    """Return a packaged fact by the name of its file, or None."""
    found = _once_read(f"{kind.declaration.folder}/{name}.yaml")
    return found if isinstance(found, kind) else None


def shipped(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of the packaged facts of a kind."""
    return _names(kind.declaration.folder)


def packaged_table(kind: type[R]) -> dict[str, R]:
    """Return the facts of a packaged table by their keys."""
    found = _table_read_once(f"{kind.declaration.folder}.csv")
    return {fact.identity(): fact for fact in found if isinstance(fact, kind)}


def packaged_framework(name: str) -> Framework | None:
    """Return a packaged framework by its id or by one of its other names."""
    if name in shipped_frameworks():
        return packaged(Framework, name)
    every = (packaged(Framework, each) for each in shipped_frameworks())
    return next((each for each in every if each is not None and name in each.aliases), None)


def shipped_frameworks() -> tuple[str, ...]:
    """Return the ids of the packaged frameworks."""
    return shipped(Framework)


def ask(knowledge: Knowledge, *kinds: type[Record]) -> None:
    """Read packaged facts of some kinds, unless the programme brings its own."""
    for kind in kinds:
        if kind not in knowledge.tables:
            knowledge.tables[kind] = packaged_table(kind)


@cache
def _once_read(path: str) -> Record | None:
    """Read a packaged fact once: while a process runs it does not change, and nobody writes to it."""
    kind = kind_at(OWN + path)
    return FactReader(facts.tree(), []).fact(path, kind) if kind else None


@cache
def _table_read_once(path: str) -> tuple[Record, ...]:
    """Read a packaged table of facts once."""
    kind = kind_at(OWN + path)
    return FactReader(facts.tree(), []).rows(path, kind) if kind else ()


@cache
def _names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (facts.templates() / "knowledge" / folder).glob("*.yaml")))
