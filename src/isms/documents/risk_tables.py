"""The risk register in rows: a risk a row, with its figures and matrices beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.documents.risk_figures import CRITERION, DEPARTMENT, OVER, WITHIN, beside, methods
from isms.documents.risk_questions import life
from isms.documents.rows import spoken_rows
from isms.documents.table import Beside, Table
from isms.ledger import handled
from isms.risk.numbers import for_json
from isms.risk.report import report, subject, taken_over
from isms.risk.score import to_json as risk_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.model.programme import Programme
    from isms.risk.method import Assessment
    from isms.risk.score import Score

_REGISTER_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "title": Text(ja="リスク", en="Risk"),
    "department": DEPARTMENT,
    "subject": Text(ja="対象", en="Subject"),
    "taken_over": Text(ja="引き継いだ値", en="Values taken over"),
    "phase": Text(ja="局面", en="Phase"),
    "threat": Text(ja="脅威", en="Threat"),
    "vulnerability": Text(ja="脆弱性", en="Vulnerability"),
    "existing": Text(ja="現状の対策", en="Existing measures"),
    "inherent": Text(ja="対応前の値", en="Inherent score"),
    "inherent_level": Text(ja="対応前のレベル", en="Inherent level"),
    "standing": Text(ja="現在の値", en="Score now"),
    "standing_level": Text(ja="現在のレベル", en="Level now"),
    "acceptable": CRITERION,
    "remaining": Text(ja="残留の値", en="Residual score"),
    "remaining_level": Text(ja="残留のレベル", en="Residual level"),
    "decision": Text(ja="対応の選択肢", en="Decision"),
    "controls": Text(ja="管理策", en="Controls"),
    "owner": Text(ja="リスク所有者", en="Owner"),
    "acceptance": Text(ja="残留リスクの受容", en="Residual risk accepted"),
    "accepted_by": Text(ja="受容者", en="Accepted by"),
    "accepted_on": Text(ja="受容日", en="Accepted on"),
    "accepted_until": Text(ja="受容期限", en="Accepted until"),
    "method": Text(ja="評価方法", en="Method"),
    "unknown": Text(ja="評価できない理由", en="Why it cannot be scored"),
}
_REGISTER_WIDTHS = {
    "id": 11,
    "title": 26,
    "department": 15,
    "subject": 22,
    "threat": 28,
    "vulnerability": 28,
    "existing": 28,
    "inherent": 8,
    "inherent_level": 8,
    "standing": 8,
    "standing_level": 8,
    "acceptable": 9,
    "remaining": 8,
    "remaining_level": 8,
    "decision": 8,
    "controls": 14,
    "owner": 12,
    "acceptance": 14,
    "accepted_by": 12,
    "accepted_on": 12,
    "method": 13,
}


def _register_rows(programme: Programme) -> Iterator[Cells]:
    for row in report(programme).rows:
        yield _register_cells(programme, row)


def _register_cells(programme: Programme, row: Score) -> Cells:
    risk = row.risk
    return {
        "id": risk.shown,
        "title": risk.title,
        "department": programme.departments.called(row.department),
        "subject": subject(programme, row),
        "taken_over": taken_over(programme, row),
        "phase": risk.phase,
        "threat": risk.threat,
        "vulnerability": risk.vulnerability,
        "existing": risk.existing,
        **assessed("inherent", row.inherent),
        **assessed("standing", row.standing),
        "acceptable": WITHIN if row.acceptable else OVER,
        **assessed("remaining", row.remaining),
        "decision": risk.decision,
        "controls": risk.controls,
        "owner": programme.people.called(risk.owner),
        "acceptance": row.acceptance,
        "accepted_by": [programme.people.called(key) for key in risk.accepted_by],
        "accepted_on": risk.accepted_on,
        "accepted_until": risk.accepted_until,
        "method": f"{row.method} {row.version}" if row.scorer else None,
        "unknown": row.unknown,
    }


def assessed(stage: str, assessment: Assessment | None) -> dict[str, object]:
    """Return the score and the level of a stage; nothing where there is none."""
    if assessment is None:
        return {}
    return {stage: assessment.score, f"{stage}_level": assessment.label}


def _register_facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
    return [_with_remaining(row, language) for row in report(programme).rows]


def _with_remaining(row: Score, language: Language) -> dict[str, Any]:
    """Return a risk as `isms risk score` has it, with what will remain of it."""
    left = row.remaining
    remaining = None if left is None else {"score": for_json(left.score), "level": left.level}
    return {**risk_to_json(row, language), "remaining": remaining}


ACCEPTED = Text(ja="残留リスクの受容", en="Acceptance of what remains")
_ACCEPTED_WIDTHS = {
    "id": 11,
    "title": 34,
    "owner": 14,
    "remaining": 8,
    "remaining_level": 10,
    "acceptance": 24,
    "accepted_by": 16,
    "accepted_on": 12,
    "accepted_until": 12,
}


def accepted(programme: Programme, rows: Sequence[Score], title: Text = ACCEPTED) -> Beside:
    """Return whether what remains of some risks is accepted, by whom and until when."""
    cells = [_register_cells(programme, row) for row in rows]
    heads = [_REGISTER_HEADS[name] for name in _ACCEPTED_WIDTHS]
    filled = [[row.get(name) for name in _ACCEPTED_WIDTHS] for row in cells]
    return Beside(title, heads, filled, tuple(_ACCEPTED_WIDTHS.values()))


LAPSED = Text(ja="見直し中のリスクの受容", en="Risks under reassessment")


def _beside_register(programme: Programme) -> Sequence[Beside]:
    """Return what stands beside the register, with the drafts that are not accepted any more."""
    lapsed = report(programme).lapsed
    return (*beside(programme), *([accepted(programme, lapsed, LAPSED)] if lapsed else ()))


WANTING = Text(ja="リスクが未登録", en="no risk on record")
_LIFE_HEADS: Mapping[str, Text] = {
    "entry": Text(ja="台帳の番号", en="Entry"),
    "name": Text(ja="個人情報名", en="Personal information"),
    "phase": _REGISTER_HEADS["phase"],
    "excluded": Text(ja="該当しない理由", en="Why it does not apply"),
    **{key: head for key, head in _REGISTER_HEADS.items() if key not in {"phase", "subject"}},
}
_LIFE_WIDTHS = {**_REGISTER_WIDTHS, "entry": 11, "name": 22, "phase": 14, "excluded": 20}


def _life_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each risk on personal information, and for each phase that has none."""
    for line in handled(programme):
        entry = {
            "entry": line.shown,
            "name": line.name,
            "department": programme.departments.called(line.department),
        }
        for stage in life(programme, line):
            for row in stage.risks:
                yield {**_register_cells(programme, row), **entry, "phase": stage.phase}
            if stage.reason is not None or not stage.risks:
                yield {**entry, "phase": stage.phase, "excluded": stage.reason or WANTING}


TABLES: Mapping[str, Table] = {
    "risk-assessment": Table(
        lambda _: _REGISTER_HEADS, _register_rows, _register_facts, _REGISTER_WIDTHS, _beside_register
    ),
    "personal-information-risks": Table(
        lambda _: _LIFE_HEADS,
        _life_rows,
        partial(spoken_rows, _life_rows),
        _LIFE_WIDTHS,
        lambda programme: (methods(programme),),
    ),
}
