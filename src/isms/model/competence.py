"""A competence: whether a person can do what a role asks for."""

from __future__ import annotations

from datetime import date

from isms.fields import happened, planned, refs, text, word
from isms.fields import person as who
from isms.kind import Record, record
from isms.model.person import Role
from isms.scalars import Word


class CompetenceBasis(Word):
    """What a competence rests on."""

    EDUCATION = "education", "学歴・教育", "Education"
    TRAINING = "training", "教育訓練", "Training"
    EXPERIENCE = "experience", "経験", "Experience"
    QUALIFICATION = "qualification", "資格", "Qualification"


class CompetenceResult(Word):
    """Whether a competence is enough."""

    SUFFICIENT = "sufficient", "充足", "Sufficient"
    INSUFFICIENT = "insufficient", "不足", "Insufficient"


@record(folder="competences", ja="力量", en="Competence", key=("person", "role", "assessed_on"))
class Competence(Record):
    """The assessment of one person for one role on one day."""

    person: str = who("氏名", "Person", "対象者", required=True)
    role: str = word(Role, "役割", "Role", required=True, open=True)
    required: str = text("必要な力量", "Required competence", required=True)
    basis: CompetenceBasis | None = word(CompetenceBasis, "力量の根拠", "Basis")
    assessed_on: date = happened("評価日", "Assessed on", required=True, begins=True)
    assessed_by: str = who("評価者", "Assessed by", required=True)
    result: CompetenceResult = word(CompetenceResult, "評価結果", "Result", required=True)
    action: str | None = text("処置", "Action")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")
    next_due: date | None = planned("次回評価期限", "Next due")
