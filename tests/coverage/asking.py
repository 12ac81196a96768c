"""What the tests of holdings share: one thing that is wanted, and what a small programme holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.coverage.holding import held
from isms.coverage.showings import Request
from isms.knowledge import Wanted
from tests.coverage.reading import DAY, programme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.coverage.state import Holding

SUPPLIER = {"id": "S-1", "name": "運送会社", "service": "配送", "owner": "P-1"}
LINE = {
    "id": "PI-1",
    "name": "応募者",
    "department": "D-1",
    "owner": "P-1",
    "purpose": "選考",
    "items": "氏名",
    "acquisition": "direct_written",
    "medium": "paper",
    "location": "金庫",
    "retention": "1年",
    "disposal": "溶解",
}
DOCUMENT = {"id": "D-1", "title": "方針", "version": "1", "satisfies": ["27001:5.2"]}
APPROVED = {"approved_by": "P-1", "approved_on": "2026-04-01"}


def wants(kind: str, **more: Any) -> Wanted:
    return Wanted(ja="求めるもの", en="what is wanted", kind=kind, **more)


def holding(files: Mapping[str, Any], wanted: Wanted, item: str = "5.2", day: date = DAY) -> Holding:
    requirement = f"iso27001:{item}"
    return held(programme(files, day), Request(wanted, requirement, frozenset({requirement}), requirement))


def reasons(found: Holding) -> list[str]:
    return [lack.reason.say("en") for lack in found.lacks]
