"""What the columns about self-inspections are called, in the listings and on the papers alike."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.model.inspection import Inspection
from isms.model.inspection_result import InspectionResult

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_RESULT = (
    *("inspection", "department", "month", "by", "date", "comment"),
    *("checked_by", "checked_on", "reported_on"),
)

LINE: Mapping[str, Text] = MappingProxyType(
    {
        **{name: InspectionResult.label_of(name) for name in _OF_RESULT},
        **{name: Inspection.label_of(name) for name in ("item", "criteria")},
        "result": Text(ja="結果", en="Result"),
        "finding": Text(ja="指摘", en="Finding"),
        "asked": Text(ja="対象", en="Asked for"),
        "due": Text(ja="期限", en="Due"),
        "overdue": Text(ja="期限超過", en="Overdue"),
        "lacks": Text(ja="不足", en="Missing"),
    }
)
"""The columns of a month in which a department and an inspection are a row (`month.Line`)."""

FIGURES: Mapping[str, Text] = MappingProxyType(
    {
        "asked": Text(ja="対象", en="Asked"),
        "done": Text(ja="実施", en="Done"),
        "missing": Text(ja="未実施", en="Missing"),
        "rate": Text(ja="実施率(%)", en="Done (%)"),
        "ok": Text(ja="適", en="OK"),
        "ng": Text(ja="否", en="Not OK"),
        "na": Text(ja="該当なし", en="N/A"),
        "findings": Text(ja="指摘にした「否」", en="Findings"),
        "checked": Text(ja="確認済み", en="Checked"),
    }
)
"""The figures of some such rows (`month.Tally`)."""
