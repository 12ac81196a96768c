"""The facts that a programme leans on, from its own ``knowledge/`` first, then from the packaged ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from isms.knowledge import (
    Calendar,
    ContractItem,
    Coverage,
    FormSet,
    Framework,
    FrameworkMapping,
    Knowledge,
    LawFact,
    MandatoryDocuments,
    Method,
    ReportDuty,
    Scheme,
)
from isms.records.fact_layout import strays
from isms.records.own_facts import OwnFacts
from isms.records.packaged import packaged, packaged_framework, shipped, shipped_frameworks
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from isms.diagnostic import Misreading
    from isms.kind import Record
    from isms.model.settings import Settings
    from isms.records.tree import Tree

FRAMEWORKS: Mapping[str, tuple[str, ...]] = {"iso27001": ("iso27001",), "pmark": ("pmark", "jisq15001")}
"""The frameworks of requirements behind each standard."""
WAYS: Mapping[str, str] = {"iso27001": "isms-steps", "pmark": "pmark-steps"}
"""The framework of steps to the certificate of each standard."""
LAW = "law"
"""What the name of a duty begins with that holds whatever the standard."""
ASKED_BY: Mapping[type[Record], tuple[str, ...]] = {
    ReportDuty: ("incidents/",),
    Scheme: ("certifications/",),
    Calendar: ("incidents/", "certifications/", "logs/types/"),
    LawFact: ("laws/", "personal-information/"),
    ContractItem: ("suppliers/",),
}
"""The folders whose records ask for a kind of fact: where they are empty, it need not be read."""


def gather(
    settings: Settings,
    own: Tree,
    paths: Iterable[str],
    misreadings: list[Misreading],
    named: Iterable[str] = (),
) -> Knowledge:
    """Return the facts that a programme leans on; what is wrong with its own files is said.

    ``paths`` are the regular files of its tree, ``named`` the frameworks that its records name. Of those that
    were imported, only these are read, and those that the settings, its mappings and its coverage name: a
    list of a thousand controls that nobody uses costs nothing. So it is with the packaged steps.
    """
    standards = goals(settings)
    frameworks = {name for standard in standards for name in FRAMEWORKS.get(standard, (standard,))}
    risk = settings.risk
    methods = {name for name in (risk.method, risk.lifecycle_method) if name} if risk else set()
    every = list(paths)
    frameworks |= set(WAYS.values()).intersection(named)
    asked = {kind for kind, folders in ASKED_BY.items() if any(path.startswith(folders) for path in every)}
    misreadings += strays(every)
    reader = OwnFacts(own, every, misreadings)
    mappings, coverage = reader.all(FrameworkMapping, (), ()), reader.all(Coverage, ())
    ends = {name for each in mappings.values() for name in (each.source_framework, each.target_framework)}
    shown = {each.framework for each in coverage.values()}
    titled = {name for _, name in reader.titles()}
    wanted = sorted(frameworks | (ends & set(shipped(Framework))))
    known = reader.titled(reader.all(Framework, wanted, frameworks.union(named, ends, shown, titled)))
    reader.look_for_titled(known)
    return Knowledge(
        frameworks=known,
        mappings=mappings,
        methods=reader.all(Method, methods),
        packaged_methods=shipped(Method),
        form_sets=reader.all(FormSet, shipped(FormSet) if "pmark" in standards else ()),
        calendars=reader.all(Calendar, shipped(Calendar) if Calendar in asked else ()),
        mandatory_documents=reader.all(MandatoryDocuments, _of(MandatoryDocuments, standards)),
        report_duties=reader.all(
            ReportDuty, _of(ReportDuty, [*standards, LAW] if ReportDuty in asked else [])
        ),
        schemes=reader.all(Scheme, _of(Scheme, standards if Scheme in asked else [])),
        laws=reader.table(LawFact) if "pmark" in standards or LawFact in asked else {},
        coverage=coverage,
        tables=dict(reader.tables(asked)),
    )


def consulted(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """Return the facts together with the packaged ones that coverage of some frameworks leans on.

    They are read when coverage is asked for, and not before: a check does without them.
    """
    frameworks = dict(knowledge.frameworks)
    for name in names:
        found = knowledge.framework(name) or packaged_framework(name)
        if found is not None:
            frameworks[found.id] = found
    coverage = dict(knowledge.coverage)
    mandatory = dict(knowledge.mandatory_documents)
    for name in shipped_frameworks():
        facts_of = packaged(Coverage, name)
        if facts_of is not None:
            coverage.setdefault(facts_of.id, facts_of)
        asked = packaged(MandatoryDocuments, name)
        if asked is not None:
            mandatory.setdefault(asked.id, asked)
    return replace(knowledge, frameworks=frameworks, coverage=coverage, mandatory_documents=mandatory)


def completed(
    knowledge: Knowledge, own: Tree, paths: Iterable[str], named: Container[str] | None = None
) -> tuple[Knowledge, list[Misreading]]:
    """Return the facts together with every framework and mapping that there is.

    Of imported ones only those that are ``named``, where that is given. With them comes what is wrong with
    the files that were not read before.
    """
    misreadings: list[Misreading] = []
    known = {framework.file for framework in knowledge.frameworks.values()}
    reader = OwnFacts(own, (path for path in paths if path not in known), misreadings)
    more = reader.titled(reader.all(Framework, shipped(Framework), named))
    mappings = reader.all(FrameworkMapping, shipped(FrameworkMapping), named)
    found = replace(knowledge, frameworks=more | knowledge.frameworks, mappings=knowledge.mappings | mappings)
    return found, misreadings


def _of(kind: type[Record], standards: Iterable[str]) -> Iterable[str]:
    """Return the names of the packaged facts of a kind that begin with one of these standards."""
    return [name for name in shipped(kind) if name.startswith(tuple(standards))]
