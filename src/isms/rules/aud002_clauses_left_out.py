"""Internal audits go through every clause within their cycle.
内部監査が、周期の中で要求事項をすべて確かめていること。

Every clause 4 to 10 of ISO/IEC 27001, and every item of the PrivacyMark guideline, has a row in the checklist
of an internal audit of the cycle; a row on a whole clause stands for those below it. The cycle of ISO/IEC
27001 is the three years of the certificate, before the first one the fiscal year; that of PrivacyMark is the
fiscal year. What a finished cycle left out is named until an audit has made it good; in the running cycle it
is info until 60 days before the end, and what an audit to come will cover is not named. Items of the
PrivacyMark weigh no more than a warning: in a joint audit, rows on ISO/IEC 27001 may stand for them. Items
whose number is not certain are not asked for. Audits by clients and certification bodies do not count.

ISO/IEC 27001 の箇条4〜10とプライバシーマーク指針の各項目について、周期の中の内部監査のチェックリストに行があ
ることを確かめます。上位の箇条の行は、その下の箇条も確かめたものとみなします。周期は、ISO/IEC 27001 では認証の
有効期間の3年(初回の認証の前は年度)、プライバシーマークでは年度です。終わった周期の漏れは、その後の監査で補う
まで指摘します。終わっていない周期は末日の60日前まで情報とし、これから行う監査で確かめるものは指摘しません。プ
ライバシーマークの項目は警告までとします(統合監査では、ISO/IEC 27001 の行で兼ねることがあるため)。番号の確かで
ない項目は求めません。顧客や認証機関による監査は数えません。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    audits/AU-01.yaml:
      id: AU-01
      title: 2025年度 内部監査
      kind: internal
      departments: [D-01]
      criteria: [JIS Q 27001:2023]
      planned: 2025-10
      performed: 2025-10-08
      checklist:
        - {clause: "27001:5.2", department: D-01, result: conform, evidence: 方針の掲示}

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2025年度 内部監査
      kind: internal
      departments: [D-01]
      criteria: [JIS Q 27001:2023]
      planned: 2025-10
      performed: 2025-10-08
      checklist:
        - {clause: "27001:4", department: D-01, result: conform, evidence: 課題一覧}
        - {clause: "27001:5", department: D-01, result: conform, evidence: 方針の掲示}
        - {clause: "27001:6", department: D-01, result: conform, evidence: リスク評価表}
        - {clause: "27001:7", department: D-01, result: conform, evidence: 受講記録}
        - {clause: "27001:8", department: D-01, result: conform, evidence: 対応計画の実績}
        - {clause: "27001:9", department: D-01, result: conform, evidence: 点検の集計}
        - {clause: "27001:10", department: D-01, result: conform, evidence: 是正の記録}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import ANNEX_A, cited, gaps, internal_audits, within
from isms.diagnostic import Fault, Level, Text
from isms.excerpt import excerpt
from isms.knowledge import Confidence
from isms.rules import Flaw
from isms.standards import ISMS, PRIVACY_MARK, aims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD002"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="残った要求事項を確かめる監査を計画し、結果をチェックリスト(checklist)の行に書いてください。要求事項は"
    "「27001:7.3」のように書きます(「7.3」だけでは数えません)。",
    en="Plan an audit of what is left, and write the results as rows of its checklist. Write clauses as "
    "27001:7.3; a bare 7.3 is not counted.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査で確かめていない要求事項が {count} 項目あります({clauses})。",
    en="In {cycle} no internal audit looked at these {count} requirements: {clauses}.",
)
SHOWN = 8
"""How many requirements a message names."""
CEILING = {ISMS: Level.ERROR, PRIVACY_MARK: Level.WARNING}


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield for each standard the requirements that no audit of a cycle went through."""
    if not programme.can_judge("audit"):
        return
    for standard in aims(programme):
        book = _Book(programme, standard)
        for gap in gaps(programme, standard, book.wanted, book.covered):
            count = len(gap.missing)
            message = LEFT_OUT.of(cycle=gap.cycle.label, count=count, clauses=excerpt(gap.missing, SHOWN))
            yield Flaw(gap.audit, ("checklist",), message, min(gap.ceiling, CEILING[standard]))


class _Book:
    """The requirements of a standard, and which of them an audit goes through."""

    def __init__(self, programme: Programme, standard: str) -> None:
        self._programme = programme
        self._framework = _framework(programme, standard)
        found = programme.knowledge.framework(self._framework)
        self._asked: Mapping[str, None] = {
            item.id: None
            for item in (found.items if found else ())
            if item.assessable and item.confidence is not Confidence.LOW and not item.id.startswith(ANNEX_A)
        }

    def wanted(self, _: list[Audit]) -> Mapping[str, None]:
        """Return all requirements, whatever was audited."""
        return self._asked

    def covered(self, audit: Audit) -> frozenset[str] | None:
        """Return the requirements that the checklist of an audit names, with all below them."""
        rows = [cited(self._programme, row.clause) for row in audit.checklist]
        named = {row[1] for row in rows if row and row[0] == self._framework}
        return frozenset(i for i in self._asked if any(within(i, n) for n in named)) if rows else None


def _framework(programme: Programme, standard: str) -> str:
    """Return the list of requirements that the audits of a standard go by: of PrivacyMark's two the usual."""
    if standard != PRIVACY_MARK:
        return standard
    audits = internal_audits(programme, standard)
    rows = [cited(programme, row.clause) for audit in audits for row in audit.checklist]
    names = [row[0] for row in rows if row]
    return max((PRIVACY_MARK, "jisq15001"), key=names.count)
