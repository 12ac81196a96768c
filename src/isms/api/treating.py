"""What is done about the risks: the treatment plan, as a listing and in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.listings import named
from isms.api.scoring import methods_of
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, listed
from isms.risk import plan as treatment_plan

if TYPE_CHECKING:
    from typing import Any

    from isms.api.loading import Loaded
    from isms.diagnostic import Message
    from isms.risk.method import Assessment
    from isms.risk.plan import Planned

PLAN_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="対応", en="Treatment")),
    Column("owner", Text(ja="実施責任者", en="Owner")),
    Column("route", Text(ja="展開", en="Route"), spare=3),
    Column("state", Text(ja="状態", en="State")),
    Column("due", Text(ja="期限", en="Due")),
    Column("percent", Text(ja="進捗(%)", en="Percent"), spare=1),
    Column("before.level", Text(ja="対応前", en="Before")),
    Column("after.level", Text(ja="対応後", en="After")),
    Column("cost_jpy", Text(ja="費用(円)", en="Cost (JPY)"), spare=2),
    Column("methods", Text(ja="評価方法", en="Method"), below=True, spare=4),
)
PLAN_OTHERS = (
    Column("department", Text(ja="対応部署", en="Department")),
    Column("action", Text(ja="実施内容", en="Action")),
    Column("risks", Text(ja="対象リスク", en="Risks")),
    Column("controls", Text(ja="管理策", en="Controls")),
    Column("approved_by", Text(ja="承認者", en="Approved by")),
    Column("approved_on", Text(ja="承認日", en="Approved on")),
    Column("done", Text(ja="完了日", en="Done")),
    Column("reported", Text(ja="進捗の報告日", en="Reported")),
    Column("before.score", Text(ja="対応前の値", en="Score before")),
    Column("after.score", Text(ja="対応後の値", en="Score after")),
    Column("after.acceptable", Text(ja="対応後に受容可能", en="Acceptable after")),
    Column("resources", Text(ja="必要な資源", en="Resources")),
    Column("result", Text(ja="結果", en="Result")),
)
PLAN_SUMMARY = Text(ja="{states}。費用の合計 {cost} 円", en="{states}. Cost in all: {cost} JPY")
PLAN_SUMMARY_OF_SOME = Text(
    ja="{states}。費用の合計 {cost} 円(費用を記入していない {count} 件を除く)",
    en="{states}. Cost in all: {cost} JPY (without {count} that name no cost)",
)
PLAN_COUNT = Text(ja="{state} {count} 件", en="{state}: {count}")


def plan(loaded: Loaded) -> list[Planned]:
    """Return the treatment plan with its progress, and what is left of the risks when it is carried out."""
    return list(treatment_plan.plan(loaded.programme))


def plan_listing(loaded: Loaded) -> Listing:
    """Return the treatment plan as rows, as `isms risk plan --format json` has them."""
    programme = loaded.programme
    rows = [
        {
            **treatment_plan.to_json(row),
            "owner": named(programme, "person", row.treatment.owner),
            "approved_by": named(programme, "person", row.treatment.approved_by),
            "department": named(programme, "department", row.treatment.department),
            "route": row.treatment.route,
            "state": row.state,
            "before": _with_label(row.before),
            "after": _with_label(row.after),
            "methods": methods_of(row.risks),
        }
        for row in plan(loaded)
    ]
    return listed(rows, PLAN_COLUMNS, PLAN_OTHERS)


def plan_summary(rows: list[Planned]) -> Message:
    """Say how many treatments are how far, and what all of them cost."""
    counted = treatment_plan.figures(rows).states
    states = [PLAN_COUNT.of(state=state.label, count=count) for state, count in counted.items() if count]
    decided = treatment_plan.figures(row for row in rows if not row.treatment.draft)
    summary = PLAN_SUMMARY_OF_SOME if decided.unpriced else PLAN_SUMMARY
    return summary.of(states=states, cost=f"{decided.cost:,}", count=decided.unpriced)


def _with_label(assessment: Assessment | None) -> dict[str, Any] | None:
    """Return an assessment as a row has it, with the label of its level."""
    if assessment is None:
        return None
    return {
        **treatment_plan.assessed(assessment),
        "level": Named(assessment.level, assessment.label),
    }
