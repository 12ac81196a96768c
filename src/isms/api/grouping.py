"""Risks counted by what they have in common: their department, owner, subject, level, method or decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.alike import grouped
from isms.api.errors import RequestError
from isms.api.listings import named
from isms.api.scoring import methods_of, risk_listing
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, listed, value
from isms.risk.score import scores
from isms.risk.subjects import kind_key, kind_label
from isms.risk.tally import gravest_first, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.model.programme import Programme
    from isms.risk.score import Score

GROUPS = {
    "department": Text(ja="部署", en="Department"),
    "owner": Text(ja="リスク所有者", en="Owner"),
    "asset": Text(ja="対象", en="Subject"),
    "level": Text(ja="判定に使うレベル", en="Standing level"),
    "method": Text(ja="評価方法", en="Method"),
    "decision": Text(ja="対応", en="Decision"),
}
"""By what risks can be grouped."""
NO_GROUP = Text(
    ja="「{name}」ではまとめられません。次のどれかにしてください: {groups}",
    en="risks cannot be grouped by '{name}'; choose one of {groups}",
)
NOWHERE = Text(ja="(なし)", en="(none)")
EVENTS = Text(ja="(情報資産によらないリスク)", en="(no asset: events)")
NOT_SCORED = Text(ja="評価できない", en="Not scored")


def grouped_listing(loaded: Loaded, by: str, language: Language) -> Listing:
    """Return how many risks each group has, how grave they are, and how many are above the criterion.

    Groups are those of `GROUPS`, in the order of the records. Raises RequestError for another name.
    """
    if by not in GROUPS:
        raise RequestError(NO_GROUP.of(name=by, groups=list(GROUPS)))
    listed_rows = risk_listing(loaded, language).rows
    keys = {row["id"]: _group(loaded.programme, by, row) for row in listed_rows}
    every = scores(loaded.programme)
    groups = grouped(every, lambda score: keys[score.id])
    levels = [Named(each.level, each.label) for each in gravest_first(every)]
    ordered = sorted(groups, key=_rank(levels)) if by == "level" else groups
    rows = [_counted(group, groups[group], levels) for group in ordered]
    columns = (
        Column("group", GROUPS[by]),
        Column("risks", Text(ja="件数", en="Risks")),
        *(Column(f"levels.{level}", level.label) for level in levels),
        Column("levels.unknown", NOT_SCORED),
        Column("above", Text(ja="受容基準超過", en="Above criterion")),
        Column("unexcused", Text(ja="うち未対応", en="Not excused")),
        *([] if by == "method" else [Column("methods", GROUPS["method"], below=True)]),
    )
    return listed(rows, columns)


def _group(programme: Programme, by: str, row: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what rows hold
    """Return the group that a risk belongs to."""
    if by == "level":
        return value(row, "standing.level") or Named("unknown", NOT_SCORED)
    if by == "asset":
        risk = programme.risks[row["id"]]
        subject = (
            named(programme, "asset", risk.asset)
            or named(programme, "personal-information", risk.personal_information)
            or (risk.asset_kind and Named(kind_key(risk.asset_kind), kind_label(risk.asset_kind)))
        )
        return subject or Named("", EVENTS)
    if by == "department":
        return named(programme, "department", row["department"]) or Named("", NOWHERE)
    return row[by] or Named("", NOWHERE)


def _rank(levels: list[Named]) -> Callable[[Any], int]:
    """Return what puts levels in order, the gravest first and what is not scored last."""
    ranks = {str(level): rank for rank, level in enumerate(levels)}
    return lambda level: ranks.get(str(level), len(ranks))


def _counted(group: Any, rows: list[Score], levels: list[Named]) -> dict[str, Any]:  # noqa: ANN401 - what rows hold
    """Return one group as a row."""
    counted = tally(rows)
    return {
        "group": group,
        "risks": counted.risks,
        "levels": {
            **{str(level): counted.levels.get(str(level), 0) for level in levels},
            "unknown": counted.unscored,
        },
        "above": counted.above,
        "unexcused": counted.unexcused,
        "methods": methods_of(rows),
    }
