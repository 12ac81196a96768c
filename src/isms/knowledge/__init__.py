"""What the tool knows from outside: the types of packaged facts, each with source and confidence.

The facts themselves are data files: those in ``templates/knowledge/`` ship with the tool, those in a
programme's own ``knowledge/`` are found first. Both are read by the same reader as records. The types that a
check meets are named here; those of tables that few commands ask for stay in their modules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from isms.kind import Record
from isms.knowledge.confidence import UNCONFIRMED, Confidence, unsure
from isms.knowledge.duties import Calendar, ContractItem, MandatoryDocuments, ReportDuty
from isms.knowledge.forms import Form, FormSet
from isms.knowledge.frameworks import Framework, Item
from isms.knowledge.imports import Imported
from isms.knowledge.laws import LawFact, Need
from isms.knowledge.mappings import FrameworkMapping
from isms.knowledge.methods import (
    Asked,
    Band,
    BandsSource,
    Method,
    Scale,
    ScaleLevel,
    Step,
    StepKind,
)
from isms.knowledge.schemes import Scheme
from isms.knowledge.showing import Coverage, Wanted
from isms.knowledge.validity import holds

__all__ = [
    "UNCONFIRMED",
    "Asked",
    "Band",
    "BandsSource",
    "Calendar",
    "Confidence",
    "ContractItem",
    "Coverage",
    "Form",
    "FormSet",
    "Framework",
    "FrameworkMapping",
    "Imported",
    "Item",
    "Knowledge",
    "LawFact",
    "MandatoryDocuments",
    "Method",
    "Need",
    "ReportDuty",
    "Scale",
    "ScaleLevel",
    "Scheme",
    "Step",
    "StepKind",
    "Wanted",
    "unsure",
]

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Knowledge:
    """The facts that a programme leans on, by id; a framework also by each of its aliases."""

    frameworks: dict[str, Framework] = field(default_factory=dict)
    mappings: dict[str, FrameworkMapping] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    packaged_methods: tuple[str, ...] = ()
    """The ids of the methods that ship, of which only those in use are read."""
    form_sets: dict[str, FormSet] = field(default_factory=dict)
    laws: dict[str, LawFact] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    mandatory_documents: dict[str, MandatoryDocuments] = field(default_factory=dict)
    report_duties: dict[str, ReportDuty] = field(default_factory=dict)
    schemes: dict[str, Scheme] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    tables: dict[type[Record], Mapping[str, Record]] = field(default_factory=dict)
    """Facts that are read only when they are asked for, by kind and key; the programme's own always."""

    def table(self, kind: type[R]) -> Mapping[str, R]:
        """Return the facts of a kind that was asked for before."""
        return cast("Mapping[str, R]", self.tables[kind])

    def standing(self, kind: type[R], day: date) -> list[R]:
        """Return those facts of a kind that hold on a day."""
        return [fact for fact in self.table(kind).values() if holds(fact, day)]

    def framework(self, name: str) -> Framework | None:
        """Return the framework with this id or alias."""
        found = self.frameworks.get(name)
        if found is None:
            found = next((f for f in self.frameworks.values() if name in f.aliases), None)
        return found
