"""A control: whether a control of Annex A, or of another framework, applies, why, and how far it is done."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, happened, identifier, person, refs, text, word, words
from isms.kind import Record, record
from isms.scalars import Word


class Reason(Word):
    """Why a control applies."""

    RISK = "risk", "リスク対応", "Risk"
    LAW = "law", "法令", "Law"
    CONTRACT = "contract", "契約", "Contract"
    BASELINE = "baseline", "組織の基本方針", "Baseline"


class ControlStatus(Word):
    """How far a control is implemented."""

    IMPLEMENTED = "implemented", "実施", "Implemented"
    PARTIAL = "partial", "一部実施", "Partly implemented"
    PLANNED = "planned", "計画中", "Planned"
    NOT_IMPLEMENTED = "not_implemented", "未実施", "Not implemented"


ALSO_STATUS = {
    "実施済": "implemented",
    "実施済み": "implemented",
    "実施された": "implemented",
    "一部実施された": "partial",
    "実施されていない": "not_implemented",
}
"""What Statements of Applicability print for the same."""

ANNEX_A = frozenset({"iso27001", "27001"})
"""The names of the framework whose items stand without its name."""


@record(folder="controls", ja="管理策", en="Control")
class Control(Record):
    """One row of the Statement of Applicability (適用宣言書)."""

    id: str = identifier("管理策番号", "Id")
    framework: str | None = text("フレームワーク", "Framework")
    applicable: bool = flag("適用", "Applicable", "適用の有無", required=True)
    reasons: tuple[Reason, ...] = words(Reason, "適用理由", "Reasons")
    justification: str | None = text("採否の理由", "Justification")
    status: ControlStatus | None = word(ControlStatus, "実施状況", "Status", accepts=ALSO_STATUS)
    implementation: str | None = text("実施内容", "Implementation")
    owner: str | None = person("管理責任者", "Owner", "担当者")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")
    documents: tuple[str, ...] = refs("document", "関連文書", "Documents")
    decided_on: date | None = happened("決定日", "Decided on", withdraws=("decided_by",))
    decided_by: str | None = person("決定者", "Decided by")
    reviewed: date | None = happened("見直し日", "Reviewed")

    def identity(self) -> str:
        """Return the bare id for Annex A, ``framework/id`` for other frameworks."""
        if self.framework is None or self.framework in ANNEX_A:
            return self.id
        return f"{self.framework}/{self.id}"
