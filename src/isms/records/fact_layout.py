"""Which file of ``knowledge/`` holds which kind of fact, by its folder and name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        practice.ThreatByMedium,
    )
    return tables, (annex.Title, practice.SelfCheck)
