"""A law: a legal, contractual or internal requirement that the programme has to meet."""

from __future__ import annotations

from datetime import date

from isms.fields import happened, identifier, person, planned, refs, text, word
from isms.kind import Record, record
from isms.scalars import Word


class LawKind(Word):
    """What sort of requirement it is."""

    ACT = "act", "法律", "Act"
    CABINET_ORDER = "cabinet_order", "政令", "Cabinet order"
    MINISTERIAL_RULE = "ministerial_rule", "省令・規則", "Ministerial rule"
    NOTICE = "notice", "告示・通達", "Notice"
    GUIDELINE = "guideline", "ガイドライン", "Guideline"
    LOCAL_ORDINANCE = "local_ordinance", "条例", "Local ordinance"
    CONTRACT = "contract", "契約", "Contract"
    INDUSTRY = "industry", "業界基準", "Industry standard"
    INTERNAL = "internal", "社内規程", "Internal rule"


@record(folder="laws", ja="法令等", en="Law", tabular=True)
class Law(Record):
    """A legal, contractual or internal requirement, and who watches it."""

    id: str = identifier("管理番号", "Id")
    name: str = text("法令等の名称", "Name", "法令名", required=True)
    number: str | None = text("法令番号", "Law number")
    kind: LawKind | None = word(LawKind, "種別", "Kind")
    version: str | None = text("版", "Version")
    amended_on: date | None = happened("改正日", "Amended on")
    effective: date | None = planned("施行日", "Effective")
    applies_to: str | None = text("適用対象", "Applies to", "対象業務")
    departments: tuple[str, ...] = refs("department", "関係部署", "Departments")
    obligations: str | None = text("遵守事項", "Obligations", "要求事項")
    impact: str | None = text("改正の影響", "Impact")
    action: str | None = text("対応", "Action")
    owner: str | None = person("担当者", "Owner")
    checked_on: date | None = happened(
        "確認日", "Checked on", "最新確認日", required=True, withdraws=("checked_by", "next_check")
    )
    checked_by: str | None = person("確認者", "Checked by")
    next_check: date | None = planned("次回確認期限", "Next check", "次回確認日")
    abolished: date | None = planned("廃止日", "Abolished")
    source: str | None = text("出典", "Source", "参照先")

    @property
    def shown(self) -> str:
        """Its id: the number of a law is the law's, not a number for showing."""
        return self.key
