"""The risk register in rows: a risk a row, with its figures and matrices beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.documents.heat_map import shade
from isms.documents.table import Beside, Shade, Table
from isms.risk.matrix import View, matrices
from isms.risk.numbers import for_json
from isms.risk.report import ACCEPTANCES, report, subject, taken_over
from isms.risk.score import to_json as risk_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.model.programme import Programme
    from isms.risk.matrix import Matrix
    from isms.risk.method import Assessment
    from isms.risk.report import Part
    from isms.risk.score import Score

_REGISTER_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "title": Text(ja="リスク", en="Risk"),
    "department": Text(ja="部署", en="Department"),
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
    "acceptable": Text(ja="受容基準", en="Criterion"),
    "remaining": Text(ja="残留の値", en="Residual score"),
    "remaining_level": Text(ja="残留のレベル", en="Residual level"),
    "decision": Text(ja="対応の選択肢", en="Decision"),
    "controls": Text(ja="管理策", en="Controls"),
    "owner": Text(ja="リスク所有者", en="Owner"),
    "acceptance": Text(ja="残留リスクの受容", en="Residual risk accepted"),
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
    "acceptance": 12,
    "accepted_on": 12,
    "method": 13,
}
_WITHIN = Text(ja="基準以下", en="within")
_ABOVE = Text(ja="基準超過", en="above")


def _register_rows(programme: Programme) -> Iterator[Cells]:
    for row in report(programme).rows:
        risk = row.risk
        yield {
            "id": risk.shown,
            "title": risk.title,
            "department": called(programme, row.department),
            "subject": subject(programme, row),
            "taken_over": taken_over(programme, row),
            "phase": risk.phase,
            "threat": risk.threat,
            "vulnerability": risk.vulnerability,
            "existing": risk.existing,
            **assessed("inherent", row.inherent),
            **assessed("standing", row.standing),
            "acceptable": _WITHIN if row.acceptable else _ABOVE,
            **assessed("remaining", row.remaining),
            "decision": risk.decision,
            "controls": risk.controls,
            "owner": programme.people.called(risk.owner),
            "acceptance": ACCEPTANCES[row.acceptance],
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


def called(programme: Programme, key: str | None) -> str | None:
    """Return the name of a department."""
    return None if key is None else programme.departments.called(key)


def _register_facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
    return [_with_remaining(row, language) for row in report(programme).rows]


def _with_remaining(row: Score, language: Language) -> dict[str, Any]:
    """Return a risk as `isms risk score` has it, with what will remain of it."""
    left = row.remaining
    remaining = None if left is None else {"score": for_json(left.score), "level": left.level}
    return {**risk_to_json(row, language), "remaining": remaining}


BY_LEVEL = Text(ja="レベル別の件数", en="By level")
BY_DEPARTMENT = Text(ja="部署別の件数", en="By department")
MAP = Text(ja="リスクマトリクス {view}", en="Matrix {view}")
LEVEL = Text(ja="レベル", en="Level")
SCORES = Text(ja="リスク値", en="Scores")
STAGES = (Text(ja="対応前", en="Inherent"), Text(ja="現在", en="Now"), Text(ja="残留", en="Residual"))
UNSCORED = Text(ja="評価できない", en="Not scored")
COUNT = Text(ja="件数", en="Risks")
ABOVE = Text(ja="受容基準超過", en="Above criterion")
UNEXCUSED = Text(ja="うち手当てなし", en="Nothing under way")
CORNER = Text(ja="{view}: {down}＼{across}", en="{view}: {down} \\ {across}")
CELL = Text(ja="{count}({level})", en="{count} ({level})")
EMPTY = Text(ja="－", en="–")


def _beside_register(programme: Programme) -> Sequence[Beside]:
    """Return the figures and the matrices of the report."""
    parts = report(programme).parts
    found = [table for part in parts for table in (_by_level(part), _by_department(programme, part))]
    for view in (View.INHERENT, View.STANDING, View.RESIDUAL):
        found += [_matrix(each, view) for each in matrices(programme, view, drafts=False)]
    return found


def _by_level(part: Part) -> Beside:
    rows: list[Sequence[object]] = [
        (
            each.band.label,
            each.range,
            _WITHIN if each.acceptable else _ABOVE,
            each.inherent,
            each.standing,
            each.remaining,
        )
        for each in part.levels
    ]
    rows.append((UNSCORED, None, _ABOVE, *part.unscored))
    return Beside(BY_LEVEL, (LEVEL, SCORES, _REGISTER_HEADS["acceptable"], *STAGES), rows)


def _by_department(programme: Programme, part: Part) -> Beside:
    levels = [each.band.label for each in part.levels]
    rows = [
        (
            called(programme, each.key),
            each.tally.risks,
            *each.levels,
            each.tally.unscored,
            each.tally.above,
            each.tally.unexcused,
        )
        for each in part.departments
    ]
    heads = (_REGISTER_HEADS["department"], COUNT, *levels, UNSCORED, ABOVE, UNEXCUSED)
    return Beside(BY_DEPARTMENT, heads, rows)


def _matrix(matrix: Matrix, view: View) -> Beside:
    corner = Text(
        ja=CORNER.say("ja", view=view.label, down=matrix.down.title, across=matrix.across.title),
        en=CORNER.say("en", view=view.label, down=matrix.down.title, across=matrix.across.title),
    )
    levels = list(matrix.scorer.levels)
    rows = []
    for tick, cells in zip(matrix.down.ticks[::-1], matrix.cells, strict=True):
        counts = [len(cell.risks) or EMPTY for cell in cells]
        rows.append(
            [
                tick.words,
                *(
                    Shade(CELL.of(count=count, level=cell.band.label), *shade(cell.band.level, levels))
                    if cell.band
                    else count
                    for cell, count in zip(cells, counts, strict=True)
                ),
            ]
        )
    title = Text(ja=MAP.say("ja", view=view.label), en=MAP.say("en", view=view.label))
    return Beside(title, (corner, *(tick.words for tick in matrix.across.ticks)), rows)


TABLES: Mapping[str, Table] = {
    "risk-assessment": Table(
        lambda _: _REGISTER_HEADS, _register_rows, _register_facts, _REGISTER_WIDTHS, _beside_register
    ),
}
