"""A report with a diagnostic of each level, one that is waived, and texts that a format may trip over."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from isms.api import Report
from isms.diagnostic import Diagnostic, Level, Place, Text
from isms.model.waiver import Waiver
from isms.rules import packaged
from isms.rules.fingerprints import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Callable

SAID = Text(ja="「{what}」は使えません。", en="'{what}' cannot be used.")
HINT = Text(ja="{what} を直してください。", en="Mend {what}.")
DAY = datetime.date(2026, 11, 22)


def said(
    code: str,
    level: Level,
    what: object,
    place: Place,
    record: str | None = None,
    waived_by: str | None = None,
) -> Diagnostic:
    """Return a diagnostic that says something of ``what``."""
    kind = "risk" if record else None
    return Diagnostic(
        code,
        level,
        SAID.of(what=what),
        place,
        HINT.of(what=what),
        kind,
        record,
        ("27001:6.1.2",),
        level,
        waived_by,
    )


@pytest.fixture
def report_of() -> Callable[..., Report]:
    """Return what makes a report of some diagnostics."""

    def make(*diagnostics: Diagnostic, **more: object) -> Report:
        rules = {code: packaged()[code] for code in ("REC001", "REC006", "REF001", "RSK007")}
        return Report(DAY, 12, tuple(fingerprinted(diagnostics)), rules=rules, **more)  # type: ignore[arg-type]

    return make


@pytest.fixture
def report(report_of: Callable[..., Report]) -> Report:
    """Return a report with one diagnostic of each level and one that is waived."""
    waiver = Waiver(
        id="W-01",
        rule="REC006",
        path="assets/a,b.csv",
        reason="移行中 <100%>",
        approved_by="P-01",
        until=datetime.date(2027, 3, 31),
    )
    return report_of(
        said("REC006", Level.WARNING, "x", Place("assets/a,b.csv", 3, 9), waived_by="W-01"),
        said("RSK007", Level.WARNING, "<a> & | `b`", Place("risks/R-001.yaml", 1, 1), "R-001"),
        said("REF001", Level.ERROR, "50%: a\n::error::b", Place("risks/R-002.yaml", 7, 12), "R-002"),
        said("REC001", Level.INFO, "\x1b[31m\u202ered", Place("表/い:ろ.yaml", 2, 3)),
        waivers=(waiver,),
    )
