"""Which file of ``knowledge/`` holds which kind of fact, by its folder and name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isms.diagnostic import Misreading, Place
from isms.knowledge import (
    Calendar,
    ContractItem,
    Coverage,
    FormSet,
    Framework,
    FrameworkMapping,
    LawFact,
    MandatoryDocuments,
    Method,
    ReportDuty,
    Scheme,
)
from isms.near import NEAR, Vocabulary
from isms.records.layout import DATA_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.kind import Record

OWN = "knowledge/"
"""Where a programme keeps facts of its own."""
TITLES = f"{OWN}titles/"
"""Where a programme keeps other titles for the items of a framework: a table named like the framework."""
TABLES: tuple[type[Record], ...] = (LawFact, ContractItem)
"""The facts that rules lean on and that are kept as one table each, named as their folder would be."""
KINDS: tuple[type[Record], ...] = (
    Framework,
    FrameworkMapping,
    Method,
    FormSet,
    Calendar,
    MandatoryDocuments,
    ReportDuty,
    Scheme,
    Coverage,
)


def kind_at(path: str) -> type[Record] | None:
    """Return the kind of fact that a path of a programme's own ``knowledge/`` holds."""
    if not path.startswith(OWN):
        return None
    return _kind_among(path, TABLES, KINDS) or _kind_among(path, *seldom_asked())


def table_of(kind: type[Record]) -> str:
    """Return the path under which a programme brings the table of a kind of fact."""
    return f"{OWN}{kind.declaration.folder}.csv"


def _kind_among(
    path: str, tables: Iterable[type[Record]], folders: Iterable[type[Record]]
) -> type[Record] | None:
    table = next((k for k in tables if path == table_of(k)), None)
    return table or next((k for k in folders if path.startswith(f"{OWN}{k.declaration.folder}/")), None)


@cache
def seldom_asked() -> tuple[tuple[type[Record], ...], tuple[type[Record], ...]]:
    """Return the kinds of fact that no rule leans on: those that are one table each, and those in folders."""
    from isms.knowledge import annex, marks, practice  # noqa: PLC0415 - few commands need them

    tables = (
        annex.Edition,
        annex.Succession,
        annex.EarlierSuccession,
        annex.TitleVariant,
        marks.ComparisonCell,
        marks.Outdated,
        marks.AuditDays,
        marks.Fee,
        marks.FurtherFee,
        marks.SizeBand,
        marks.TimeLine,
        marks.Transition,
        practice.AccidentFigure,
        practice.RiskProposal,
        practice.ThreatByMedium,
    )
    return tables, (annex.Title, practice.SelfCheck)


def strays(paths: Iterable[str]) -> Iterator[Misreading]:
    """Name the files of ``knowledge/`` that someone may take for facts, and that nothing reads."""
    for path in paths:
        if path.startswith(OWN) and path.lower().endswith(DATA_ENDINGS) and not _is_read(path):
            name = path.removeprefix(OWN)
            meant = _meant(name)
            near = NEAR.of(near=OWN + meant) if meant else ""
            yield Misreading("REC031", Place(path), {"name": name, "near": near})


def _is_read(path: str) -> bool:
    """Tell whether a path is that of a fact, its ending included."""
    kind = kind_at(path)
    return kind is not None and (path == table_of(kind) or path.endswith(_ending(kind.declaration.folder)))


def _ending(folder: str) -> str:
    """Return how the files of a folder end: other titles are tables, one for each framework."""
    return ".csv" if f"{OWN}{folder}/" == TITLES else ".yaml"


def _meant(name: str) -> str | None:
    """Return the name that a file in ``knowledge/`` was meant to have; None where no name is close."""
    tables, folders = ([k.declaration.folder for k in kinds] for kinds in _every_kind())
    first, below, rest = name.partition("/")
    word = first if below else first.rpartition(".")[0]
    folder = _nearest(word, folders) if below else None
    if folder is not None:
        return f"{folder}/{rest.rpartition('.')[0]}{_ending(folder)}"
    table = _nearest(word, tables)
    return f"{table}.csv" if table is not None else None


def _every_kind() -> tuple[tuple[type[Record], ...], tuple[type[Record], ...]]:
    """Return the kinds that are one table each, and those in folders."""
    tables, folders = seldom_asked()
    return (*TABLES, *tables), (*KINDS, *folders)


def _nearest(word: str, known: list[str]) -> str | None:
    return word if word in known else Vocabulary(known).nearest(word)
