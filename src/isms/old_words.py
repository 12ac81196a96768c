"""The words of older Statements of Applicability: heads, and what stands for yes, no and how far."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from isms.model.control import ALSO_STATUS, ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HEADS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("管理策番号", "管理策", "番号", "項番", "附属書a", "附属書a管理策", "管理策no", "管理策id"),
        *("control", "control id", "control no", "control number", "id", "no", "number", "ref", "reference"),
        *("clause", "annex a", "annex a control"),
    ),
    "applicable": (
        *(
            "適用",
            "適用する",
            "適用の有無",
            "適用有無",
            "適用可否",
            "採否",
            "適用/除外",
            "適用・除外",
            "採用",
            "選択",
        ),
        *("applicable", "applicability", "applied", "included", "selected", "in scope"),
    ),
    "excluded": (
        *("適用除外", "除外", "非適用", "適用外", "不採用", "対象外"),
        *("excluded", "exclusion", "not applicable", "out of scope"),
    ),
    "justification": (
        *(
            "採否の理由",
            "理由",
            "適用理由",
            "採用理由",
            "除外理由",
            "選択理由",
            "適用除外の理由",
            "適用の理由",
        ),
        *("justification", "reason", "reasons", "rationale", "justification for inclusion"),
        *("justification for exclusion", "reason for exclusion", "reason for inclusion"),
    ),
    "status": (
        *("実施状況", "実施", "実施の有無", "状況", "実装状況", "ステータス"),
        *("status", "implementation status", "implemented", "implementation"),
    ),
}
"""The heads under which older statements keep what is asked for."""
_YES = (
    *("はい", "有", "あり", "する", "可", "該当", "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "レ"),
    *("yes", "y", "true", "x", "v", "1"),
)
_NO = (
    *("いいえ", "無", "なし", "しない", "否", "不可", "×", "✕", "-", "－", "ー", "―"),
    *("no", "n", "false", "0"),
)
_APPLIES = (
    *("適用", "適用する", "採用", "採用する", "選択", "選択する"),
    *("applicable", "included", "applied", "selected", "in scope"),
)
_EXCLUDED = (
    *("適用除外", "除外", "除外する", "適用外", "非適用", "適用しない", "不採用", "採用しない", "対象外"),
    *("該当なし", "非該当", "not applicable", "n/a", "na", "excluded", "out of scope"),
)
APPLIES: Mapping[str, bool] = {
    **dict.fromkeys((*_YES, *_APPLIES), True),
    **dict.fromkeys((*_NO, *_EXCLUDED), False),
}
"""Whether a control applies, by what stands in the column for that."""
EXCLUDED: Mapping[str, bool | None] = {
    **dict.fromkeys((*_YES, *_EXCLUDED), False),
    **dict.fromkeys(_APPLIES, True),
    **dict.fromkeys(_NO),
}
"""The same by what stands in a column of their own for those that are excluded; a no there says nothing."""
STATUSES: Mapping[str, ControlStatus] = {
    **{
        spelling: each
        for each in ControlStatus
        for spelling in (each.value, each.label.ja, each.label.en.lower())
    },
    **{spelling: each for spelling, value in ALSO_STATUS.items() for each in ControlStatus if each == value},
    **dict.fromkeys(
        ("yes", "y", "はい", "済", "実施済み", "○", "〇", "fully implemented", "done"),
        ControlStatus.IMPLEMENTED,
    ),
    **dict.fromkeys(("partial", "partially implemented", "△", "一部"), ControlStatus.PARTIAL),
    **dict.fromkeys(("計画", "予定", "実施予定", "in progress"), ControlStatus.PLANNED),
    **dict.fromkeys(("no", "n", "いいえ", "未", "×", "not started"), ControlStatus.NOT_IMPLEMENTED),
}
"""What stands for how far a control is implemented."""
_BESIDE = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_SEPARATORS = re.compile("[\t;]")


def columns_of(row: Sequence[str]) -> dict[str, list[int]]:
    """Return where in a row of heads each column stands that is known."""
    columns: dict[str, list[int]] = {}
    for index, cell in enumerate(row):
        field = _FIELDS.get(_as_head(cell))
        if field is not None:
            columns.setdefault(field, []).append(index)
    return columns


def is_separated(rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether a row would have heads if it were cut by tabs or semicolons instead of commas."""
    return any(len(row) == 1 and len(columns_of(_SEPARATORS.split(row[0]))) > 1 for row in rows)


def plain(cell: str) -> str:
    """Return a cell as it is compared: without width, case, line breaks and a full stop at its end."""
    return " ".join(unicodedata.normalize("NFKC", cell).split()).casefold().rstrip(".")


def _as_head(cell: str) -> str:
    """Return a head as it is compared, without blanks, marks and what stands beside it in brackets."""
    return _BESIDE.sub("", plain(cell)).replace(" ", "").strip("?:*※")


_FIELDS = {_as_head(head): field for field, heads in HEADS.items() for head in heads}
