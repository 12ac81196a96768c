"""What can be done with a programme: one function for each act, for the command line and for scripts.

    from datetime import date
    from pathlib import Path
    from isms import api

    loaded = api.load(Path("our-isms"), date(2026, 11, 22))
    report = api.check(loaded)

Stability: names listed in docs/api.md keep their meaning within a major version; what they take and return
may grow. Nothing here prints, asks the clock or ends the process.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isms.api.accepting import SignedOff as SignedOff
    from isms.api.accepting import accept as accept
    from isms.api.adding import Added as Added
    from isms.api.adding import Moment as Moment
    from isms.api.adding import new_record as new_record
    from isms.api.answers import comparison as comparison
    from isms.api.answers import matrix as matrix
    from isms.api.answers import rescore as rescore
    from isms.api.answers import score as score
    from isms.api.answers import statement as statement
    from isms.api.baseline import Baseline as Baseline
    from isms.api.baseline import read_baseline as read_baseline
    from isms.api.beginning import Begun as Begun
    from isms.api.beginning import Plan as Plan
    from isms.api.beginning import init as init
    from isms.api.checking import Report as Report
    from isms.api.checking import check as check
    from isms.api.comparing import FrameworkDifference as FrameworkDifference
    from isms.api.comparing import framework_difference as framework_difference
    from isms.api.confirming import CheckedMonth as CheckedMonth
    from isms.api.confirming import check_inspections as check_inspections
    from isms.api.confirming import check_objectives as check_objectives
    from isms.api.covering import coverage as coverage
    from isms.api.covering import status as status
    from isms.api.doctoring import Observation as Observation
    from isms.api.doctoring import examine as examine
    from isms.api.doctoring import repair as repair
    from isms.api.errors import Refused as Refused
    from isms.api.errors import RequestError as RequestError
    from isms.api.errors import UnusableError as UnusableError
    from isms.api.extending import Extended as Extended
    from isms.api.extending import add_standards as add_standards
    from isms.api.filled_sheets import SheetRead as SheetRead
    from isms.api.filled_sheets import read_inspection_sheet as read_inspection_sheet
    from isms.api.finding import department_named as department_named
    from isms.api.finding import framework_named as framework_named
    from isms.api.finding import kind_named as kind_named
    from isms.api.finding import person_named as person_named
    from isms.api.finding import record_named as record_named
    from isms.api.finding import with_every_framework as with_every_framework
    from isms.api.importing import FrameworkImport as FrameworkImport
    from isms.api.importing import framework_in as framework_in
    from isms.api.importing import import_frameworks as import_frameworks
    from isms.api.inspecting import inspection_listing as inspection_listing
    from isms.api.inspecting import inspection_months as inspection_months
    from isms.api.inspection_sheets import inspection_sheet as inspection_sheet
    from isms.api.knowing import compare as compare
    from isms.api.knowing import fact_files as fact_files
    from isms.api.knowing import fees as fees
    from isms.api.loading import Loaded as Loaded
    from isms.api.loading import load as load
    from isms.api.loading import nearest_root as nearest_root
    from isms.api.loading import timezone as timezone
    from isms.api.mending import Mended as Mended
    from isms.api.mending import apply as apply
    from isms.api.mending import fixes as fixes
    from isms.api.mending import tidied as tidied
    from isms.api.months import month_named as month_named
    from isms.api.oscal import statement_as_oscal as statement_as_oscal
    from isms.api.packing import Packed as Packed
    from isms.api.packing import pack as pack
    from isms.api.proposing import proposals as proposals
    from isms.api.proving import Proof as Proof
    from isms.api.proving import selftest as selftest
    from isms.api.pursuing import objective_listing as objective_listing
    from isms.api.pursuing import objective_months as objective_months
    from isms.api.raising import Raised as Raised
    from isms.api.raising import raise_findings as raise_findings
    from isms.api.raising import to_raise as to_raise
    from isms.api.recording import MonthEntry as MonthEntry
    from isms.api.recording import Recorded as Recorded
    from isms.api.recording import record_month as record_month
    from isms.api.renaming import Renamed as Renamed
    from isms.api.renaming import rename as rename
    from isms.api.rendering import render as render
    from isms.api.revisions import baseline_at as baseline_at
    from isms.api.revisions import tree_at as tree_at
    from isms.api.schemas import schema_text as schema_text
    from isms.api.succeeding import Mapped as Mapped
    from isms.api.succeeding import map_statement as map_statement
    from isms.api.tracing import trail as trail
    from isms.api.treating import plan as plan
    from isms.api.upgrading import Upgrade as Upgrade
    from isms.api.upgrading import upgrade as upgrade
    from isms.documents.traced import Traced as Traced
    from isms.inspecting.cells import Asking as Asking

_ACTS = {
    "isms.api.accepting": ("SignedOff", "accept"),
    "isms.api.adding": ("Added", "Moment", "new_record"),
    "isms.api.answers": ("comparison", "matrix", "rescore", "score", "statement"),
    "isms.api.baseline": ("Baseline", "read_baseline"),
    "isms.api.beginning": ("Begun", "Plan", "init"),
    "isms.api.checking": ("Report", "check"),
    "isms.api.comparing": ("FrameworkDifference", "framework_difference"),
    "isms.api.confirming": ("CheckedMonth", "check_inspections", "check_objectives"),
    "isms.api.covering": ("coverage", "status"),
    "isms.api.doctoring": ("Observation", "examine", "repair"),
    "isms.api.errors": ("Refused", "RequestError", "UnusableError"),
    "isms.api.extending": ("Extended", "add_standards"),
    "isms.api.filled_sheets": ("SheetRead", "read_inspection_sheet"),
    "isms.api.finding": (
        "department_named",
        "framework_named",
        "kind_named",
        "person_named",
        "record_named",
        "with_every_framework",
    ),
    "isms.api.importing": ("FrameworkImport", "framework_in", "import_frameworks"),
    "isms.api.inspecting": ("inspection_listing", "inspection_months"),
    "isms.api.inspection_sheets": ("inspection_sheet",),
    "isms.documents.traced": ("Traced",),
    "isms.inspecting.cells": ("Asking",),
    "isms.api.knowing": ("compare", "fact_files", "fees"),
    "isms.api.loading": ("Loaded", "load", "nearest_root", "timezone"),
    "isms.api.mending": ("Mended", "apply", "fixes", "tidied"),
    "isms.api.months": ("month_named",),
    "isms.api.oscal": ("statement_as_oscal",),
    "isms.api.packing": ("Packed", "pack"),
    "isms.api.proposing": ("proposals",),
    "isms.api.proving": ("Proof", "selftest"),
    "isms.api.pursuing": ("objective_listing", "objective_months"),
    "isms.api.raising": ("Raised", "raise_findings", "to_raise"),
    "isms.api.recording": ("MonthEntry", "Recorded", "record_month"),
    "isms.api.renaming": ("Renamed", "rename"),
    "isms.api.rendering": ("render",),
    "isms.api.revisions": ("baseline_at", "tree_at"),
    "isms.api.schemas": ("schema_text",),
    "isms.api.succeeding": ("Mapped", "map_statement"),
    "isms.api.tracing": ("trail",),
    "isms.api.treating": ("plan",),
    "isms.api.upgrading": ("Upgrade", "upgrade"),
}
"""Where each name is defined; a module is imported when one of its names is first used."""
_HOME = {name: module for module, names in _ACTS.items() for name in names}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the names above


def __getattr__(name: str) -> object:
    """Import what a name stands for."""
    try:
        return getattr(import_module(_HOME[name]), name)
    except KeyError:
        message = f"module 'isms.api' has no attribute {name!r}"
        raise AttributeError(message) from None
