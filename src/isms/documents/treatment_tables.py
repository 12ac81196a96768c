"""The risk treatment plan and its progress in rows: a treatment a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.documents.risk_figures import IN_ALL, methods
from isms.documents.risk_questions import treated_risks
from isms.documents.risk_tables import accepted, assessed
from isms.documents.table import Beside, Table
from isms.risk.plan import figures, to_json, urgent_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.model.programme import Programme
    from isms.risk.plan import Planned

_PLAN_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "title": Text(ja="対応", en="Treatment"),
    "action": Text(ja="実施内容", en="Action"),
    "route": Text(ja="展開", en="Route"),
    "risks": Text(ja="対象リスク", en="Risks"),
    "decisions": Text(ja="対応の選択肢", en="Decision"),
    "controls": Text(ja="管理策", en="Controls"),
    "owner": Text(ja="実施責任者", en="Owner"),
    "department": Text(ja="対応部署", en="Department"),
    "due": Text(ja="期限", en="Due"),
    "state": Text(ja="状態", en="State"),
    "late": Text(ja="超過日数", en="Days late"),
    "done": Text(ja="完了日", en="Done"),
    "approved_by": Text(ja="承認者", en="Approved by"),
    "approved_on": Text(ja="承認日", en="Approved on"),
    "cost": Text(ja="費用(円)", en="Cost (JPY)"),
    "resources": Text(ja="必要な資源", en="Resources"),
    "before": Text(ja="対応前の値", en="Score before"),
    "before_level": Text(ja="対応前のレベル", en="Level before"),
    "after": Text(ja="対応後の値", en="Score after"),
    "after_level": Text(ja="対応後のレベル", en="Level after"),
}
_PLAN_WIDTHS = {
    "id": 8,
    "title": 26,
    "action": 38,
    "route": 10,
    "risks": 28,
    "decisions": 10,
    "controls": 12,
    "owner": 12,
    "department": 15,
    "due": 12,
    "state": 9,
    "approved_by": 12,
    "approved_on": 12,
    "cost": 12,
    "before": 8,
    "before_level": 8,
    "after": 8,
    "after_level": 8,
}
_PROGRESS_HEADS: Mapping[str, Text] = {
    **{key: _PLAN_HEADS[key] for key in ("id", "title", "owner", "department", "due", "state", "late")},
    "percent": Text(ja="進捗(%)", en="Percent"),
    "reported": Text(ja="最新の報告日", en="Last reported"),
    "progress": Text(ja="経過", en="What was reported"),
    "done": _PLAN_HEADS["done"],
    "result": Text(ja="結果", en="Result"),
    "cost": _PLAN_HEADS["cost"],
}
_PROGRESS_WIDTHS = {
    "id": 8,
    "title": 28,
    "owner": 12,
    "department": 15,
    "due": 12,
    "state": 9,
    "percent": 8,
    "reported": 12,
    "progress": 52,
    "done": 12,
    "result": 40,
    "cost": 12,
}


def _plan_rows(programme: Programme) -> Iterator[Cells]:
    for row in urgent_first(programme):
        each = row.treatment
        yield {
            "id": each.shown,
            "title": each.title,
            "action": each.action,
            "route": each.route,
            "risks": [f"{risk.risk.shown} {risk.title}" for risk in row.risks],
            "decisions": list(dict.fromkeys(risk.risk.decision for risk in row.risks)),
            "controls": each.controls,
            "owner": programme.people.called(each.owner),
            "department": programme.departments.called(each.department),
            "due": each.due,
            "state": row.state,
            "late": row.days_late(programme.as_of) or None,
            "done": each.done,
            "approved_by": programme.people.called(each.approved_by),
            "approved_on": each.approved_on,
            "cost": each.cost_jpy,
            "resources": each.resources,
            "percent": row.percent,
            "reported": row.reported,
            "progress": "\n".join(_told(programme, row)),
            "result": each.result,
            **assessed("before", row.before),
            **assessed("after", row.after),
        }


def _told(programme: Programme, row: Planned) -> Iterator[str]:
    """Yield what was reported, a line for each day."""
    for each in row.treatment.progress:
        percent = f"{each.percent}%" if each.percent is not None else ""
        by = programme.people.called(each.by)
        yield " ".join(filter(None, (str(each.date or ""), percent, by, each.note)))


def _plan_facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
    del language
    return [
        {
            **to_json(row),
            "days_late": row.days_late(programme.as_of),
            "progress": [
                {
                    "date": each.date and each.date.isoformat(),
                    "percent": each.percent,
                    "by": each.by,
                    "note": each.note,
                }
                for each in row.treatment.progress
            ],
        }
        for row in urgent_first(programme)
    ]


TOTALS = Text(ja="集計", en="Totals")
STATE = Text(ja="状態", en="State")
TREATMENTS = Text(ja="件数", en="Treatments")


def _totals(programme: Programme) -> Sequence[Beside]:
    """Return how many treatments are how far, and what they cost."""
    counted = figures(urgent_first(programme))
    rows: list[Sequence[object]] = [(state.label, count) for state, count in counted.states.items() if count]
    rows += [(IN_ALL, counted.count), (_PLAN_HEADS["cost"], counted.cost)]
    return (Beside(TOTALS, (STATE, TREATMENTS), rows),)


def _beside_plan(programme: Programme) -> Sequence[Beside]:
    """Return the totals of the plan, whether what remains is accepted, and the methods."""
    treated = treated_risks(programme, urgent_first(programme))
    return (*_totals(programme), accepted(programme, treated), methods(programme))


TABLES: Mapping[str, Table] = {
    "risk-plan": Table(lambda _: _PLAN_HEADS, _plan_rows, _plan_facts, _PLAN_WIDTHS, _beside_plan),
    "treatment-progress": Table(
        lambda _: _PROGRESS_HEADS, _plan_rows, _plan_facts, _PROGRESS_WIDTHS, _totals
    ),
}
