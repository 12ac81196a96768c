"""The comparison with Annex A that 27001:6.1.3 c) asks for: that no necessary control was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.model.control import Reason
from isms.model.once import once
from isms.scalars import Word
from isms.soa.keys import HOME
from isms.soa.statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.diagnostic import Language
    from isms.model.programme import Programme
    from isms.soa.row import Row


class Result(Word):
    """What the comparison found of one control."""

    UNKNOWN = "unknown", "そのフレームワークにない番号", "Not an item of its framework"
    OMITTED = "omitted", "リスク対応に必要なのに除外", "Needed to treat a risk, yet excluded"
    UNDECIDED = "undecided", "未決定", "Undecided"
    UNEXPLAINED = (
        "unexplained",
        "適用するが、挙げたリスクも他の理由もない",
        "Applies without a risk or reason",
    )
    CHOSEN = "chosen", "リスク対応のために選択", "Chosen to treat a risk"
    OTHERWISE = (
        "otherwise",
        "法令・契約・基本方針のために選択",
        "Chosen for law, contract or baseline",
    )
    BEYOND = "beyond", "附属書Aにない必要な管理策", "Necessary beyond Annex A"
    EXCLUDED = "excluded", "除外(必要とするリスクなし)", "Excluded, no risk needs it"
    NOT_NEEDED = "not_needed", "附属書A以外で、適用しないもの", "Beyond Annex A, does not apply"


OPEN = frozenset({Result.UNKNOWN, Result.OMITTED, Result.UNDECIDED, Result.UNEXPLAINED})
"""What has to be settled before it can be said that nothing necessary was left out."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One control with what the comparison found."""

    row: Row
    result: Result

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to do about it."""
        return self.result not in OPEN


@once
def comparison(programme: Programme) -> list[Compared]:
    """Return every control of the statement with what comparing it with Annex A found."""
    return [Compared(row, _result(row)) for row in statement(programme)]


def _result(row: Row) -> Result:
    """Return what is to be said of a control: is it needed, does it apply, and do the two agree."""
    needed = bool(row.risks or row.treatments)
    if row.unknown:
        return Result.UNKNOWN
    if row.applicable is None:
        return Result.UNDECIDED
    if not row.applicable:
        if needed:
            return Result.OMITTED
        return Result.EXCLUDED if row.framework == HOME else Result.NOT_NEEDED
    if row.framework != HOME:
        return Result.BEYOND
    if needed:
        return Result.CHOSEN
    return Result.OTHERWISE if set(row.reasons) - {Reason.RISK} else Result.UNEXPLAINED


def tally(compared: Iterable[Compared]) -> Mapping[Result, int]:
    """Count what was found; every result is there, if only with 0."""
    found = [each.result for each in compared]
    return {result: found.count(result) for result in Result}


def to_json(each: Compared, language: Language) -> dict[str, Any]:
    """Return one comparison as other programs read it."""
    row = each.row
    return {
        "id": row.id,
        "title": row.title.say(language),
        "framework": row.framework,
        "result": str(each.result),
        "settled": each.settled,
        "applicable": row.applicable,
        "reasons": [str(reason) for reason in row.reasons],
        "risks": [risk.key for risk in row.risks],
        "treatments": [treatment.key for treatment in row.treatments],
    }
