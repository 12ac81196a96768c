"""What the documents on risks say about a programme with gaps, late treatments and drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.documents.render import compose
from tests.documents.chain import RISK, TREATMENT, chained

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.documents.conftest import Ordering


def text(
    order: Ordering, name: str, language: str = "ja", changes: Mapping[str, Any] | None = None
) -> tuple[str, list[str]]:
    """Return a document of the programme with these changes, and the Japanese reasons why it is not final."""
    made = compose(order(name, language, programme=chained(**(changes or {}))))
    return made.markdown, [reason.say("ja") for reason in made.reasons]


def test_the_report_counts_without_drafts_and_says_why_not(order: Ordering) -> None:
    written, reasons = text(order, "risk-assessment")
    assert "登録しているリスク2件" in written
    assert "評価できないリスクは1件です" in written
    assert "作成中のリスク1件は、この報告に含めていません" in written
    assert "| R-002 | 測れないもの | 評価値がありません" in written
    assert "| R-001 | サーバー | 機密性 3(名簿から) |" in written
    assert "R-003" not in written
    assert any("受容基準の承認者" in reason for reason in reasons)
    assert any("リスク R-002 の評価値" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", "**受容期限切れ**<br>見直し中"), ("en", "**acceptance is over**<br>under reassessment")],
)
def test_a_draft_whose_acceptance_is_void_is_named_and_not_counted(
    language: str, said: str, order: Ordering
) -> None:
    accepted = {"decision": "accept", "accepted_by": ["P-01", "P-02"], "accepted_on": "2026-05-29"}
    changes = {
        "risks/R-004.yaml": {
            **RISK,
            "id": "R-004",
            **accepted,
            "accepted_until": "2026-10-30",
            "draft": "true",
        },
        "risks/R-005.yaml": {
            **RISK,
            "id": "R-005",
            **accepted,
            "accepted_until": "2027-10-30",
            "draft": "true",
        },
    }
    written, _ = text(order, "risk-assessment", language, changes)
    (row,) = (line for line in written.splitlines() if line.startswith("| R-004 |"))
    assert said in row
    assert "R-005" not in written
    if language == "ja":
        assert "登録しているリスク2件" in written
        assert "作成中のリスク3件は、この報告に含めていません。うち1件は見直し中" in written


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("ja", "評価は、2026年5月12日に行いました", "2026年5月12日から2026年5月14日までに"),
        ("en", "Assessed on 2026-05-12 by", "Assessed from 2026-05-12 to 2026-05-14 by"),
    ],
)
def test_what_was_assessed_on_one_day_has_no_first_and_last(
    language: str, one: str, several: str, order: Ordering
) -> None:
    def assessed(key: str, day: str) -> dict[str, Any]:
        return {f"risks/{key}.yaml": {**RISK, "id": key, "assessed_on": day, "assessed_by": "P-01"}}

    days = assessed("R-001", "2026-05-12") | assessed("R-002", "2026-05-12")
    assert one in text(order, "risk-assessment", language, days)[0]
    days |= assessed("R-004", "2026-05-14")
    assert several in text(order, "risk-assessment", language, days)[0]


def test_without_void_acceptances_no_draft_is_spoken_of(order: Ordering) -> None:
    written, _ = text(order, "risk-assessment")
    assert "見直し中" not in written


def test_bands_that_are_ours_are_to_be_approved(order: Ordering) -> None:
    settings = {
        "format": "1", "organisation": {"name": "株式会社あおば"}, "standards": ["iso27001"],
        "stage": "certified", "risk": {"method": "pms-lifecycle"},
    }  # fmt: skip
    risk = {
        "id": "R-001", "title": "紛失", "threat": "紛失", "owner": "P-01", "decision": "open",
        "factors": {"impact": "3", "likelihood": "2"},
    }  # fmt: skip
    written, _ = text(order, "risk-assessment", changes={"isms.yaml": settings, "risks/R-001.yaml": risk})
    assert "組織の承認が必要です" in written
    assert "本ツールの設定(組織の承認が必要)" in written


def test_a_method_without_a_matrix_says_so(order: Ordering) -> None:
    settings = {
        "format": "1", "organisation": {"name": "株式会社あおば"}, "standards": ["iso27001"],
        "stage": "certified", "risk": {"method": "asset-threat-vulnerability-each"},
    }  # fmt: skip
    written, _ = text(order, "risk-assessment", "en", changes={"isms.yaml": settings})
    assert "it has no matrix" in written
    assert "<!-- figure" not in written


def test_the_plan_marks_what_is_late_and_not_approved(order: Ordering) -> None:
    written, reasons = text(order, "risk-plan")
    assert "**期限超過 21日**" in written
    assert "**期限を過ぎて完了していない対応が1件あります。**" in written
    assert "**リスク所有者の承認が済んでいない対応が1件あります。**" in written
    assert any("対応 T-002 の承認者" in reason for reason in reasons)
    assert "1,200,000円" in written
    assert written.index("T-001") < written.index("T-002")


def test_the_plan_names_the_decision_and_the_risks_in_the_order_of_the_register(order: Ordering) -> None:
    changed = {**TREATMENT, "risks": ["R-002", "R-001"]}
    written, _ = text(order, "risk-plan", changes={"treatments/T-001.yaml": changed})
    assert "R-002 測れないもの(低減)<br>R-001 故障(低減)" in written
    chapter = written[written.index("## 4. ") :]
    assert chapter.index("| R-001 |") < chapter.index("| R-002 |")


def test_costs_that_nobody_has_told_are_not_nothing(order: Ordering) -> None:
    written, _ = text(order, "treatment-progress")
    assert "| 合計 | 2 | 1 | 1 | 0 | 0 | 1,200,000 |" in written
    untold = {name: value for name, value in TREATMENT.items() if name != "cost_jpy"}
    written, _ = text(order, "treatment-progress", changes={"treatments/T-001.yaml": untold})
    assert "| 合計 | 2 | 1 | 1 | 0 | 0 | － |" in written


def test_a_treatment_that_changed_after_its_approval_is_a_gap(order: Ordering) -> None:
    changed = {
        "id": "T-001", "title": "複写", "risks": ["R-001"], "action": "複写", "route": "project",
        "owner": "P-01", "due": "2027-01-31", "approved_by": "P-01", "approved_on": "2026-05-29",
        "stamps": {"approved": {"digest": "00"}},
    }  # fmt: skip
    _, reasons = text(order, "risk-plan", changes={"treatments/T-001.yaml": changed})
    assert any("対応 T-001 の変更後の承認" in reason for reason in reasons)


def test_the_progress_tells_days_notes_and_silence(order: Ordering) -> None:
    written, _ = text(order, "treatment-progress")
    assert "**21日超過**" in written
    assert "2026年9月30日 30% " in written
    assert ": 機器を選んだ" in written
    assert "報告がありません" in written
    english, _ = text(order, "treatment-progress", "en")
    assert "**late by 21 days**" in english
    assert "Nothing was reported" in english


def test_the_trace_says_where_it_breaks_and_what_no_risk_is_about(order: Ordering) -> None:
    written, _ = text(
        order, "trace", changes={"inspections/I-01.yaml": None, "inspections/results/r.yaml": None}
    )
    assert "**切れ目** T-001: " in written
    assert "- A-02 名簿" in written


ACCEPTED = {"accepted_by": ["P-01"], "accepted_on": "2026-06-12", "accepted_until": "2027-03-31"}


def test_papers_say_who_accepted_what_remains_and_until_when(order: Ordering) -> None:
    risks = {"risks/R-001.yaml": {**RISK, **ACCEPTED}}
    report, _ = text(order, "risk-assessment", changes=risks)
    waiting = report[report.index("## 5. ") : report.index("## 6. ")]
    assert "リスク2件のうち1件の残留リスクは" in waiting
    assert "| R-002 |" in waiting
    assert "| R-001 |" not in waiting
    assert "受容済み<br>青木 健一<br>2026年6月12日<br>(2027年3月31日まで)" in report
    plan, _ = text(order, "risk-plan", "en", changes=risks)
    accepted = plan[plan.index("## 4. ") :]
    assert "| accepted | 2026-06-12<br>(until 2027-03-31) | 青木 健一 |" in accepted
    assert "| R-002 |" not in accepted


@pytest.mark.parametrize("name", ["risk-plan", "trace", "personal-information-risks"])
def test_papers_name_the_method_its_version_and_whose_the_bands_are(order: Ordering, name: str) -> None:
    settings = {
        "format": "1", "organisation": {"name": "株式会社あおば"}, "standards": ["iso27001"],
        "risk": {"method": "pms-lifecycle"},
    }  # fmt: skip
    written, _ = text(order, name, changes={"isms.yaml": settings})
    assert "(pms-lifecycle 版1)" in written
    assert "リスクレベルの区分は本ツールの設定によるもので、組織の承認が必要です" in written


def test_the_life_of_personal_information_is_told_in_its_order(order: Ordering) -> None:
    line = {
        "id": "PI-01", "name": "名簿", "department": "D-01", "owner": "P-01", "purpose": "連絡",
        "items": "氏名", "acquisition": "direct_written", "medium": "paper", "location": "書庫",
        "retention": "1年", "disposal": "裁断",
        "phases_na": {"transfer": "運ばない", "entrustment": "委託しない"},
    }  # fmt: skip
    risk = {key: value for key, value in RISK.items() if key != "asset"} | {"personal_information": "PI-01"}
    written, _ = text(
        order,
        "personal-information-risks",
        changes={
            "personal-information/PI-01.yaml": line,
            "risks/R-004.yaml": {**risk, "id": "R-004", "phase": "use"},
            "risks/R-005.yaml": {**risk, "id": "R-005", "phase": "acquisition"},
        },
    )
    rows = [line.split(" | ")[:2] for line in written.splitlines() if line.startswith("| ")]
    first = next(at for at, row in enumerate(rows) if row == ["| 取得・入力", "R-005"])
    assert [row[0] for row in rows[first : first + 6]] == [
        "| 取得・入力",
        "| 移送・送信",
        "| 利用・加工",
        "| 委託・提供",
        "| 保管・バックアップ",
        "| 廃棄・消去",
    ]
    assert "| 移送・送信 | | 該当しない: 運ばない |" in written
    assert "| 保管・バックアップ | | 【未記入: PI-01 のこの局面のリスク】 |" in written
