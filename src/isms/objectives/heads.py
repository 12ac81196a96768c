"""What the columns about objectives are called, in the listings and on the papers alike."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.model.objective import Objective, ObjectiveMonth

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_OBJECTIVE = ("id", "department", "owner", "measure", "target", "direction", "unit", "baseline")
_OF_MONTH = ("month", "value", "comment", "discussion", "by", "date", "checked_on")

HEADS: Mapping[str, Text] = MappingProxyType(
    {
        **{name: Objective.label_of(name) for name in _OF_OBJECTIVE},
        **{name: ObjectiveMonth.label_of(name) for name in _OF_MONTH},
        "title": Text(ja="目的", en="Objective"),
        "checked_by": Text(ja="事務局確認", en="Checked by"),
        "before": Text(ja="前回の値", en="Before"),
        "change": Text(ja="前回比", en="Against before"),
        "met": Text(ja="目標達成", en="On target"),
        "trend": Text(ja="推移", en="Trend"),
        "due": Text(ja="期限", en="Due"),
        "overdue": Text(ja="期限超過", en="Overdue"),
        "lacks": Text(ja="不足", en="Missing"),
    }
)
