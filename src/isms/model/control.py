"""A control: whether a control of Annex A, or of another framework, applies, why, and how far it is done."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, group, happened, item_number, person, refs, text, word, words
from isms.kind import Record, record
from isms.model.stamp import Stamps
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


ALSO_APPLICABLE = {
    "適用": True,
    "適用する": True,
    "採用": True,
    "Applicable": True,
    "Included": True,
    "除外": False,
    "適用除外": False,
    "適用外": False,
    "非適用": False,
    "適用しない": False,
    "不採用": False,
    "Excluded": False,
    "Not applicable": False,
}
"""What Statements of Applicability print for a control that applies, or does not."""
ALSO_REASON = {
    "リスクアセスメント": "risk",
    "リスクアセスメントの結果": "risk",
    "RRA": "risk",
    "Risk assessment": "risk",
    "法的要求": "law",
    "法的要求事項": "law",
    "法令・規制": "law",
    "LR": "law",
    "Legal": "law",
    "契約上の要求": "contract",
    "契約上の義務": "contract",
    "CO": "contract",
    "Contractual": "contract",
    "基本方針": "baseline",
    "事業上の要求": "baseline",
    "BR": "baseline",
    "BR/BP": "baseline",
    "Best practice": "baseline",
}
"""What Statements of Applicability print for the reasons."""
ALSO_STATUS = {
    "実施済": "implemented",
    "実施済み": "implemented",
    "実施された": "implemented",
    "導入済": "implemented",
    "導入済み": "implemented",
    "運用中": "implemented",
    "Fully implemented": "implemented",
    "一部実施された": "partial",
    "一部実施済": "partial",
    "部分的に実施": "partial",
    "一部導入": "partial",
    "Partial": "partial",
    "Partially implemented": "partial",
    "計画": "planned",
    "実施予定": "planned",
    "導入予定": "planned",
    "実施されていない": "not_implemented",
    "未導入": "not_implemented",
    "未着手": "not_implemented",
    "Not started": "not_implemented",
}
"""What Statements of Applicability print for the status; what can mean two of them (実施中) is not here."""

ANNEX_A = frozenset({"iso27001", "27001"})
"""The names of the framework whose items stand without its name."""


@record(folder="controls", ja="管理策", en="Control")
class Control(Record):
    """One row of the Statement of Applicability (適用宣言書).

    ``laws``, ``parties`` and ``suppliers`` say which law or contract is the reason; which risk it is, the
    risks say themselves.
    """

    id: str = item_number("管理策番号", "Id")
    framework: str | None = text("フレームワーク", "Framework")
    applicable: bool = flag(
        "適用", "Applicable", "適用の有無", "採否", required=True, accepts=ALSO_APPLICABLE
    )
    reasons: tuple[Reason, ...] = words(Reason, "適用理由", "Reasons", accepts=ALSO_REASON)
    laws: tuple[str, ...] = refs("law", "根拠の法令・契約", "Laws and contracts", "根拠法令")
    parties: tuple[str, ...] = refs("party", "契約の相手方", "Contract parties")
    suppliers: tuple[str, ...] = refs("supplier", "契約先の委託先", "Contract suppliers")
    justification: str | None = text("採否の理由", "Justification")
    status: ControlStatus | None = word(ControlStatus, "実施状況", "Status", accepts=ALSO_STATUS)
    implementation: str | None = text("実施内容", "Implementation")
    owner: str | None = person("管理責任者", "Owner", "担当者")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")
    documents: tuple[str, ...] = refs("document", "関連文書", "Documents")
    decided_on: date | None = happened("決定日", "Decided on", withdraws=("decided_by",))
    decided_by: str | None = person("決定者", "Decided by")
    reviewed: date | None = happened("見直し日", "Reviewed", withdraws=("reviewed_by",))
    reviewed_by: str | None = person("見直し者", "Reviewed by")
    stamps: Stamps | None = group(Stamps, "刻印", "Stamps")

    def identity(self) -> str:
        """Return the bare id for Annex A, ``framework/id`` for other frameworks."""
        if self.framework is None or self.framework in ANNEX_A:
            return self.id
        return f"{self.framework}/{self.id}"
